"""Periods: each day falls in one, and they follow each other without gap."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taut.relations import PERIODS, span

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(day=DAYS, by=st.sampled_from(PERIODS))
def test_every_day_of_a_period_has_that_period(day: date, by: str) -> None:
    first, last = span(day, by)
    assert first <= day <= last
    assert span(first, by) == span(last, by) == (first, last)
    assert span(last + timedelta(days=1), by)[0] == last + timedelta(days=1)


@pytest.mark.parametrize(
    ("by", "first", "last"),
    [
        ("day", date(2024, 2, 29), date(2024, 2, 29)),
        ("week", date(2024, 2, 26), date(2024, 3, 3)),
        ("month", date(2024, 2, 1), date(2024, 2, 29)),
        ("quarter", date(2024, 1, 1), date(2024, 3, 31)),
        ("year", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_leap_day_in_its_periods(by: str, first: date, last: date) -> None:
    assert span(date(2024, 2, 29), by) == (first, last)


def test_an_unknown_period_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match="fortnight"):
        span(date(2024, 1, 1), "fortnight")
