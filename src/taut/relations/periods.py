"""The periods of a series: days, ISO weeks, months, quarters, years."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

PERIODS = ("day", "week", "month", "quarter", "year")


def span(day: date, by: str) -> tuple[date, date]:
    """First and last day of the period that a day falls in; weeks begin on Monday.

    >>> span(date(2024, 2, 10), "quarter")
    (datetime.date(2024, 1, 1), datetime.date(2024, 3, 31))
    """
    match by:
        case "day":
            return day, day
        case "week":
            monday = day - timedelta(days=day.weekday())
            return monday, monday + timedelta(days=6)
        case "month":
            return _months(day.year, day.month, day.month)
        case "quarter":
            first = day.month - (day.month - 1) % 3
            return _months(day.year, first, first + 2)
        case "year":
            return _months(day.year, 1, 12)
    raise ValueError(f"no period {by!r}: one of {', '.join(PERIODS)}")


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    """From the first day of one month to the last day of another of the same year."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
