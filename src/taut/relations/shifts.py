"""Change points: when the mean score of what two actors do to each other shifted, and what tells it best.

The sequence of happenings is cut where that lowers the squared distance from the means of its parts by more than a
penalty (optimal partitioning, Killick and others 2012, by the `ruptures` library). `docs/relations.md` gives the
penalty's reasons and how often it errs.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from taut.model import Change, Tie
from taut.relations.index import HALF_LIFE

LEAST = 5  # happenings on either side of a change
LEAST_SHIFT = 1.0  # points of the scale: with very many happenings less is certain, but nothing to tell
PENALTY = (
    5.0  # times the noise times the logarithm of the length; a plain BIC has 2 and takes bursts of news for changes
)
LEAST_NOISE = 1.5  # standard deviation: scores are those of a few types, and a run of one type has none of its own
MOST = 1000  # longer sequences are cut in so many blocks first

Numbers = NDArray[np.float64]


def changes(happenings: Sequence[Tie]) -> tuple[Change, ...]:
    """The changes in a sequence of happenings in the order of time; none where it is short or only noise.

    A change lies between two days. The noise is estimated from the differences of neighbours, which shifts
    hardly touch.
    """
    if len(happenings) < 2 * LEAST:
        return ()
    scores = np.array([tie.score for tie in happenings])
    days = np.array([tie.day.toordinal() for tie in happenings if tie.day])
    sums = np.concatenate([[0.0], np.cumsum(scores)])
    rough, penalty = _breaks(scores)
    breaks = _worth(_between_days(rough, sums, days), sums, penalty)
    return tuple(_change(happenings, sums, *part) for part in _parts(breaks, len(scores)))


def _breaks(scores: Numbers) -> tuple[list[int], float]:
    """Where the sequence is cut, to within a block, and what a cut has to be worth."""
    # It loads scipy, which takes a second: only what asks for changes waits for it.
    from ruptures.detection.kernelcpd import KernelCPD

    size = -(-len(scores) // MOST)
    whole = len(scores) // size
    blocks = scores[: whole * size].reshape(whole, size).mean(axis=1)
    noise = max(float(np.mean(np.diff(blocks) ** 2)) / 2, LEAST_NOISE**2 / size)
    penalty = PENALTY * noise * float(np.log(whole))
    cut = KernelCPD(kernel="linear", min_size=-(-LEAST // size), jump=1).fit(blocks.reshape(-1, 1))
    return [int(at) * size for at in cut.predict(pen=penalty)[:-1]], penalty * size


def _between_days(rough: Sequence[int], sums: Numbers, days: NDArray[np.int64]) -> list[int]:
    """Each cut at the best place between its neighbours at which a new day begins."""
    fine: list[int] = []
    for i, _ in enumerate(rough):
        first = fine[-1] if fine else 0
        last = rough[i + 1] if i + 1 < len(rough) else len(days)
        places = np.arange(first + LEAST, last - LEAST + 1)
        places = places[days[places - 1] < days[places]] if len(places) else places
        if len(places):
            fine.append(int(places[np.argmax(_gain(sums, first, places, last))]))
    return fine


def _gain(sums: Numbers, first: int, cut: NDArray[np.int64], last: int) -> Numbers:
    """How much nearer the scores from `first` to `last` are to the two means of a cut than to one."""
    before, after = cut - first, last - cut
    shift = (sums[last] - sums[cut]) / after - (sums[cut] - sums[first]) / before
    return np.asarray(before * after / (last - first) * shift**2)


def _worth(breaks: list[int], sums: Numbers, penalty: float) -> list[int]:
    """The cuts that are left when the weakest goes until each is worth its penalty and shifts the mean enough."""
    while breaks:
        weak: list[tuple[float, int]] = []
        for first, cut, last in _parts(breaks, len(sums) - 1):
            gain = float(_gain(sums, first, np.array([cut]), last)[0])
            if gain <= penalty or abs(_mean(sums, cut, last) - _mean(sums, first, cut)) < LEAST_SHIFT:
                weak.append((gain, cut))
        if not weak:
            break
        breaks = [cut for cut in breaks if cut != min(weak)[1]]
    return breaks


def _parts(breaks: Sequence[int], size: int) -> list[tuple[int, int, int]]:
    """Each cut with the beginning of the part before it and the end of the part after it."""
    return list(zip([0, *breaks][:-1], breaks, [*breaks, size][1:], strict=True))


def _mean(sums: Numbers, first: int, last: int) -> float:
    return float(sums[last] - sums[first]) / (last - first)


def _change(happenings: Sequence[Tie], sums: Numbers, first: int, cut: int, last: int) -> Change:
    """A cut as a change, with the happening that speaks most for the new level."""
    before, after = _mean(sums, first, cut), _mean(sums, cut, last)
    day = happenings[cut].day
    assert day is not None  # only dated happenings are in a sequence
    middle, side = (before + after) / 2, 1 if after > before else -1
    fitting = [tie for tie in happenings[cut:last] if (tie.score - middle) * side > 0]
    soon = [tie for tie in fitting if tie.day and tie.day - day <= timedelta(days=HALF_LIFE)]
    telling = max(soon or fitting, key=lambda tie: tie.reports)  # the earliest of those with most reports
    return Change(day=day, before=round(before, 6), after=round(after, 6), happening=telling.happening)
