"""Filters from what a person writes: names in any language, codes, days as text; whatever means nothing is an error."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from taut.store.actors import code_of
from taut.store.filters import Filters
from taut.world import first_day, last_day
from taut.world.codebook import load_codebook

__all__ = ["narrow"]

Several = str | Iterable[str] | None


def narrow(
    *,
    country: Several = None,
    source: Several = None,
    target: Several = None,
    type: Several = None,
    status: Several = None,
    quad: int | Iterable[int] | None = None,
    outlet: Several = None,
    start: date | str | None = None,
    end: date | str | None = None,
    story: str | None = None,
    least: float = 0.0,
    text: str | None = None,
) -> Filters:
    """Filters for the lists of a store; each takes one value or several, several are alternatives.

    `country` is a party on either side, `source` one that acts, `target` one acted upon: names in English or
    Indonesian, or codes. `start` and `end` are days, both included, written `2024`, `2024-03` or `2024-03-08`. `least`
    is the lowest confidence.
    Raises UnknownActor with suggestions, and ValueError for a type, status, quad class or day that there is not.

    >>> found = narrow(country="Rusia", type=["SANCTION", "accuse"], end="2022-02")
    >>> found.countries, found.types, found.end
    (('RUS',), ('SANCTION', 'ACCUSE'), datetime.date(2022, 2, 28))
    """
    codebook = load_codebook()
    return Filters(
        start=_day(start, first_day),
        end=_day(end, last_day),
        countries=tuple(map(code_of, _several(country))),
        sources=tuple(map(code_of, _several(source))),
        targets=tuple(map(code_of, _several(target))),
        types=tuple(_known(item.upper(), codebook.types, "event type") for item in _several(type)),
        statuses=tuple(_known(item.lower(), codebook.statuses, "status") for item in _several(status)),
        quads=tuple(_quad(item) for item in ([quad] if isinstance(quad, int) else quad or ())),
        outlets=_several(outlet),
        story=story,
        least=least,
        text=text,
    )


def _several(values: Several) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else tuple(values or ())


def _known(item: str, among: Iterable[str], what: str) -> str:
    if item not in among:
        raise ValueError(f"{item!r} is no {what}; there is: {', '.join(among)}")
    return item


def _quad(item: int) -> int:
    if item not in (1, 2, 3, 4):
        raise ValueError(f"{item} is no quad class; there is: 1, 2, 3, 4")
    return item


def _day(day: date | str | None, read: Callable[[str], date]) -> date | None:
    if not isinstance(day, str):
        return day
    try:
        return read(day)
    except ValueError:
        raise ValueError(f"{day!r} is no date; write it as 2024, 2024-03 or 2024-03-08") from None
