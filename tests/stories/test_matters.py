"""Stories: a partition of articles that does not depend on the order in which they came."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations, pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from taut.model import Fingerprint, Story
from taut.stories import stories
from taut.stories.matters import FLOOR, MOST_ARTICLES, MOST_DAYS

from .conftest import DAY, a_print

Situation = tuple[list[Fingerprint], dict[tuple[str, str], float], set[frozenset[str]], set[frozenset[str]]]


def told(found: tuple[Story, ...]) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in found}


names = st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=10, unique=True)


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    articles = draw(names)
    days = st.none() | st.integers(0, 12).map(lambda n: DAY + timedelta(days=n))
    prints = [a_print(name, draw(days)) for name in articles]
    pairs = list(combinations(sorted(articles), 2))
    some = st.sets(st.sampled_from(pairs), max_size=3) if pairs else st.just(set())
    alike = {pair: draw(st.floats(0.6, 1.0)) for pair in pairs if draw(st.booleans())}
    return prints, alike, {frozenset(pair) for pair in draw(some)}, {frozenset(pair) for pair in draw(some)}


@given(situations(), st.randoms())
def test_every_order_of_arrival_gives_the_same_stories(situation: Situation, chance: Random) -> None:
    prints, alike, joined, apart = situation
    shuffled = prints[:]
    chance.shuffle(shuffled)
    turned = {(other, one): value for (one, other), value in reversed(alike.items())}
    assert stories(prints, alike, joined=joined, apart=apart) == stories(shuffled, turned, joined=joined, apart=apart)


@given(situations())
def test_every_article_is_in_one_story(situation: Situation) -> None:
    prints, alike, joined, apart = situation
    found = stories(prints, alike, joined=joined, apart=apart)
    assert sorted(name for story in found for name in story.articles) == sorted(each.article for each in prints)
    assert len({story.id for story in found}) == len(found)


@given(situations())
def test_a_connected_set_by_itself_gives_the_same_as_the_whole(situation: Situation) -> None:
    prints, alike, joined, apart = situation
    linked = {name: {name} for name in (each.article for each in prints)}
    for one, other in [*alike, *(tuple(pair) for pair in joined)]:
        group = linked[one] | linked[other]
        linked.update(dict.fromkeys(group, group))
    alone = [
        stories([each for each in prints if each.article in group], alike, joined=joined, apart=apart)
        for group in {frozenset(group) for group in linked.values()}
    ]
    assert {story for found in alone for story in found} == set(stories(prints, alike, joined=joined, apart=apart))


@given(situations())
def test_stories_stay_within_their_bounds(situation: Situation) -> None:
    prints, alike, _, _ = situation
    days = {each.article: each.published for each in prints}
    for story in stories(prints, alike):
        dated = [day for name in story.articles if (day := days[name])]
        assert not dated or (max(dated) - min(dated)).days <= MOST_DAYS


@given(situations())
def test_what_people_decided_holds(situation: Situation) -> None:
    prints, alike, joined, apart = situation
    found = told(stories(prints, alike, joined=joined, apart=apart))
    by_people = told(stories(prints, {}, joined=joined))
    assert all(any(group <= story for story in found) for group in by_people)
    for pair in apart:
        assert not any(pair <= story for story in found) or any(pair <= group for group in by_people)


def test_no_story_grows_beyond_its_size() -> None:
    articles = [f"{i:03}" for i in range(MOST_ARTICLES + 5)]
    alike = dict.fromkeys(combinations(articles, 2), 0.9)
    sizes = [len(story.articles) for story in stories([a_print(name) for name in articles], alike)]
    assert max(sizes) == MOST_ARTICLES


def test_people_may_join_more_than_the_bounds_allow() -> None:
    articles = [a_print("a"), a_print("b", DAY + timedelta(days=300))]
    assert told(stories(articles, {}, joined={frozenset("ab")})) == {frozenset("ab")}


def test_a_chain_of_neighbours_is_no_story() -> None:
    """Each is like the next, and the first is nothing like the last."""
    chain = "abcdefgh"
    alike = dict.fromkeys(pairwise(chain), 0.7)
    found = stories([a_print(name) for name in chain], alike)
    assert max(len(story.articles) for story in found) == 2


def test_three_of_which_two_pairs_are_alike_are_one_story_where_the_mean_allows() -> None:
    prints = [a_print(name) for name in "abc"]
    assert told(stories(prints, {("a", "b"): 0.95, ("b", "c"): 2 * FLOOR})) == {frozenset("abc")}
    assert len(stories(prints, {("a", "b"): 0.95, ("b", "c"): 2 * FLOOR - 0.01})) == 2


def test_a_story_is_told_in_the_order_of_publication_and_named_after_its_first() -> None:
    prints = [a_print("a", None), a_print("b", DAY), a_print("c", DAY - timedelta(days=1))]
    alike = dict.fromkeys(combinations("abc", 2), 0.9)
    (story,) = stories(prints, alike)
    assert story.articles == ("c", "b", "a")
    assert story.id == stories(prints[2:], {})[0].id


def test_decisions_about_articles_that_are_not_there_change_nothing() -> None:
    prints = [a_print("a"), a_print("b")]
    gone = {frozenset("ax")}
    assert stories(prints, {}, joined=gone, apart=gone) == stories(prints, {})
