"""Days as data sets write them: ``2017-11-15``, ``2017-11-15 00:00:00.000``, ``15 November 2017``,
``15-Nov-17``, ``15/11/2017``; a slashed day whose order the file does not tell is none.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from marsad.model.times import TimeSpan
from marsad.reading.foreign.cells import Page

MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
DAY_FIRST, MONTH_FIRST = "day-first", "month-first"
_CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}.*$")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NAMED = re.compile(r"(\d{1,2})[ -]([A-Za-z]+)\.?,?[ -](\d{4}|\d{2})")
_MONTH_NAMED = re.compile(r"([A-Za-z]+) (\d{1,2}),? (\d{4})")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})")
PIVOT = 70  # two digits from 70 on are of the last century


def day_of(text: str, order: str = "", form: str = "") -> date | None:
    """The day, or ``None`` for what is none. ``order`` says whether the day or the month comes
    first where only that is open; ``form`` is a format of ``strptime``, and then the only one."""
    words = " ".join(text.split())
    try:
        if form:
            return datetime.strptime(words, form).date()  # noqa: DTZ007
        return _day(_CLOCK.sub("", words), order)
    except ValueError:
        return None


def _day(words: str, order: str) -> date | None:
    if found := (_ISO.fullmatch(words) or _COMPACT.fullmatch(words)):
        return date(*map(int, found.groups()))
    if found := _NAMED.fullmatch(words):
        month = MONTHS.get(found[2].lower())
        return date(_year(found[3]), month, int(found[1])) if month else None
    if found := _MONTH_NAMED.fullmatch(words):
        month = MONTHS.get(found[1].lower())
        return date(int(found[3]), month, int(found[2])) if month else None
    if found := _SLASHED.fullmatch(words):
        one, two, year = int(found[1]), int(found[2]), _year(found[3])
        if one > 12 or (order == DAY_FIRST and two <= 12) or one == two:
            return date(year, two, one)
        return date(year, one, two) if two > 12 or order == MONTH_FIRST else None
    return None


def _year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= PIVOT else 2000)


def order_of(days: Iterable[str]) -> str:
    """Whether day or month comes first in the slashed days of one file: as those tell that can
    be read in one way only, and empty where none does or they differ."""
    found = set()
    for text in days:
        match = _SLASHED.fullmatch(_CLOCK.sub("", " ".join(text.split())))
        if match and int(match[1]) > 12:
            found.add(DAY_FIRST)
        elif match and int(match[2]) > 12:
            found.add(MONTH_FIRST)
    return found.pop() if len(found) == 1 else ""


def cell_day(page: Page, name: str, order: str = "", form: str = "") -> date | None:
    """The day in a cell; what is none is noted."""
    text = page.text(name)
    found = day_of(text, order, form) if text else None
    if text and found is None:
        page.amiss("foreign-cell", f"{text!r} is no day, or one of two", name)
    return found


def week_of(day: date) -> TimeSpan:
    """The week of which ACLED stores the middle day."""
    return TimeSpan(day - timedelta(days=3), day + timedelta(days=3), "week", "explicit")


def month_of(day: date) -> TimeSpan:
    """The month that a day of it stands for."""
    last = calendar.monthrange(day.year, day.month)[1]
    return TimeSpan(day.replace(day=1), day.replace(day=last), "month", "explicit")


def one_day(day: date) -> TimeSpan:
    """A day that is known."""
    return TimeSpan(day, day, "day", "explicit")

