"""Intervals of the calendar and their TIMEX3 values: pure arithmetic, no guesses.

Seasons are the meteorological ones of the northern half of the earth; winter of a year begins in
its December. "Early", "mid" and "late" are the first, middle and last third of their period.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

Interval = tuple[date, date]
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Point:
    """A place in time as far as it is known: a year, a month of it, a day of that."""

    year: int
    month: int | None = None
    day: int | None = None
    bc: bool = False

    @property
    def value(self) -> str:
        """As TIMEX3 writes it."""
        text = f"BC{self.year:04}" if self.bc else f"{self.year:04}"
        if self.month:
            text += f"-{self.month:02}"
        return f"{text}-{self.day:02}" if self.month and self.day else text

    @property
    def precision(self) -> str:
        """Day, month or year."""
        return "day" if self.day else "month" if self.month else "year"

    def as_date(self) -> date | None:
        """The day, where all of it is known and it is of the common era."""
        if self.month is None or self.day is None:
            return None
        return day_or_none(self.year, self.month, self.day) if not self.bc else None


def day_or_none(year: int, month: int, day: int) -> date | None:
    """That day, or ``None`` when the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def of_date(day: date) -> Point:
    """A day as a point."""
    return Point(day.year, day.month, day.day)


def months(year: int, month: int, count: int = 1) -> Interval:
    """``count`` whole months from the first of ``month``."""
    last = add_months(year, month, count - 1)
    return date(year, month, 1), date(*last, monthrange(*last)[1])


def add_months(year: int, month: int, step: int) -> tuple[int, int]:
    """Year and month ``step`` months on."""
    total = year * 12 + month - 1 + step
    return total // 12, total % 12 + 1


def interval(point: Point) -> Interval | None:
    """First and last day of a point; ``None`` before the era or for an impossible day."""
    if point.bc or not 1 <= point.year <= 9999:
        return None
    if point.month and point.day:
        day = point.as_date()
        return (day, day) if day else None
    if point.month:
        return months(point.year, point.month)
    return date(point.year, 1, 1), date(point.year, 12, 31)


def season(year: int, name: str) -> Interval | None:
    """The three months of a season."""
    return months(year, SEASON_STARTS[name], 3) if 1 <= year < 9999 else None


def season_of(day: date) -> tuple[int, str]:
    """The season a day lies in, and the year that season is named after."""
    if day.month == 12:
        return day.year, "WI"
    if day.month < 3:
        return day.year - 1, "WI"
    return day.year, ("SP", "SU", "FA")[(day.month - 3) // 3]


def week(day: date) -> tuple[str, Interval]:
    """The ISO week a day lies in."""
    year, number, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return f"{year}-W{number:02}", (monday, monday + timedelta(days=6))


def iso_week(year: int, number: int) -> Interval:
    """Monday and Sunday of a numbered week; the last one where the year has fewer."""
    number = min(number, date(year, 12, 28).isocalendar().week)
    monday = date.fromisocalendar(year, number, 1)
    return monday, monday + timedelta(days=6)


def distance(span: Interval, day: date) -> int:
    """Days between a day and the nearer end of an interval; 0 inside it."""
    if span[0] <= day <= span[1]:
        return 0
    return min(abs((span[0] - day).days), abs((span[1] - day).days))


def digits(leading: str) -> Interval | None:
    """The decade or century whose years begin with these digits."""
    size = 10 ** (4 - len(leading))
    first = int(leading) * size
    return date(max(first, 1), 1, 1), date(first + size - 1, 12, 31)


def third(whole: Interval, edge: str) -> Interval:
    """The part of ``whole`` that "early", "mid" or "late" names."""
    days = (whole[1] - whole[0]).days + 1
    step = days // 3
    if days < 3 or not edge:
        return whole
    first, last = whole
    if edge == "START":
        return first, first + timedelta(days=step)
    if edge == "END":
        return last - timedelta(days=step), last
    return first + timedelta(days=step), last - timedelta(days=step)
