"""Feasts that move over the common calendar, and days of the Solar Hijri calendar.

Easter after J. Meeus, Astronomical Algorithms, chapter 8; the Hebrew new year and the Solar Hijri
leap years (eight in 33, right from 1178 to 1633) after E. M. Reingold and N. Dershowitz,
Calendrical Calculations.
"""

from __future__ import annotations

from datetime import date, timedelta

_LEAPS = (1, 5, 9, 13, 17, 22, 26, 30)
_SOLAR_1403 = date(2024, 3, 20).toordinal()
_HEBREW_EPOCH = -1373427


def easter(year: int) -> date:
    """Easter Sunday of the western churches."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, in the common calendar."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def _leaps_before(year: int) -> int:
    cycles, rest = divmod(year - 1, 33)
    return cycles * len(_LEAPS) + sum(n <= rest for n in _LEAPS)


def solar(year: int, month: int, day: int) -> date:
    """The common day of a day of the Solar Hijri calendar."""
    new_year = _SOLAR_1403 + 365 * (year - 1403) + _leaps_before(year) - _leaps_before(1403)
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return date.fromordinal(new_year + before + day - 1)


def solar_month_length(year: int, month: int) -> int:
    """31, 30 or 29 days."""
    return 31 if month < 7 else 30 if month < 12 or year % 33 in _LEAPS else 29


def _elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def rosh_hashanah(year: int) -> date:
    """The first day of the Hebrew year that begins in the autumn of a common year."""
    hebrew = year + 3761
    before, this, after = (_elapsed(hebrew + step) for step in (-1, 0, 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return date.fromordinal(_HEBREW_EPOCH + this + delay)


def hanukkah(year: int) -> date:
    """25 Kislev; Heshvan is long in a year of 355 or 385 days."""
    first = rosh_hashanah(year)
    long = (rosh_hashanah(year + 1) - first).days % 10 == 5
    return first + timedelta(days=84 if long else 83)


def passover(year: int) -> date:
    """15 Nisan, always 163 days before the next new year."""
    return rosh_hashanah(year) - timedelta(days=163)


def nowruz(year: int) -> date:
    """The first day of the Solar Hijri year that begins in a common year."""
    return solar(year - 621, 1, 1)


FEASTS = {
    "easter": easter, "orthodox-easter": orthodox_easter, "nowruz": nowruz,
    "rosh-hashanah": rosh_hashanah, "hanukkah": hanukkah, "passover": passover,
}  # fmt: skip


def span(feast: str, year: int, offset: int, days: int) -> tuple[date, date]:
    """First and last day of a feast in a common year."""
    first = FEASTS[feast](year) + timedelta(days=offset)
    return first, first + timedelta(days=days - 1)


def solar_span(year: int, month: int, day: int | None) -> tuple[date, date]:
    """A day or month of the Solar Hijri calendar."""
    first = solar(year, month, day or 1)
    return first, first + timedelta(days=0 if day else solar_month_length(year, month) - 1)
