"""Dates in an article: what they say, what they mean seen from publication, and which one dates an event."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from taut.extract.dates.calendar import candidates, counted, month, month_near, nearest, stretch, valid, weekday_near
from taut.extract.dates.words import DateWords, date_words
from taut.languages import Pack
from taut.model import Article, Doc, Sentence, Span, When

YEAR = timedelta(days=366)
SHORT_YEARS = 100  # a year below this is written with two digits,
CENTURY_TURNS = 70  # and from here on it is one of the last century
SOURCE_REACH = 9  # tokens from a cue of source to the date of that report
CLAUSE_COST = 8  # a clause boundary counts like this many tokens
BOUNDARIES = frozenset({"SCONJ", "CCONJ"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date as the text writes it: tokens `first` to `last` (half open) of a sentence, and what it means."""

    sentence: int
    first: int
    last: int
    span: Span
    when: When
    reported: bool  # it dates the report that a medium made, not what happened


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """What a date is seen from: the words of the language, publication, the last year to try, the place in the text."""

    words: DateWords
    published: date | None
    until: int
    ahead: bool  # the sentence speaks of what is to come
    span: Span


def find_dates(doc: Doc, pack: Pack, *, until: int | None = None) -> tuple[DateMention, ...]:
    """All dates of a document in reading order.

    A date without a year is resolved against the publication date; without one it stays open and lists its
    candidates up to the year `until` (this year by default). Impossible dates are no dates.
    """
    words = date_words(pack)
    future = frozenset(row["cue"] for row in pack.table("status") if row["status"] == "planned")
    last = until if until is not None else date.today().year
    found: list[DateMention] = []
    for sentence in doc.sentences:
        if not _may_date(sentence, words):
            continue
        starts = [token.start for token in sentence.tokens]
        ends = [token.end for token in sentence.tokens]
        ahead = any(token.text.lower() in future for token in sentence.tokens)
        for match in _matches(sentence.span.of(doc.article.text), words):
            span = Span(start=sentence.start + match.start(), end=sentence.start + _end(match))
            view = _View(words=words, published=doc.article.published, until=last, ahead=ahead, span=span)
            when = _read(match, view)
            if when is not None:
                first, end = bisect_right(ends, span.start), bisect_left(starts, span.end)
                reported = _reported(sentence, first, words)
                found.append(
                    DateMention(sentence=sentence.i, first=first, last=end, span=span, when=when, reported=reported)
                )
    return _joined(found, doc.article.text, words)


def _may_date(sentence: Sentence, words: DateWords) -> bool:
    """Whether a sentence has a digit or a word with which a date can start."""
    return any(t.text[:1].isdigit() or t.text.lower().rstrip(".") in words.starts for t in sentence.tokens)


def _reported(sentence: Sentence, first: int, words: DateWords) -> bool:
    """Whether a cue of source stands shortly before the date, with no predicate between them."""
    for token in reversed(sentence.tokens[max(0, first - SOURCE_REACH) : first]):
        if token.text.lower() in words.sources:
            return True
        if token.pos == "VERB":
            return False
    return False


def _matches(text: str, words: DateWords) -> Iterator[re.Match[str]]:
    """Matches in reading order; where two overlap, the pattern that says more wins."""
    taken: list[re.Match[str]] = []
    for pattern in words.patterns:
        for match in pattern.finditer(text):
            if _is_date(match) and all(match.end() <= other.start() or other.end() <= match.start() for other in taken):
                taken.append(match)
    yield from sorted(taken, key=lambda match: match.start())


def _is_date(match: re.Match[str]) -> bool:
    """Whether numbers and names that could be something else stand as a date here."""
    parts = match.groupdict()
    before = match.string[: match.start()].rstrip()
    if parts.get("number") and not parts.get("year"):  # "5/6" alone is a fraction or a score
        return parts.get("mark") == "/" and bool(parts.get("weekday") or before.endswith("("))
    if parts.get("mark") in (".", "-") and len(parts.get("year") or "") < len("2019"):
        return False
    name = parts.get("weekday") or parts.get("month")
    alone = name and not parts.get("day") and not parts.get("year")
    if alone and name:  # names of days and months are capitalised; "minggu" is a week, "mei" and "mar" rarely months
        return name[0].isupper() and len(name) >= len("Mei") and not (len(name) == len("Mar") and name.isupper())
    return True


def _end(match: re.Match[str]) -> int:
    """The end of a date, with the bracket that closes one opened inside it."""
    closing = "(" in match.group() and match.string[match.end() : match.end() + 1] == ")"
    return match.end() + closing


def _read(match: re.Match[str], view: _View) -> When | None:
    parts = match.groupdict()
    words = view.words
    weekday = words.weekdays[parts["weekday"].lower()] if parts.get("weekday") else None
    turn = words.turns.get(" ".join((parts.get("turn") or "").lower().split()))
    if parts.get("relative"):
        return _relative(words.relative[" ".join(parts["relative"].lower().split())], view)
    number = _month(parts, words)
    year = _year(parts.get("year"))
    if parts.get("day") and number:
        end = _day(int(parts["day"]), number, year, weekday, turn, view)
        start = _day(int(parts["from"]), number, year, None, turn, view) if parts.get("from") else None
        if start and end and start.start and end.start and start.start < end.start:
            return replace(end, start=start.start, precision="range")
        return end
    if number:
        return _whole_month(number, year, turn, view)
    if weekday is not None:
        return _weekday(weekday, turn, view)
    return stretch(date(year, 1, 1), date(year, 12, 31), "year", "stated", view.span) if year else None


def _month(parts: dict[str, str | None], words: DateWords) -> int | None:
    if parts.get("month"):
        return words.months[(parts["month"] or "").lower()]
    return int(parts["number"] or 0) if parts.get("number") else None


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    year = int(text)
    if year >= SHORT_YEARS:
        return year
    return year + (1900 if year >= CENTURY_TURNS else 2000)


def _day(day: int, number: int, year: int | None, weekday: int | None, turn: int | None, view: _View) -> When | None:
    if year is not None:
        exact = valid(year, number, day)
        return stretch(exact, exact, "day", "stated", view.span) if exact else None
    if valid(2000, number, day) is None:  # a leap year has every day
        return None
    if view.published is None:
        fits = candidates(number, day, weekday, view.until)
        return When(start=None, end=None, precision="day", basis="stated", text=view.span, candidates=fits)
    ahead = turn == 1 or (turn is None and view.ahead)
    exact = nearest(number, day, weekday, view.published, ahead)
    return stretch(exact, exact, "day", "relative", view.span) if exact else None


def _whole_month(number: int, year: int | None, turn: int | None, view: _View) -> When | None:
    if year is not None:
        return stretch(*month(year, number), "month", "stated", view.span) if valid(year, number, 1) else None
    if view.published is None:
        return When(start=None, end=None, precision="month", basis="stated", text=view.span)
    ahead = 1 if turn == 1 or (turn is None and view.ahead) else 0
    first = month_near(number, view.published, ahead)
    return stretch(*month(first.year, first.month), "month", "relative", view.span)


def _weekday(weekday: int, turn: int | None, view: _View) -> When:
    if view.published is None:
        return When(start=None, end=None, precision="day", basis="stated", text=view.span)
    day = weekday_near(weekday, view.published, turn or 0)
    return stretch(day, day, "day", "relative", view.span)


def _relative(meaning: tuple[str, int], view: _View) -> When | None:
    if view.published is None:
        precision = {"week": "range"}.get(meaning[0], meaning[0])
        return When(start=None, end=None, precision=precision, basis="relative", text=view.span)
    start, end, precision = counted(*meaning, view.published)
    return stretch(start, end, precision, "relative", view.span)


def _joined(found: Sequence[DateMention], text: str, words: DateWords) -> tuple[DateMention, ...]:
    """Two neighbouring dates with a word or dash of range between them are one stretch."""
    joined: list[DateMention] = []
    for mention in found:
        before = joined[-1] if joined else None
        if before and before.sentence == mention.sentence and _range(before, mention, text, words):
            when = replace(
                mention.when,
                start=before.when.start,
                precision="range",
                text=Span(start=before.span.start, end=mention.span.end),
            )
            span = Span(start=before.span.start, end=mention.span.end)
            joined[-1] = replace(before, last=mention.last, span=span, when=when)
        else:
            joined.append(mention)
    return tuple(joined)


def _range(first: DateMention, second: DateMention, text: str, words: DateWords) -> bool:
    between = text[first.span.end : second.span.start].strip().lower()
    start, end = first.when.start, second.when.end
    dash = bool(between) and all(mark in "-–—" for mark in between)
    return bool(start and end and start < end) and (dash or between in words.joints)


def when_for(sentence: Sentence, trigger: int, dates: Sequence[DateMention], article: Article) -> When | None:
    """The date of the event whose trigger is that token of the sentence.

    The nearest date of the sentence counts, nearer still where it hangs on the trigger; dates of reports do not.
    A headline or lead without a date of its own is dated by publication; anything else stays undated.
    """
    own = [mention for mention in dates if mention.sentence == sentence.i and not mention.reported]
    if own:
        return min(own, key=lambda mention: (_cost(sentence, trigger, mention), mention.first)).when
    lead = sentence.title or sentence.paragraph <= (1 if article.title else 0)
    if lead and article.published is not None:
        return stretch(article.published, article.published, "day", "published", None)
    return None


def _cost(sentence: Sentence, trigger: int, mention: DateMention) -> int:
    """How far a date is from a trigger: tokens between them, more across clauses, nothing for a dependent."""
    if any(_hangs(sentence, i, trigger) for i in range(mention.first, mention.last)):
        return 0
    low, high = min(trigger, mention.first), max(trigger, mention.first)
    between = sentence.tokens[low + 1 : high]
    return len(between) + CLAUSE_COST * sum(token.pos in BOUNDARIES for token in between)


def _hangs(sentence: Sentence, i: int, trigger: int) -> bool:
    """Whether a token is the trigger's dependent or that dependent's own."""
    head = sentence.tokens[i].head
    return sentence.parsed and trigger in (head, sentence.tokens[head].head)


def long_before(when: When | None, article: Article) -> bool:
    """Whether a date ends more than a year before the article was published."""
    published = article.published
    return bool(when and when.end and published and published - when.end > YEAR)
