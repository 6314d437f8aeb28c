"""The relation of two actors as a series of periods."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from taut.model import Flow, Period, Relation, Tie
from taut.relations.index import fading, interval, level, variance
from taut.relations.periods import span
from taut.relations.shifts import changes

Span = tuple[date, date]
Numbers = NDArray[np.float64]

DECIMALS = 6  # sums of scores such as 4.2 + 2.1 are tidied to so many
EMPTY = Flow(happenings=(0, 0, 0, 0), reports=(0, 0, 0, 0), net=0.0, mean=None)


def relation(
    first: str,
    second: str,
    ties: Iterable[Tie],
    read: Mapping[date, int],
    by: str,
    *,
    start: date | None = None,
    end: date | None = None,
) -> Relation:
    """How two actors dealt with each other, period by period, and when that changed.

    `read` holds the articles read of each day in the whole store. A period of which something was read and nothing
    found is there with zeros; one of which nothing was read is absent. `start` and `end` choose what is shown, in whole
    periods; the index and the changes rest on everything, so that they do not depend on the window.

    >>> tie = Tie(happening="h1", source="CHN", target="RUS", mutual=False, day=date(2024, 3, 4), quad=1, score=4.2,
    ...           reports=3, outlets=2)
    >>> found = relation("RUS", "CHN", [tie], {date(2024, 3, 5): 40, date(2024, 4, 1): 50}, "month")
    >>> [(p.start.month, p.articles, p.both.net, p.backward.reports) for p in found.periods]
    [(3, 40, 4.2, (3, 0, 0, 0)), (4, 50, 0.0, (0, 0, 0, 0))]
    """
    if first == second:
        raise ValueError(f"a relation has two actors, not {first!r} twice")
    between = _between(first, second, ties)
    # Ids settle the order within a day: sums do not depend on the order of arrival.
    dated = sorted((t for t in between.values() if t.day), key=attrgetter("day", "happening"))
    once = {tie.happening: tie for tie in dated}
    base = {day: count for day, count in read.items() if count > 0}
    days = {day: span(day, by) for day in {*base, *(tie.day for tie in dated if tie.day)}}
    shown = (span(start or date.min, by)[0], span(end, by)[1] if end else date.max)
    periods = _periods(first, dated, once, base, days)
    return Relation(
        first=first,
        second=second,
        by=by,
        periods=tuple(p for p in periods if shown[0] <= p.start <= shown[1]),
        changes=tuple(c for c in changes(list(once.values())) if shown[0] <= c.day <= shown[1]),
        undated=len({tie.happening for tie in between.values() if not tie.day}),
    )


def _between(first: str, second: str, ties: Iterable[Tie]) -> dict[tuple[str, str], Tie]:
    """The ties between two actors, one per happening and direction."""
    ways = {(first, second), (second, first)}
    return {(tie.happening, tie.source): tie for tie in ties if (tie.source, tie.target) in ways}


def _periods(
    first: str, dated: Sequence[Tie], once: Mapping[str, Tie], read: Mapping[date, int], days: Mapping[date, Span]
) -> list[Period]:
    """Every period of which something was read or found, in order."""
    spans = sorted(set(days.values()))
    place = {part: i for i, part in enumerate(spans)}
    at = {day: place[part] for day, part in days.items()}
    articles = [0] * len(spans)
    for day, count in read.items():
        articles[at[day]] += count
    forth = np.array([tie.source == first for tie in dated], dtype=bool)
    sole = np.array([once[tie.happening] is tie for tie in dated], dtype=bool)
    table = _table(dated, at)
    forward, backward, both = (_flows(table[way], len(spans)) for way in (forth, ~forth, sole))
    levels = _levels(spans, both, articles)
    return [
        Period(
            start=part[0], end=part[1], articles=articles[i], forward=forward[i], backward=backward[i], both=both[i],
            index=levels[i][0], low=levels[i][1], high=levels[i][2],
        )
        for i, part in enumerate(spans)
    ]  # fmt: skip


def _table(ties: Sequence[Tie], at: Mapping[date, int]) -> Numbers:
    """One row for each tie: number of its period, quad class, reports, score."""
    rows = [(at[tie.day], tie.quad, tie.reports, tie.score) for tie in ties if tie.day]
    return np.array(rows, dtype=np.float64).reshape(-1, 4)


def _flows(table: Numbers, size: int) -> list[Flow]:
    """The counts and scores of ties in each of `size` periods."""
    where = table[:, 0].astype(np.intp)
    cell = where * 4 + table[:, 1].astype(np.intp) - 1
    happenings = np.bincount(cell, minlength=size * 4).reshape(size, 4)
    reports = np.bincount(cell, weights=table[:, 2], minlength=size * 4).reshape(size, 4)
    net = np.round(np.bincount(where, weights=table[:, 3], minlength=size), DECIMALS) + 0.0  # no -0.0
    counts = happenings.sum(axis=1)
    mean = np.round(net / np.maximum(counts, 1), DECIMALS) + 0.0
    columns = (counts, happenings, reports.astype(int), net, mean)
    return [_flow(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]


def _flow(count: int, happenings: Sequence[int], reports: Sequence[int], net: float, mean: float) -> Flow:
    if not count:
        return EMPTY
    (a, b, c, d), (e, f, g, h) = happenings, reports
    return Flow(happenings=(a, b, c, d), reports=(e, f, g, h), net=net, mean=mean)


def _levels(spans: Sequence[Span], both: Sequence[Flow], articles: Sequence[int]) -> list[tuple[float, float, float]]:
    """Index and interval of each period, from it and from what went before.

    What went before fades by the days between the ends of periods, so that every `by` tells the same of the same time.
    Nothing later counts: an index once told stays as it is when more is read of later days.
    """
    found: list[tuple[float, float, float]] = []
    total = weight = base = 0.0
    ends = [part[1] for part in spans]
    kept = (fading((later - earlier).days) for earlier, later in pairwise([*ends[:1], *ends]))
    for left, flow, count in zip(kept, both, articles, strict=True):
        total = total * left + flow.net
        weight = weight * left + sum(flow.happenings)
        # An article of a later day that tells of this period is reading about it, too.
        base = base * left + max(count, sum(flow.reports))
        index = level(total, weight)
        found.append((index, *interval(index, variance(weight, base))))
    return found
