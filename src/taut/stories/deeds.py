"""Happenings: the reports of a story that tell one thing that happened, put together."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from taut.model import Actor, Event, Happening, Report, When
from taut.stories.groups import Groups, Pairs
from taut.stories.outlets import outlet_key

MONTH = timedelta(days=31)  # a date that is open wider than this dates nothing

# What is told as a fact, what may come, what was denied and what is long past are four things.
STANDING = {"done": "fact", "ongoing": "fact"}


def happenings(
    reports: Sequence[Report], *, joined: Pairs = frozenset(), apart: Pairs = frozenset()
) -> tuple[Happening, ...]:
    """What happened according to the reports of one story; every event is in exactly one happening.

    Tellings of one article that it numbers as one belong together. Tellings of two articles are put together where
    type, parties, mode, date, place and standing allow it, those with most in common first, and only where every one of
    a happening agrees with every other. `joined` and `apart` are pairs of events that people put together or keep
    apart.

    >>> from taut.model import Evidence, Span
    >>> event = Event(id="e1", type="CONSULT", mode=None, contexts=(), status="done", recipients=(), when=None,
    ...     actors=(Actor(entity="state:CHN", code="CHN"), Actor(entity="state:RUS", code="RUS")), where=None, quad=1,
    ...     score=4.0, happening=1, reported_by=None, confidence=0.8,
    ...     evidence=Evidence(sentence=Span(start=0, end=9), rule="id/verbs:temui"))
    >>> one = Report(event=event, article="a1", outlet="Kabar Contoh", published=date(2024, 3, 8))
    >>> other = Report(event=replace(event, id="e2"), article="a2", outlet="Harian Misal", published=date(2024, 3, 9))
    >>> [(each.reports, each.outlets, str(each.day)) for each in happenings([other, one])]
    [(('e1', 'e2'), 2, '2024-03-08')]
    """
    by_id = {report.event.id: report for report in reports}
    groups = Groups(by_id, joined=joined, apart=apart)
    tellings = _tellings(by_id)
    for told in _within_articles(by_id):
        for one, other in combinations(told, 2):
            if groups.may_join(one, other):
                groups.join(one, other)
    for one, other in _alike(tellings):
        if groups.may_join(one, other) and _agree(groups.of(one), groups.of(other), tellings):
            groups.join(one, other)
    made = (_happening([by_id[name] for name in group]) for group in groups.partition())
    return tuple(sorted(made, key=lambda each: _place(by_id[each.reports[0]])))


def _place(report: Report) -> tuple[date, str]:
    """Where a report stands in the order of publication; undated ones come last."""
    return report.published or date.max, report.event.id


def _within_articles(by_id: dict[str, Report]) -> Iterator[list[str]]:
    """The events that one article numbers as one happening, in an order that is not that of arrival."""
    told: dict[tuple[str, int], list[str]] = defaultdict(list)
    for name, report in by_id.items():
        told[report.article, report.event.happening].append(name)
    yield from sorted(map(sorted, told.values()))


def _tellings(by_id: dict[str, Report]) -> dict[str, Report]:
    """For each event the telling of its article that stands for it, with the time that one of them states."""
    standing = {}
    for names in _within_articles(by_id):
        ranked = sorted((by_id[each] for each in names), key=_rank)
        when = next((report.event.when for report in ranked if _stated(report.event.when)), ranked[0].event.when)
        best = replace(ranked[0], event=replace(ranked[0].event, when=when))
        standing.update(dict.fromkeys(names, best))
    return standing


def _rank(report: Report) -> tuple[int, int, bool, float, str]:
    """The most complete telling first, of equals what the article says itself, then the surest."""
    event = report.event
    sides = (codes(event.actors), codes(event.recipients))
    claimed = event.reported_by is not None
    return -sum(map(bool, sides)), -sum(map(len, sides)), claimed, -event.confidence, event.id


def codes(actors: Sequence[Actor]) -> tuple[str, ...]:
    """Full codes, each once, sorted: `USA`, `USA:BUS`."""
    return tuple(sorted({actor.full_code for actor in actors}))


# --- one deed or two ------------------------------------------------------------------------------


def _alike(tellings: dict[str, Report]) -> list[tuple[str, str]]:
    """The pairs of events that may be one deed, those with most in common first."""
    by_type: dict[str, list[str]] = defaultdict(list)
    for name, report in tellings.items():
        by_type[report.event.type].append(name)
    pairs = (pair for names in by_type.values() for pair in combinations(sorted(names), 2))
    ranked = [
        (-_common(tellings[one].event, tellings[other].event), one, other)
        for one, other in pairs
        if tellings[one] is not tellings[other] and _one_deed(tellings[one], tellings[other])
    ]
    return [(one, other) for _, one, other in sorted(ranked)]


def _common(one: Event, other: Event) -> float:
    """How much two tellings have in common: the share of common parties counts most, then mode, day, words."""
    share = 0.0
    for mine, theirs in _sides(one, other):
        share += len(mine & theirs) / max(1, len(mine | theirs))
    same_mode = one.mode is not None and one.mode == other.mode
    return share + 0.25 * same_mode + 0.25 * _same_day(one, other) + 0.25 * (one.evidence.rule == other.evidence.rule)


def _agree(mine: Sequence[str], theirs: Sequence[str], tellings: dict[str, Report]) -> bool:
    """Whether every telling of one group agrees with every one of the other, so that groups do not drift."""
    stand = [{tellings[name].event.id: tellings[name] for name in group}.values() for group in (mine, theirs)]
    return all(one is other or _one_deed(one, other) for one in stand[0] for other in stand[1])


def _one_deed(one: Report, other: Report) -> bool:
    """Whether nothing speaks against two tellings being of one deed, and a named party speaks for it."""
    mine, theirs = one.event, other.event
    return (
        mine.type == theirs.type
        and STANDING.get(mine.status, mine.status) == STANDING.get(theirs.status, theirs.status)
        and not (mine.mode and theirs.mode and mine.mode != theirs.mode)
        and _same_parties(one, other)
        and not (mine.when and theirs.when and _other_time(mine.when, theirs.when))
        and not _other_country(mine, theirs)
    )


def _sides(one: Event, other: Event) -> tuple[tuple[set[str], set[str]], tuple[set[str], set[str]]]:
    return (
        (set(codes(one.actors)), set(codes(other.actors))),
        (set(codes(one.recipients)), set(codes(other.recipients))),
    )


def _same_parties(one: Report, other: Report) -> bool:
    """Whether on each side one telling names all whom the other names, and both name one party at least.

    Where they do not name the same, something else has to be the same: "two states agree" of one article and "one of
    them agrees" of another are mostly two things. And an article that gives two deeds different numbers knows them for
    two, unless it names the same parties: in annotated articles 75 of 100 such pairs with the same parties are one
    happening, and 28 of 100 with some of them.
    """
    sides = _sides(one.event, other.event)
    if not any(mine & theirs for mine, theirs in sides):
        return False
    if one.article == other.article or not _alike_besides(one.event, other.event):
        return all(mine == theirs for mine, theirs in sides)
    return all(mine <= theirs or theirs <= mine for mine, theirs in sides)


def _alike_besides(one: Event, other: Event) -> bool:
    """Whether mode, stated day or words are the same, which makes up for a party that one of them leaves out."""
    same_mode = one.mode is not None and one.mode == other.mode
    return same_mode or one.evidence.rule == other.evidence.rule or _same_day(one, other)


def _same_day(one: Event, other: Event) -> bool:
    days = _stated(one.when)
    return days is not None and days == _stated(other.when)


def _days(when: When | None) -> tuple[date, date] | None:
    return (when.start, when.end or when.start) if when and when.start else None


def _stated(when: When | None) -> tuple[date, date] | None:
    """The days that the text itself gives; that of publication says when it was told."""
    return _days(when) if when and when.basis != "published" else None


def _other_time(one: When, other: When) -> bool:
    """Whether two stated dates exclude each other; an open one fits where one of its candidates does."""
    mine, theirs = _stated(one), _stated(other)
    if mine and theirs:
        return mine[1] < theirs[0] or theirs[1] < mine[0]
    fixed, candidates = (mine, other.candidates) if mine else (theirs, one.candidates)
    if fixed is None or not candidates:
        return False
    return not any(fixed[0] <= day <= fixed[1] for day in candidates)


def _other_country(one: Event, other: Event) -> bool:
    """Whether both are said to have happened in a state, and not in the same one; a dateline says less than that."""
    stated = [each.where.country for each in (one, other) if each.where and each.where.basis == "stated"]
    return len(stated) == 2 and None not in stated and stated[0] != stated[1]


# --- from reports to a happening ------------------------------------------------------------------


def _happening(reports: Sequence[Report]) -> Happening:
    """One happening with the facts of the telling that stands for it."""
    ordered = sorted(reports, key=_place)
    best = min(ordered, key=_rank)
    event = best.event
    outlets = {outlet_key(report.outlet) for report in ordered if report.outlet}
    return Happening(
        id=hashlib.sha256(f"happening\n{ordered[0].event.id}".encode()).hexdigest()[:16],
        event=event.id,
        reports=tuple(report.event.id for report in ordered),
        articles=len({report.article for report in ordered}),
        outlets=max(1, len(outlets)),
        type=event.type,
        mode=event.mode,
        status=event.status,
        actors=codes(event.actors),
        recipients=codes(event.recipients),
        day=_day([best, *ordered]),
        where=event.where,
        quad=event.quad,
        score=event.score,
        confidence=event.confidence,
    )


def _day(reports: Sequence[Report]) -> date | None:
    """The first day that a report states to within a month, else the day of publication where none speaks of time.

    What lies over a year back was not on the day of publication.
    """
    for days_of in (_stated, _days):
        found = (days for report in reports if (days := days_of(report.event.when)))
        close = next((first for first, last in found if last - first < MONTH), None)
        if close:
            return close
    silent = (report for report in reports if report.event.when is None and report.event.status != "historical")
    return next((report.published for report in silent if report.published), None)
