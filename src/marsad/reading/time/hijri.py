"""The arithmetic Islamic calendar, astronomical epoch (15 July 622, Julian).

Eleven leap years in thirty, in years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of the cycle, as
in E. M. Reingold and N. Dershowitz, Calendrical Calculations (chapter on the Islamic calendar).
The months of the moon as they are proclaimed differ from it by about a day, so every interval
made here is a day wider at both ends.
"""

from __future__ import annotations

from datetime import date, timedelta

# 18 July 622 of the Gregorian calendar run backwards is the first day of the first year; against
# the feasts as they were kept in Mecca, 2011 to 2024, it is nearer than the civil epoch, a day on.
EPOCH = date(622, 7, 18).toordinal()
SLACK = timedelta(days=1)


def to_gregorian(year: int, month: int, day: int) -> date:
    """The Gregorian day of a day of the arithmetic Islamic calendar."""
    before = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return date.fromordinal(EPOCH + before + day - 1)


def month_length(year: int, month: int) -> int:
    """29 or 30 days."""
    if month == 12:
        return 30 if (14 + 11 * year) % 30 < 11 else 29
    return 30 if month % 2 else 29


def year_near(day: date) -> int:
    """The Islamic year a Gregorian day lies in."""
    year = (day.toordinal() - EPOCH) * 30 // 10631 + 1
    return year + (to_gregorian(year + 1, 1, 1) <= day) - (to_gregorian(year, 1, 1) > day)


def span(year: int, month: int | None, day: int | None, days: int = 1) -> tuple[date, date]:
    """A year, month or some days, a day wider at both ends."""
    if month is None:
        first, last = to_gregorian(year, 1, 1), to_gregorian(year + 1, 1, 1) - SLACK
    elif day is None:
        first = to_gregorian(year, month, 1)
        last = first + timedelta(days=month_length(year, month) - 1)
    else:
        first = to_gregorian(year, month, day)
        last = first + timedelta(days=days - 1)
    return first - SLACK, last + SLACK
