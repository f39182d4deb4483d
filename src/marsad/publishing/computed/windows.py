"""How far back an asserted window reaches, as days.

Law: a window in round units bears from half a unit short: "two months" from a month and a half, so
from 46 days. A window "since" a date begins on the day after the date, month or year named. What
names no date the desk can count ("since the truce") has no window.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from marsad.model.mentions import Window

MONTH_DAYS = 30.4
UNIT_DAYS = {"day": 1.0, "week": 7.0, "month": MONTH_DAYS, "year": 12 * MONTH_DAYS,
             "decade": 120 * MONTH_DAYS, "century": 1200 * MONTH_DAYS,
             "quarter century": 300 * MONTH_DAYS}  # fmt: skip
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")  # fmt: skip
EVER = "ever"
_MONTH = "|".join(MONTHS)
_DAY = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}}) (?P<m1>{_MONTH})(?:,? (?P<y1>\d{{4}}))?"
    rf"|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})\b(?:,? (?P<y2>\d{{4}}))?"
    rf"|(?P<m3>{_MONTH})(?:,? (?:of )?(?P<y3>\d{{4}}))?|(?P<y4>(?:18|19|20)\d\d)(?!s))\b",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")


def least_start(window: Window, upto: date) -> date | None:
    """The first day that must hold none of its like for the claim to be borne out."""
    if window.days is None and window.months is None:
        return _since(window.since, upto) if window.since else None
    if window.current:
        return _begun(window, upto)
    length = length_of(window)
    unit = UNIT_DAYS[window.unit or ("day" if window.days is not None else "month")]
    return _back(upto, max(1, -int(-(length - unit / 2) // 1)) - 1)


def full_start(window: Window, upto: date) -> date | None:
    """The first day of the whole window as said."""
    if (window.days is None and window.months is None) or window.current:
        return least_start(window, upto)
    return _back(upto, round(length_of(window)))


def widest_start(window: Window, upto: date) -> date | None:
    """As ``full_start``, but what is counted "since May" may begin in May: for ranks."""
    start = full_start(window, upto)
    if window.since is None or start is None or start == date.min:
        return start
    found = next(iter(sorted(_DAY.finditer(window.since), key=_sharpness)), None)
    if found is None or found["d1"] or found["d2"]:
        return start - timedelta(days=1)
    if found["m1"] or found["m2"] or found["m3"]:
        return (start - timedelta(days=1)).replace(day=1)
    return date(start.year - 1, 1, 1)


def length_of(window: Window) -> float:
    """The days of a window that is counted in units."""
    return window.days if window.days is not None else (window.months or 0) * MONTH_DAYS


def _back(upto: date, days: int) -> date:
    return date.min if days >= upto.toordinal() else upto - timedelta(days=days)


def _begun(window: Window, upto: date) -> date:
    unit = window.unit or "month"
    if unit == "day":
        return upto
    if unit == "week":
        return upto - timedelta(days=upto.weekday())
    if unit == "month":
        return upto.replace(day=1)
    if unit == "year":
        return upto.replace(month=1, day=1)
    years = {"decade": 10, "century": 100}.get(unit, 1)
    return date(max(1, upto.year - upto.year % years), 1, 1)


def _since(text: str, upto: date) -> date | None:
    if text == EVER:
        return date.min
    iso = _ISO.match(text)
    if iso is not None:
        parts = [int(g) if g else None for g in iso.groups()]
        return _after(parts[0], parts[1], parts[2], upto)
    found = next(iter(sorted(_DAY.finditer(text), key=_sharpness)), None)
    if found is None:
        return None
    group = found.groupdict()
    name = group["m1"] or group["m2"] or group["m3"]
    day, year = group["d1"] or group["d2"], None
    for key in ("y1", "y2", "y3", "y4"):
        year = year or group[key]
    return _after(int(year) if year else None, MONTHS.index(name.lower()) + 1 if name else None,
                  int(day) if day else None, upto)  # fmt: skip


def _sharpness(found: re.Match[str]) -> tuple[bool, bool]:
    group = found.groupdict()
    dated = any(group[y] for y in ("y1", "y2", "y3", "y4"))
    return not dated, not (group["d1"] or group["d2"])


def _after(year: int | None, month: int | None, day: int | None, upto: date) -> date | None:
    """The day after the date, month or year named; without a year, the newest before ``upto``."""
    try:
        if year is None:
            if month is None:
                return None
            before = (month, day or 1) < (upto.month, upto.day if day else 1)
            year = upto.year if before else upto.year - 1
        if month is None:
            return date(year + 1, 1, 1)
        if day is not None:
            return date(year, month, day) + timedelta(days=1)
        return date(year + month // 12, month % 12 + 1, 1)
    except ValueError:
        return None
