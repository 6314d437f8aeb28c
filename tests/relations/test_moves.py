"""Movements: which pairs draw together, which fray, and which only fall silent."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from taut.model import Tie
from taut.relations import movements

MakeTie = Callable[..., Tie]

ON = date(2024, 6, 30)
READ = {ON - timedelta(days=n): 20 for n in range(200)}


def ago(days: int) -> date:
    return ON - timedelta(days=days)


def pair(tie: MakeTie, ways: str, before: list[float], after: list[float]) -> list[Tie]:
    """Happenings of a pair, half a stretch into each of the two."""
    ties = [tie(f"{ways} b{i}", ago(135), score, ways=ways) for i, score in enumerate(before)]
    return ties + [tie(f"{ways} a{i}", ago(45), score, ways=ways) for i, score in enumerate(after)]


def test_the_strongest_tightening_comes_first_and_the_strongest_fraying_last(tie: MakeTie) -> None:
    ties = pair(tie, "USA CUB", [4.2] * 6, [-9.0] * 6) + pair(tie, "RUS CHN", [-3.0] * 6, [6.8] * 6)
    ties += pair(tie, "FRA DEU", [2.1] * 6, [4.2] * 6)
    found = movements(ties, READ, on=ON)
    assert [(m.first, m.second) for m in found] == [("CHN", "RUS"), ("DEU", "FRA"), ("CUB", "USA")]
    assert found[0].low > 0 > found[2].high
    assert found[0].before < 0 < found[0].after
    assert found[0].change == pytest.approx(found[0].after - found[0].before)


def test_a_pair_that_only_falls_silent_hardly_moves(tie: MakeTie) -> None:
    for score in (6.8, -9.0):
        (silent,) = movements(pair(tie, "CHN RUS", [score] * 12, []), READ, on=ON)
        assert abs(silent.change) < 1.5
        assert silent.low < 0 < silent.high


def test_both_ends_of_the_stretches_count_and_what_lies_outside_does_not(tie: MakeTie) -> None:
    ties = [tie(f"{n}", ago(n), 2.1) for n in (-1, 0, 89, 90, 179, 180)] + [tie("u", None, 2.1)]
    (found,) = movements(ties, READ, on=ON, days=90, least=1)
    assert (found.happenings_before, found.happenings_after) == (2, 2)


def test_too_few_happenings_are_left_out_and_a_mutual_one_counts_once(tie: MakeTie) -> None:
    ties = [tie("a", ago(3), 2.1, mutual=True), tie("a", ago(3), 2.1, ways="RUS CHN", mutual=True)]
    ties += [tie(f"h{n}", ago(100), 2.1) for n in range(3)]
    assert movements(ties, READ, on=ON, least=5) == ()
    (found,) = movements(ties, READ, on=ON, least=4)
    assert (found.happenings_before, found.happenings_after) == (3, 1)


def test_more_happenings_and_more_reading_narrow_the_interval(tie: MakeTie) -> None:
    def width(n: int, articles: int) -> float:
        ties = pair(tie, "CHN RUS", [2.1] * n, [-3.0] * n)
        (found,) = movements(ties, dict.fromkeys(READ, articles), on=ON)
        return found.high - found.low

    assert width(3, 5) > width(9, 5) > width(30, 5)
    assert width(9, 0) > width(9, 1) > width(9, 9)


def test_the_order_of_ties_and_their_direction_do_not_matter(tie: MakeTie) -> None:
    r = random.Random(7)
    ties = [tie(f"h{n}", ago(r.randrange(180)), r.choice([2.1, 4.2, -3.0, 0.1]), ways="CHN RUS") for n in range(80)]
    turned = [tie(t.happening, t.day, t.score, ways="RUS CHN") for t in r.sample(ties, len(ties))]
    assert movements(ties, READ, on=ON) == movements(turned, READ, on=ON)


def test_a_stretch_of_no_days_is_refused() -> None:
    with pytest.raises(ValueError, match="one day"):
        movements([], READ, on=ON, days=0)
