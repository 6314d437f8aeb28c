"""Calendar arithmetic for dates as news writes them: without a year, by weekday, or counted from publication."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from taut.model import Span, When

FIRST_YEAR = 1998  # the earliest year an open date is tried with
AHEAD = timedelta(days=2)  # a date without a year this little after publication is still this year's


def stretch(start: date, end: date, precision: str, basis: str, text: Span | None) -> When:
    """A resolved date or stretch of dates."""
    return When(start=start, end=end, precision=precision, basis=basis, text=text)


def valid(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar does not have it.

    >>> valid(2019, 2, 31) is None
    True
    """
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def candidates(month: int, day: int, weekday: int | None, until: int) -> tuple[date, ...]:
    """Every day from FIRST_YEAR to the year `until` that a day, a month and perhaps a weekday (Monday is 0) fit.

    >>> [d.year for d in candidates(6, 5, 2, 2024)]
    [2002, 2013, 2019, 2024]
    """
    days = (valid(year, month, day) for year in range(FIRST_YEAR, until + 1))
    return tuple(d for d in days if d is not None and weekday in (None, d.weekday()))


def nearest(month: int, day: int, weekday: int | None, published: date, ahead: bool) -> date | None:
    """The day of that month nearest before publication, or after it where it lies `ahead` and is nearer.

    A weekday narrows the choice; one that fits no year near publication is taken for a slip and ignored.

    >>> nearest(12, 30, None, date(2020, 1, 2), False)
    datetime.date(2019, 12, 30)
    """
    years = (published.year + shift for shift in (-1, 0, 1))
    days = [d for d in (valid(year, month, day) for year in years) if d is not None]
    days = [d for d in days if weekday in (None, d.weekday())] or days
    if ahead and days:
        return min(days, key=lambda d: abs(d - published))
    return max((d for d in days if d <= published + AHEAD), default=None)


def weekday_near(weekday: int, published: date, turn: int) -> date:
    """The day of that name last before publication (`turn` 0: that day counts, -1: it does not) or next after it (1).

    >>> weekday_near(1, date(2019, 6, 6), 0)
    datetime.date(2019, 6, 4)
    """
    if turn > 0:
        return published + timedelta(days=(weekday - published.weekday() - 1) % 7 + 1)
    back = (published.weekday() - weekday) % 7
    return published - timedelta(days=back or (7 if turn < 0 else 0))


def month_near(month: int, published: date, turn: int) -> date:
    """The first day of the month of that number last begun by publication, or next to begin where `turn` is 1."""
    if turn > 0:
        return date(published.year + (month <= published.month), month, 1)
    return date(published.year - (month > published.month), month, 1)


def week(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week of a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def month(year: int, number: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def counted(unit: str, offset: int, published: date) -> tuple[date, date, str]:
    """Start, end and precision of the day, week, month or year `offset` units from publication.

    >>> counted("month", -1, date(2019, 1, 15))[2:], counted("day", -1, date(2019, 1, 15))[0]
    (('month',), datetime.date(2019, 1, 14))
    """
    if unit == "day":
        day = published + timedelta(days=offset)
        return day, day, "day"
    if unit == "week":
        return *week(published + timedelta(weeks=offset)), "range"
    if unit == "month":
        index = published.year * 12 + published.month - 1 + offset
        return *month(index // 12, index % 12 + 1), "month"
    year = published.year + offset
    return date(year, 1, 1), date(year, 12, 31), "year"
