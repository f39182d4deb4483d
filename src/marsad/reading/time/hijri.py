"""The Islamic calendar by the new moon over Mecca.

A month begins on the day after the conjunction when that comes before 13:00 UTC (so that the moon
is behind the sun at sunset in Mecca), else on the day after that: the rule of the Umm al-Qura
calendar as near as this formula takes it. Conjunctions are the mean ones with the greater periodic
terms of J. Meeus, Astronomical Algorithms, chapter 49: good to a quarter of an hour.
The months as they are proclaimed differ by about a day between countries, so every interval made
here is a day wider at both ends.
"""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil, floor, radians, sin

SLACK = timedelta(days=1)
MONTH = 29.530588861
# The conjunction before the first month of the year 1 has this number, counted from that of
# 6 January 2000; day and hour of that one, from the start of 1 January of the year 1.
FIRST = -17037
ZERO = date(2000, 1, 6).toordinal() + 0.5 + 0.09766
CUT = 13 / 24
# Coefficients in days; multiples of the anomalies of sun and moon and of the moon's latitude.
TERMS = (
    (-0.40720, 0, 1, 0), (0.17241, 1, 0, 0), (0.01608, 0, 2, 0), (0.01039, 0, 0, 2),
    (0.00739, -1, 1, 0), (-0.00514, 1, 1, 0), (0.00208, 2, 0, 0),
)  # fmt: skip


def conjunction(number: int) -> float:
    """The new moon of that number as a day (ordinal of ``date``) and a fraction, in UTC."""
    century = number / 1236.85
    sun = 2.5534 + 29.10535670 * number
    moon = 201.5643 + 385.81693528 * number + 0.0107582 * century**2
    latitude = 160.7108 + 390.67050284 * number
    mean = ZERO + MONTH * number + 0.00015437 * century**2
    waves = sum(
        size * sin(radians(a * sun + b * moon + c * latitude)) for size, a, b, c in TERMS
    )
    return mean + waves


def to_gregorian(year: int, month: int, day: int) -> date:
    """The Gregorian day of a day of the Islamic calendar."""
    moon = conjunction(FIRST + (year - 1) * 12 + month - 1)
    late = moon - floor(moon) >= CUT
    return date.fromordinal(floor(moon) + (2 if late else 1) + day - 1)


def month_length(year: int, month: int) -> int:
    """29 or 30 days."""
    after = (year, month + 1) if month < 12 else (year + 1, 1)
    return (to_gregorian(*after, 1) - to_gregorian(year, month, 1)).days


def year_near(day: date) -> int:
    """The Islamic year a Gregorian day lies in."""
    first = to_gregorian(1, 1, 1)
    year = max(1, ceil((day - first).days / (MONTH * 12)))
    return year + (to_gregorian(year + 1, 1, 1) <= day) - (to_gregorian(year, 1, 1) > day)


def span(year: int, month: int | None, day: int | None, days: int = 1) -> tuple[date, date]:
    """A year, month or some days, a day wider at both ends."""
    if month is None:
        first, last = to_gregorian(year, 1, 1), to_gregorian(year + 1, 1, 1) - timedelta(days=1)
    elif day is None:
        first = to_gregorian(year, month, 1)
        last = first + timedelta(days=month_length(year, month) - 1)
    else:
        first = to_gregorian(year, month, day)
        last = first + timedelta(days=days - 1)
    return first - SLACK, last + SLACK
