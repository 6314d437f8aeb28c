"""The date a page says it appeared on, from lines that hold nothing else."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from taut.languages import Pack

__all__ = ["published_in"]

_WORDS = 14  # a date line names day, date, time, zone and perhaps the outlet, never more
_OTHERS = 5  # words beside the date; a headline that names a date has more
_OLDEST = 1990
_BRACKETS = re.compile(r"\([^)]*\)")


def published_in(text: str, pack: Pack) -> date | None:
    """The publication date that a header line states; None for a line that is not a date line.

    >>> from taut.languages import load_pack
    >>> published_in("Kabar Contoh - 18/06/2025, 21:35 WIB", load_pack("id"))
    datetime.date(2025, 6, 18)
    >>> published_in("Pertemuan itu digelar di Belmora pada 18 Juni 2025.", load_pack("id"))
    """
    if len(text.split()) > _WORDS or text.endswith((".", ",", '"', "”")):
        return None
    named, numeric = _patterns(pack)
    text = _BRACKETS.sub(" ", text)  # a date in brackets is one of the story
    match = named.search(text) or numeric.search(text)
    if match is None or _other_words(text.replace(match.group(), " "), pack) > _OTHERS:
        return None
    month = match["month"]
    if not month.isdigit():
        month = next(row["month"] for row in pack.table("months") if row["form"] == month.casefold())
    return _day(match["year"], month, match["day"])


def _other_words(text: str, pack: Pack) -> int:
    """How many words a date line has beside its date: the outlet, the time zone, who wrote."""
    weekdays = pack.words("weekdays")
    words = (word.strip(",.:;|/()-–—").casefold() for word in text.split())
    return sum(word not in weekdays and any(char.isalpha() for char in word) for word in words)


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year >= _OLDEST else None


@cache
def _patterns(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str]]:
    months = "|".join(sorted((re.escape(row["form"]) for row in pack.table("months")), key=len, reverse=True))
    named = rf"\b(?P<day>\d{{1,2}})[ -](?P<month>{months})\.?[ -](?P<year>(?:19|20)\d\d)\b"
    dayfirst = r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)"
    return re.compile(named, re.IGNORECASE), re.compile(rf"(?<!\d){dayfirst}(?!\d)")
