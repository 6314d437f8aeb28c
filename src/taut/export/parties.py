"""Those who act and are acted upon, as formats with one column for each fact need them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations, product

from taut.model import Actor, Span, Telling, full_code
from taut.store import name_of
from taut.store.cells import cow
from taut.world import load_world

__all__ = ["Party", "actors", "joined", "pairs", "recipients", "said_left_out"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One party of an event."""

    entity: str
    code: str  # without sector
    sector: str | None
    name: str  # as the article calls it
    words: str | None  # of the sentence

    @property
    def full(self) -> str:
        return full_code(self.code, self.sector)

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-3 code of its state; None for a body or a group of states."""
        return self.code if self.code in load_world().countries else None

    @property
    def alpha2(self) -> str | None:
        country = load_world().countries.get(self.code)
        return country.alpha2 or None if country else None

    @property
    def cow(self) -> int | None:
        return cow(self.code)

    @property
    def english(self) -> str:
        """The English name of a state or body, the article's name of anyone else."""
        whole = self.sector is None and self.entity.partition(":")[0] in ("state", "body")
        return name_of(self.code) if whole and name_of(self.code) != self.code else self.name


def actors(telling: Telling) -> tuple[Party, ...]:
    """Those who act in a telling."""
    event = telling.event
    return _parties(event.actors, telling.actor_names, event.evidence.actors, telling)


def recipients(telling: Telling) -> tuple[Party, ...]:
    """Those acted upon in a telling."""
    event = telling.event
    return _parties(event.recipients, telling.recipient_names, event.evidence.recipients, telling)


def _parties(
    sides: Sequence[Actor], names: Sequence[str], spans: Sequence[Span], telling: Telling
) -> tuple[Party, ...]:
    # A phrase may stand for several, and one may be told in several: only as many of each are told apart.
    told = [_words(telling, span) for span in spans] if len(spans) == len(sides) else [None] * len(sides)
    return tuple(
        Party(entity=actor.entity, code=actor.code, sector=actor.sector, name=name, words=words)
        for actor, name, words in zip(sides, names, told, strict=True)
    )


def _words(telling: Telling, span: Span) -> str | None:
    base = telling.event.evidence.sentence.start
    return telling.sentence[max(0, span.start - base) : max(0, span.end - base)] or None


def pairs(telling: Telling) -> Iterator[tuple[Party | None, Party | None]]:
    """Who did it to whom, one to one; what several do together is told of each towards each, as event data do.

    Where one side is not known, or nobody is named but one, the other side of the pair is None.
    """
    one, other = actors(telling), recipients(telling)
    if one and other:
        yield from product(one, other)
    elif len(one) > 1:
        yield from permutations(one, 2)
    elif one:
        yield one[0], None
    else:
        yield from ((None, party) for party in other or (None,))


def joined(values: Sequence[object | None], missing: str = "None") -> str:
    """Values as POLECAT joins them.

    >>> joined(["USA", None])
    'USA; None'
    """
    return "; ".join(missing if value is None else str(value) for value in values) or missing


def said_left_out(counts: Mapping[str, int]) -> Iterator[str]:
    """A note about happenings that a format without a status cannot hold."""
    if counts:
        told = ", ".join(f"{count:,} {status}" for status, count in sorted(counts.items()))
        yield (
            f"This format has no status: {sum(counts.values()):,} happenings that did not take place, are yet to come "
            f"or lie far back are left out ({told}). The tables of `taut export` hold them."
        )
