"""Which of three numbers is the day: told from all dates of an export, never from one alone.

Law: where the dates of a whole export allow both orders, no day is told, but for those that are
the same in both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

FIRST_YEAR, LAST_YEAR = 2009, 2100
YEAR_FIRST, DAY_FIRST, MONTH_FIRST, UNKNOWN = "year-first", "day-first", "month-first", ""
_SLACK = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it is written: three numbers and the sign between them."""

    one: int
    two: int
    three: int
    sign: str


def order_of(dates: Sequence[Written]) -> str:
    """The order of day and month in ``dates``, which are in the order of their sending.

    A number above 12 is no month; a date parted by full stops begins with its day; and of two
    orders the one stands in which time does not run backwards by more than a day.
    """
    if any(written.one > 31 for written in dates):
        return YEAR_FIRST if all(written.one > 31 for written in dates) else UNKNOWN
    day, month = (_fits(dates, order) for order in (DAY_FIRST, MONTH_FIRST))
    if day and month and not any(written.sign != "." for written in dates):
        return DAY_FIRST
    if day and month:
        day, month = (_runs_on(dates, order) for order in (DAY_FIRST, MONTH_FIRST))
    if day == month:
        return UNKNOWN
    return DAY_FIRST if day else MONTH_FIRST


def day_in(written: Written, order: str) -> date | None:
    """The day of a date written in ``order``; in an unknown one only where day and month are the
    same number. ``None`` for what is no day of those years."""
    if order == UNKNOWN and written.one != written.two:
        return None
    year, month, day = written.three, written.two, written.one
    if order == MONTH_FIRST:
        month, day = written.one, written.two
    elif order == YEAR_FIRST:
        year, month, day = written.one, written.two, written.three
    year += 2000 if year < 100 else 0
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if FIRST_YEAR <= year <= LAST_YEAR else None


def both(written: Written) -> tuple[date, date] | None:
    """The day with the day first and with the month first, where both are days."""
    day, month = day_in(written, DAY_FIRST), day_in(written, MONTH_FIRST)
    return (day, month) if day and month else None


def last_of_both(dates: Sequence[Written]) -> tuple[date, date] | None:
    """The last day of an export in either order, where all its dates allow both."""
    days = [either for written in dates if (either := both(written))]
    if not days or len(days) < len(dates):
        return None
    return max(day for day, _ in days), max(month for _, month in days)


def _fits(dates: Sequence[Written], order: str) -> bool:
    return all((w.two if order == DAY_FIRST else w.one) <= 12 for w in dates)


def _runs_on(dates: Sequence[Written], order: str) -> bool:
    days = [day for written in dates if (day := day_in(written, order))]
    return all(before - after <= _SLACK for before, after in pairwise(days))
