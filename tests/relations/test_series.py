"""The series of a relation: what is counted where, and what the index makes of it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taut.model import Relation, Tie
from taut.relations import PERIODS, relation

MakeTie = Callable[..., Tie]

JANUARY, MARCH = date(2024, 1, 10), date(2024, 3, 10)
READ = {date(2024, 1, 2): 30, date(2024, 2, 2): 40, date(2024, 4, 2): 50}
SCORES = (2.1, 4.2, 6.8, -3.0, -9.0)


def happening(id_: str, day: date | None, score: float, ways: str, mutual: bool) -> list[Tie]:
    """A happening as its ties, one or, where it is mutual, two."""
    one, other = ways.split()
    quad = 1 if score > 0 else 4
    first = Tie(
        happening=id_, source=one, target=other, mutual=mutual, day=day, quad=quad, score=score, reports=2, outlets=1
    )
    return [first, replace(first, source=other, target=one)] if mutual else [first]


DEEDS = st.lists(
    st.tuples(
        st.one_of(st.none(), st.dates(date(2023, 11, 1), date(2024, 6, 30))),
        st.sampled_from(SCORES),
        st.sampled_from(["CHN RUS", "RUS CHN"]),
        st.booleans(),
    ),
    max_size=25,
).map(lambda rows: [tie for i, row in enumerate(rows) for tie in happening(f"h{i}", *row)])


def of(ties: Sequence[Tie], by: str = "month", **more: date) -> Relation:
    return relation("CHN", "RUS", ties, READ, by, **more)


def test_what_was_read_without_finding_is_zero_and_what_was_not_read_is_absent(tie: MakeTie) -> None:
    found = of([tie("a", JANUARY, 4.2)])
    assert [p.start.month for p in found.periods] == [1, 2, 4]
    assert [p.articles for p in found.periods] == [30, 40, 50]
    quiet = found.periods[1].both
    assert (quiet.happenings, quiet.reports, quiet.net, quiet.mean) == ((0, 0, 0, 0), (0, 0, 0, 0), 0.0, None)


def test_what_was_found_of_an_unread_time_is_there(tie: MakeTie) -> None:
    period = of([tie("a", MARCH, 4.2)]).periods[2]
    assert (period.start, period.articles, period.both.net) == (date(2024, 3, 1), 0, 4.2)


def test_directions_quad_classes_and_reports_are_kept_apart(tie: MakeTie) -> None:
    ties = [
        tie("a", JANUARY, 6.8, reports=3),
        tie("b", JANUARY, -3.0, reports=2),
        tie("c", JANUARY, -9.0, ways="RUS CHN"),
    ]
    ties.append(tie("d", JANUARY, 6.8, ways="CHN USA"))
    period = of(ties).periods[0]
    assert (period.forward.happenings, period.forward.reports) == ((0, 1, 1, 0), (0, 3, 2, 0))
    assert (period.backward.happenings, period.backward.net) == ((0, 0, 0, 1), -9.0)
    assert (period.both.happenings, period.both.net, period.both.mean) == ((0, 1, 1, 1), -5.2, -1.733333)


def test_what_is_done_together_counts_once_in_both(tie: MakeTie) -> None:
    period = of(happening("a", JANUARY, 2.1, "CHN RUS", mutual=True)).periods[0]
    assert period.forward == period.backward == period.both
    assert sum(period.both.happenings) == 1


def test_happenings_without_a_day_are_told_and_left_out() -> None:
    found = of(
        happening("a", None, 2.1, "CHN RUS", mutual=True) + happening("b", JANUARY, 2.1, "RUS CHN", mutual=False)
    )
    assert found.undated == 1
    assert sum(sum(p.both.happenings) for p in found.periods) == 1


def test_one_happening_does_not_swing_the_index(tie: MakeTie) -> None:
    period = of([tie("a", JANUARY, -9.0)]).periods[0]
    assert -5 < period.index < 0
    assert period.low < period.index < period.high


def test_a_quiet_time_goes_back_to_neutral(tie: MakeTie) -> None:
    january, february, april = of([tie(f"{n}", JANUARY, -9.0) for n in range(9)]).periods
    assert january.index < february.index < april.index < 0


def test_the_window_is_widened_to_whole_periods_and_changes_no_period(tie: MakeTie) -> None:
    ties = [tie(f"{n}", JANUARY + timedelta(days=5 * n), 4.2) for n in range(12)]
    part = of(ties, start=date(2024, 2, 20), end=date(2024, 4, 1))
    assert part.periods == of(ties).periods[1:]


@given(ties=DEEDS, by=st.sampled_from(PERIODS), seed=st.integers(0, 99))
def test_the_order_of_ties_does_not_matter(ties: list[Tie], by: str, seed: int) -> None:
    mixed = random.Random(seed).sample(ties, len(ties))
    assert of(mixed, by) == of(ties, by)


@given(ties=DEEDS, by=st.sampled_from(PERIODS))
def test_the_other_way_round_only_directions_change(ties: list[Tie], by: str) -> None:
    there, back = of(ties, by), relation("RUS", "CHN", ties, READ, by)
    turned = tuple(replace(p, forward=p.backward, backward=p.forward) for p in back.periods)
    assert (there.periods, there.changes, there.undated) == (turned, back.changes, back.undated)


@given(ties=DEEDS, by=st.sampled_from(PERIODS))
def test_every_dated_happening_is_counted_once(ties: list[Tie], by: str) -> None:
    found = of(ties, by)
    dated = {tie.happening: tie.score for tie in ties if tie.day}
    assert sum(sum(p.both.happenings) for p in found.periods) == len(dated)
    assert isclose(sum(p.both.net for p in found.periods), sum(dated.values()), abs_tol=1e-4)
    assert sum(p.articles for p in found.periods) == sum(READ.values())
    assert all(-10 <= p.low <= p.index <= p.high <= 10 for p in found.periods)


@given(ties=DEEDS, score=st.sampled_from(SCORES), by=st.sampled_from(PERIODS))
def test_one_more_happening_never_widens_an_interval_nor_touches_what_was_before(
    ties: list[Tie], score: float, by: str
) -> None:
    fewer = {p.start: p for p in of(ties, by).periods}
    more = {p.start: p for p in of([*ties, *happening("new", MARCH, score, "CHN RUS", mutual=False)], by).periods}
    for start, period in fewer.items():
        assert _margin(more[start].low, more[start].index, more[start].high) <= _margin(
            period.low, period.index, period.high
        )
        if period.end < MARCH:
            assert more[start] == period


def _margin(low: float, index: float, high: float) -> float:
    """Half the width of an interval, from the side that the end of the scale does not cut."""
    sides = [index - low if low > -10 else None, high - index if high < 10 else None]
    return round(min((side for side in sides if side is not None), default=20.0), 9)


@given(few=st.integers(2, 200), more=st.integers(1, 200))
def test_the_interval_widens_where_little_was_read(few: int, more: int) -> None:
    ties = happening("a", JANUARY, 2.1, "CHN RUS", mutual=False)
    little, much = (relation("CHN", "RUS", ties, {JANUARY: n}, "week").periods[0] for n in (few, few + more))
    assert little.index == much.index
    assert little.low <= much.low
    assert little.high >= much.high
    assert little.high - little.low > much.high - much.low or (little.low, little.high) == (-10, 10)


def test_a_relation_has_two_actors_and_a_known_period(tie: MakeTie) -> None:
    with pytest.raises(ValueError, match="CHN"):
        relation("CHN", "CHN", [], READ, "month")
    with pytest.raises(ValueError, match="decade"):
        relation("CHN", "RUS", [], {}, "decade")


def test_nothing_read_and_nothing_found_is_an_empty_series() -> None:
    assert relation("CHN", "RUS", [], {date(2024, 1, 1): 0}, "month").periods == ()
