"""Change points: noise gives none, a shift is found where it is."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest

from taut.model import Change, Tie
from taut.relations import relation

MakeTie = Callable[..., Tie]
Draw = Callable[[random.Random], float]

START = date(2020, 1, 1)
MIXED = (2.1, 2.1, 4.2, 4.6, -3.0, -3.0, 6.8, 1.5, -9.0)


@pytest.fixture
def found(tie: MakeTie) -> Callable[[Sequence[float]], tuple[Change, ...]]:
    """The changes in a sequence of scores, a happening every other day."""

    def run(scores: Sequence[float]) -> tuple[Change, ...]:
        ties = [tie(f"h{i:05}", START + timedelta(days=2 * i), score) for i, score in enumerate(scores)]
        return relation("CHN", "RUS", ties, {}, "year").changes

    return run


@pytest.mark.parametrize("size", [10, 25, 80, 300])
@pytest.mark.parametrize(
    "draw",
    [lambda r: r.choice(MIXED), lambda r: r.gauss(0, 4), lambda r: -9.0 if r.random() < 0.05 else 2.1],
    ids=["scores", "normal", "rare attacks"],
)
def test_noise_is_hardly_ever_taken_for_a_change(
    found: Callable[[Sequence[float]], tuple[Change, ...]], draw: Draw, size: int
) -> None:
    alarms = sum(bool(found([draw(random.Random(f"{seed} {i}")) for i in range(size)])) for seed in range(60))
    assert alarms <= 3


@pytest.mark.parametrize("at", [12, 30, 48])
def test_a_shift_is_found_within_a_few_happenings(
    found: Callable[[Sequence[float]], tuple[Change, ...]], at: int
) -> None:
    hits = 0
    for seed in range(20):
        r = random.Random(seed)
        changes = found([r.choice((2.1, 4.2, 6.8, -3.0)) - (9.0 if i >= at else 0.0) for i in range(60)])
        near = [c for c in changes if abs((c.day - START).days / 2 - at) <= 3]
        hits += len(changes) == len(near) == 1 and near[0].after < near[0].before - 5
    assert hits >= 18


def test_two_shifts_in_a_very_long_sequence_are_found_to_the_day(
    found: Callable[[Sequence[float]], tuple[Change, ...]],
) -> None:
    level = [(4.2, 4.2), (-9.0, -9.0), (2.1, 2.1)]
    changes = found([level[(i >= 1333) + (i >= 4001)][i % 2] for i in range(6000)])
    assert [(c.day - START).days // 2 for c in changes] == [1333, 4001]
    assert [(c.before, c.after) for c in changes] == [(4.2, -9.0), (-9.0, 2.1)]


def test_a_short_or_steady_sequence_has_no_change(found: Callable[[Sequence[float]], tuple[Change, ...]]) -> None:
    assert found([4.2] * 4 + [-9.0] * 5) == ()
    assert found([2.1] * 400) == ()
    assert found([2.1] * 2000 + [2.5] * 2000) == ()


def test_a_change_lies_between_days(tie: MakeTie) -> None:
    before = [tie(f"a{i}", START + timedelta(days=i), 4.2) for i in range(10)]
    storm = [tie(f"s{i}", START + timedelta(days=20), 4.2 if i < 2 else -9.0) for i in range(12)]
    (change,) = relation("CHN", "RUS", before + storm, {}, "year").changes
    assert (change.day, change.before) == (START + timedelta(days=20), 4.2)


def test_the_most_reported_happening_on_the_new_side_speaks_for_a_change(tie: MakeTie) -> None:
    before = [tie(f"a{i}", START + timedelta(days=i), 4.2, reports=9) for i in range(10)]
    after = [tie(f"b{i}", START + timedelta(days=20 + i), -9.0, reports=4 if i in (3, 5) else 1) for i in range(10)]
    friendly = tie("c", START + timedelta(days=24), 6.8, reports=40)
    late = tie("d", START + timedelta(days=200), -9.0, reports=90)
    (change,) = relation("RUS", "CHN", [late, friendly, *after, *before], {}, "day").changes
    assert (change.happening, change.day) == ("b3", START + timedelta(days=20))
