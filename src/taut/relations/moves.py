"""Which pairs draw together and which apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from math import fsum

from taut.model import Movement, Tie
from taut.relations.index import HIGHEST, interval, level, variance

DAYS = 90  # length of the two stretches
LEAST = 5  # happenings in both together

Pair = tuple[str, str]
Stretch = dict[str, Tie]  # what a pair did in one stretch of time: every happening once


def movements(
    ties: Iterable[Tie], read: Mapping[date, int], *, on: date, days: int = DAYS, least: int = LEAST
) -> tuple[Movement, ...]:
    """Every pair's index of the `days` days up to `on` against the `days` before, strongest tightening first.

    Both indexes are drawn towards what the pair has in common over the two stretches, so that silence alone does not
    look like a movement. A pair with fewer than `least` happenings in both together is left out.

    >>> def tie(n, month, score):
    ...     return Tie(happening=f"h{n}", source="RUS", target="UKR", mutual=False, day=date(2024, month, 9), quad=1,
    ...                score=score, reports=1, outlets=1)
    >>> found = movements([tie(n, 1 + n % 2, 4.0 * (n % 2)) for n in range(8)], {}, on=date(2024, 2, 29), days=30)
    >>> [(m.first, m.second, round(m.change, 1), m.happenings_before, m.happenings_after) for m in found]
    [('RUS', 'UKR', 2.7, 4, 4)]
    """
    if days < 1:
        raise ValueError(f"a stretch has one day or more, not {days}")
    turn, start = on - timedelta(days=days), on - timedelta(days=2 * days)
    pairs = _gathered(ties, start, turn, on)
    articles = (_read(read, start, turn), _read(read, turn, on))
    found = [
        _movement(pair, *stretches, articles) for pair, stretches in pairs.items() if sum(map(len, stretches)) >= least
    ]
    return tuple(sorted(found, key=lambda m: (-m.change, m.first, m.second)))


def _gathered(ties: Iterable[Tie], start: date, turn: date, on: date) -> dict[Pair, tuple[Stretch, Stretch]]:
    """What each pair did after `start` up to `turn`, and after `turn` up to `on`."""
    pairs: dict[Pair, tuple[Stretch, Stretch]] = {}
    for tie in ties:
        day, one, other = tie.day, tie.source, tie.target
        if day is None or not start < day <= on or one == other:
            continue
        pair = (one, other) if one < other else (other, one)
        stretches = pairs.get(pair)
        if stretches is None:
            stretches = pairs[pair] = ({}, {})
        stretches[day > turn][tie.happening] = tie
    return pairs


def _read(read: Mapping[date, int], after: date, until: date) -> int:
    return sum(count for day, count in read.items() if after < day <= until)


def _movement(pair: Pair, before: Stretch, after: Stretch, articles: tuple[int, int]) -> Movement:
    # fsum rounds once: the order of ties does not show in the result.
    totals = [fsum(tie.score for tie in stretch.values()) for stretch in (before, after)]
    counts = [len(before), len(after)]
    common = level(fsum(totals), sum(counts))
    indexes = [level(total, count, centre=common) for total, count in zip(totals, counts, strict=True)]
    reports = [sum(tie.reports for tie in stretch.values()) for stretch in (before, after)]
    bases = [max(base, told) for base, told in zip(articles, reports, strict=True)]
    change = indexes[1] - indexes[0]
    spread = sum(variance(count, base) for count, base in zip(counts, bases, strict=True))
    low, high = interval(change, spread, bound=2 * HIGHEST)
    return Movement(
        first=pair[0],
        second=pair[1],
        before=indexes[0],
        after=indexes[1],
        change=change,
        low=low,
        high=high,
        happenings_before=counts[0],
        happenings_after=counts[1],
    )
