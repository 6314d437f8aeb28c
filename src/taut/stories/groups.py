"""Groups of ids that grow by joining, within what people decided."""

from __future__ import annotations

from collections.abc import Collection, Iterable

Pairs = Collection[frozenset[str]]


class Groups:
    """A partition of ids: each alone at first, but for those that people joined.

    What people keep apart is never joined, unless they joined it themselves.

    >>> groups = Groups("abcd", joined={frozenset("ab")}, apart={frozenset("bc")})
    >>> groups.may_join("a", "c"), groups.may_join("c", "d")
    (False, True)
    >>> groups.join("c", "d")
    >>> groups.partition()
    (('a', 'b'), ('c', 'd'))
    """

    def __init__(self, ids: Iterable[str], *, joined: Pairs = frozenset(), apart: Pairs = frozenset()) -> None:
        self._members: dict[str, tuple[str, ...]] = {name: (name,) for name in ids}
        self._apart: dict[str, set[str]] = {}
        for one, other in map(sorted, _within(self._members, joined)):
            self.join(one, other)
        for one, other in map(sorted, _within(self._members, apart)):
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def of(self, name: str) -> tuple[str, ...]:
        """The group that an id is in, sorted."""
        return self._members[name]

    def may_join(self, one: str, other: str) -> bool:
        """Whether the groups of two ids are different ones, and nobody keeps a pair of them apart."""
        mine, theirs = self._members[one], self._members[other]
        return mine is not theirs and not any(self._apart.get(name, set()).intersection(theirs) for name in mine)

    def join(self, one: str, other: str) -> None:
        """Make one group of the groups of two ids."""
        if self._members[one] is not self._members[other]:
            group = tuple(sorted((*self._members[one], *self._members[other])))
            self._members.update(dict.fromkeys(group, group))

    def partition(self) -> tuple[tuple[str, ...], ...]:
        """All groups, in the order of their first ids."""
        return tuple(sorted(set(self._members.values())))


def _within(ids: Collection[str], pairs: Pairs) -> list[frozenset[str]]:
    """The pairs that are wholly among some ids, in an order of their own."""
    return sorted((pair for pair in pairs if len(pair) == 2 and all(name in ids for name in pair)), key=sorted)
