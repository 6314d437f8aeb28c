"""Groups that grow by joining, within what people decided."""

from taut.stories.groups import Groups


def test_apart_holds_for_whole_groups() -> None:
    groups = Groups("abcd", apart={frozenset("ad")})
    groups.join("a", "b")
    groups.join("c", "d")
    assert not groups.may_join("b", "c")


def test_joined_wins_over_apart() -> None:
    pair = {frozenset("ab")}
    assert Groups("ab", joined=pair, apart=pair).partition() == (("a", "b"),)


def test_one_group_is_not_joined_to_itself() -> None:
    groups = Groups("ab", joined={frozenset("ab")})
    assert not groups.may_join("a", "b")
    groups.join("a", "b")
    assert groups.of("a") == ("a", "b")
