"""Days that are written out in full: day, month and year. What lacks its year is no day here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from marsad.intake.heads.months import MONTH, MONTHS, WEEKDAY

FIRST_YEAR, LAST_YEAR = 1900, 2100

_D = r"(?P<d>\d{1,2})"
_Y = r"(?P<y>\d{4})(?!\d)"
_M = rf"(?P<m>{MONTH})\.?(?:\s*/\s*{MONTH})?"
_IN_WORDS = (
    rf"(?<![\d.,/-]){_D}(?:st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+)?{_M},?\s+(?:de\s+|del\s+)?{_Y}",
    rf"(?<!\w){_M}\s+{_D}(?:st|nd|rd|th)?,?\s+{_Y}",
)
_IN_DIGITS = (
    rf"(?<![\d/.-])(?P<y>\d{{4}})(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s){_D}(?![\d])",
    r"(?<!\d)(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日",
)
_DAY_FIRST = rf"(?<![\d/.-]){_D}(?P<s>[./-])(?P<m>\d{{1,2}})(?P=s){_Y}"
_PATTERNS = tuple(re.compile(p, re.IGNORECASE) for p in (*_IN_WORDS, *_IN_DIGITS, _DAY_FIRST))

CLOCK = re.compile(
    r"[\s,T]*(?:at\s+|à\s+|-\s*)?\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?"
    r"(?:\s*(?:a\.?m\.?|p\.?m\.?|GMT|UTC|Z|CET|EET|EST|ET|local time|hrs?|[+-]\d{2}:?\d{2})){0,3}",
    re.IGNORECASE,
)
_WEEKDAY_BEFORE = re.compile(rf"(?<!\w){WEEKDAY}[,،]?\s*$", re.IGNORECASE)
_RANGE_BEFORE = re.compile(
    rf"(?<![\w.])\d{{1,2}}(?:st|nd|rd|th)?(?:\s+{MONTH})?(?:,?\s+\d{{4}})?"
    rf"\s*(?:to|until|till|through|and|au|et|al?|إلى|-|–|—)\s*(?:{WEEKDAY},?\s*)?$",
    re.IGNORECASE,
)
_RANGE_AFTER = re.compile(
    rf"\s*(?:to|until|till|through|and|au|et|al?|إلى|-|–|—)\s*(?:{WEEKDAY},?\s*)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|{MONTH}\.?\s+\d|\d{{1,2}}[./-]\d|\d{{4}}-\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?![\d])")


@dataclass(frozen=True, slots=True)
class Day:
    """A day and where it is written, with its weekday and clock time."""

    day: date
    start: int
    end: int


def days_in(text: str) -> Iterator[Day]:
    """Every full day in ``text`` that is not one end of a range, in order. A numeric day whose
    month cannot be told from its day (``04/05/2019``) is left out."""
    found = sorted(
        (d for pattern in _PATTERNS for m in pattern.finditer(text) if (d := _day(m, text))),
        key=lambda d: (d.start, -d.end),
    )
    end = -1
    for day in found:
        if day.start >= end:
            yield day
            end = day.end


def day_of(text: str) -> date | None:
    """The day that ``text`` begins with as ISO 8601 or is as a whole, else ``None``."""
    iso = _ISO.match(text)
    if iso:
        return _real(int(iso[1]), int(iso[2]), int(iso[3]))
    for found in days_in(text):
        if not (text[: found.start] + text[found.end :]).strip(" \t.,"):
            return found.day
    return None


def _day(found: re.Match[str], text: str) -> Day | None:
    parts = found.groupdict()
    year, day = int(parts["y"]), int(parts["d"])
    month = MONTHS.get(parts["m"].lower()) or _number(parts["m"])
    if found.re.pattern == _DAY_FIRST:
        if parts["s"] != "." and day <= 12 and month <= 12 and day != month:
            return None
        if month > 12:
            day, month = month, day
    real = _real(year, month, day)
    start, end = found.span()
    if real is None or _RANGE_BEFORE.search(text[max(0, start - 40) : start]):
        return None
    if _RANGE_AFTER.match(text[end : end + 40]):
        return None
    weekday = _WEEKDAY_BEFORE.search(text[max(0, start - 20) : start])
    if weekday:
        start -= len(weekday.group())
    clock = CLOCK.match(text, end)
    return Day(real, start, clock.end() if clock else end)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _real(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
