"""The words and patterns by which a language writes dates, compiled from its pack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from taut.languages import Pack

DAY = r"(?P<day>\d{1,2})"
YEAR = r"(?P<year>(?:19|20)\d\d)"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DateWords:
    """Names of months and days, relative phrases, and the patterns that find dates, the most telling first."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    relative: Mapping[str, tuple[str, int]]
    turns: Mapping[str, int]  # "past" words are -1, "this" 0, "future" 1
    joints: frozenset[str]  # words that make one stretch of two dates
    sources: frozenset[str]  # first words of cues that name where a report was taken from
    starts: frozenset[str]  # every word, in lower case, that a date can start with
    patterns: tuple[re.Pattern[str], ...]


def _any(words: Iterable[str]) -> str:
    """An alternative of words, the longest first, with any white space between their parts."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered) + ")"


def _patterns(months: str, weekdays: str, relative: str, turn: str, joint: str, opener: str) -> Iterable[str]:
    named = rf"(?:(?P<weekday>{weekdays})\b(?:\s+[^\W\d]\w+)?[,\s]*\(?\s*)?"  # "Rabu malam (5/6)"
    after = rf"(?:\s+(?P<turn>{turn})\b)?"
    yield r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b"
    yield (
        rf"{named}(?<![\d/]){DAY}\s?(?P<mark>[/.-])\s?(?P<number>\d{{1,2}})"
        r"(?:(?P=mark)(?P<year>(?:19|20)?\d\d))?(?![\d/])"
    )
    yield (
        rf"{named}(?:\b(?P<from>\d{{1,2}})(?:\s*[-–—]\s*|\s+{joint}\s+))?(?<!\d){DAY}\s+(?P<month>{months})\b\.?"
        rf"(?:,?\s+(?:{opener}\s+)?{YEAR}\b)?{after}"
    )
    yield rf"(?P<month>{months})\b\.?\s+(?:{opener}\s+)?{YEAR}\b"
    yield rf"(?P<relative>{relative})\b"
    yield rf"(?P<weekday>{weekdays})\b{after}"
    yield rf"(?P<month>{months})\b{after}"
    yield rf"(?:(?P<opener>{opener})\s+)+{YEAR}\b(?![.,/]\d|-)"
    yield rf"{YEAR}\s+(?P<turn>{turn})\b"


@cache
def date_words(pack: Pack) -> DateWords:
    """The date words of a pack, compiled once."""
    months = {row["form"]: int(row["month"]) for row in pack.table("months")}
    weekdays = {row["form"]: int(row["weekday"]) for row in pack.table("weekdays")}
    relative = {row["phrase"]: (row["unit"], int(row["offset"])) for row in pack.table("relative_dates")}
    classes: dict[str, list[str]] = {}
    for row in pack.table("date_words"):
        classes.setdefault(row["class"], []).append(row["word"])
    turns = {word: turn for name, turn in (("past", -1), ("this", 0), ("future", 1)) for word in classes[name]}
    parts = (months, weekdays, relative, turns, classes["range"] + classes["pair"], classes["year"])
    patterns = tuple(
        re.compile(rf"(?<!\w){text}", re.IGNORECASE) for text in _patterns(*(_any(part) for part in parts))
    )
    return DateWords(
        months=months,
        weekdays=weekdays,
        relative=relative,
        turns=turns,
        joints=frozenset(classes["range"]),
        sources=frozenset(row["cue"] for row in pack.table("sources")),
        starts=frozenset(months) | frozenset(weekdays) | frozenset(phrase.split()[0] for phrase in relative),
        patterns=patterns,
    )
