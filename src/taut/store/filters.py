"""What a question is narrowed by, and the part of an SQL question that says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from taut.world import load_world

__all__ = ["Clause", "Filters"]

Clause = tuple[str, tuple[object, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Filters of every list; each narrows, several values of one are alternatives, and what is empty does not count.

    `start` and `end` are days, both included: of what happened for events, of publication otherwise. `countries` are
    codes of either side or of any named party; `sources` and `targets` are codes of those who act and are acted upon; a
    code without a sector takes in all of its sectors. `entities` are ids of those who take part, speak or are named.
    `text` is a search as in `taut search`.
    """

    start: date | None = None
    end: date | None = None
    countries: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    quads: tuple[int, ...] = ()
    statuses: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    story: str | None = None
    least: float = 0.0  # confidence
    text: str | None = None
    entities: tuple[str, ...] = ()


def one_of(expression: str, values: tuple[object, ...]) -> Clause | None:
    """That an expression is one of some values; None where there are none to choose from."""
    return (f"{expression} IN ({', '.join('?' * len(values))})", values) if values else None


def of_code(entity: str, codes: tuple[str, ...]) -> Clause | None:
    """That an entity, the name of its row, has one of these codes; one without a sector takes in all of its sectors."""
    if not codes:
        return None
    marks = ", ".join("?" * len(codes))
    return f"({entity}.code IN ({marks}) OR {entity}.code || ':' || {entity}.sector IN ({marks}))", (*codes, *codes)


def party(event: str, codes: tuple[str, ...], side: str | None = None) -> Clause | None:
    """That an event, an expression of its number, has one of these codes on a side, or on either."""
    countries = load_world().countries
    sectored = tuple(code for code in codes if code.partition(":")[0] in countries and ":" in code)
    whole = tuple(code for code in codes if code not in sectored)  # of states all sectors
    sided = f" AND side = '{side}'" if side else ""
    asked = [item for item in (one_of("code", whole), one_of("full_code", sectored)) if item]
    if not asked:
        return None
    union = " UNION ".join(f"SELECT event FROM parties WHERE {condition}{sided}" for condition, _ in asked)
    return f"{event} IN ({union})", tuple(value for _, values in asked for value in values)


def takes_part(event: str, entities: tuple[str, ...]) -> Clause | None:
    """That one of these entities is a party of an event, an expression of its number."""
    inside = one_of("entity", entities)
    return (f"{event} IN (SELECT event FROM parties WHERE {inside[0]})", inside[1]) if inside else None


def named_in(article: str, entities: tuple[str, ...]) -> Clause | None:
    """That an article, an expression of its number, names one of these entities."""
    inside = one_of("id", entities)
    return (f"{article} IN (SELECT article FROM entities WHERE {inside[0]})", inside[1]) if inside else None


def names_code(codes: tuple[str, ...]) -> Clause | None:
    """That an article, `a`, names an entity of one of these codes."""
    inside = of_code("n", codes)
    return (f"a.n IN (SELECT n.article FROM entities n WHERE {inside[0]})", inside[1]) if inside else None


def published_in(filters: Filters) -> list[Clause]:
    """That an article, `a`, is of the outlets and the story asked for."""
    outlets = one_of("a.outlet", filters.outlets)
    story = ("a.story = ?", (filters.story,)) if filters.story else None
    return [clause for clause in (outlets, story) if clause]


def between(expression: str, filters: Filters) -> list[Clause]:
    """That a day lies between those asked for."""
    ends = ((">=", filters.start), ("<=", filters.end))
    return [(f"{expression} {sign} ?", (day.isoformat(),)) for sign, day in ends if day is not None]
