"""The index of a relation: a mean score that little evidence moves little, with an interval.

The happenings between two actors are taken as draws from a normal distribution around the level of their relation,
with the spread that PLOVER scores have within a pair; before anything is known the level is neutral. With happenings of
summed score S and summed weight N, and A articles read,

    index    = S / (PRIOR + N)
    interval = index +- NORMAL_90 * SPREAD / sqrt((PRIOR + N) * A / (A + LITTLE)), cut at the ends of the scale.

A / (A + LITTLE) is the share of the time's news taken as read: it leaves the index as it is and takes from its
certainty. `docs/relations.md` gives reasons and sources.
"""

from __future__ import annotations

import math

HIGHEST = 10.0  # the scale of PLOVER scores runs from -10 to 10

# Both measured on the 47 pairs of states with three or more of 1,033 events read from 181 Indonesian articles on
# international politics: spread within a pair 4.1, between pairs 3.3, so that a pair's own happenings outweigh what is
# known of pairs in general from the (4.1 / 3.3) ** 2 = 1.5th on. Happenings told in one article resemble each other:
# the prior is a little stronger than that.
SPREAD = 4.1
PRIOR = 2.0  # how many happenings the neutral prior is worth

LITTLE = 5.0  # with so many articles read, a happening counts half as evidence
NORMAL_90 = 1.645  # half the width of a 90 % interval, in standard deviations
HALF_LIFE = 30  # days until a happening or an article of an earlier period counts half


def level(total: float, weight: float, *, centre: float = 0.0) -> float:
    """The mean score of happenings of one summed score and weight, drawn towards `centre` where they are few.

    >>> level(-9.0, 1.0), level(-180.0, 20.0)
    (-3.0, -8.181818181818182)
    """
    return (total + PRIOR * centre) / (PRIOR + weight)


def variance(weight: float, articles: float) -> float:
    """How uncertain a level is: less with more happenings and with more articles read; infinite where none was."""
    if articles <= 0:
        return math.inf
    return SPREAD**2 * (articles + LITTLE) / (articles * (PRIOR + weight))


def interval(middle: float, spread: float, *, bound: float = HIGHEST) -> tuple[float, float]:
    """The 90 % interval around a level of one variance, cut at the ends of its scale.

    >>> interval(8.0, 4.0)
    (4.71, 10.0)
    """
    margin = NORMAL_90 * math.sqrt(spread)
    return max(middle - margin, -bound), min(middle + margin, bound)


def fading(days: int) -> float:
    """What is left of the weight of something that ended so many days earlier.

    >>> fading(60)
    0.25
    """
    return float(0.5 ** (days / HALF_LIFE))
