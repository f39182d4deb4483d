"""Days and intervals in words and, for tables, as ISO 8601-2 intervals (EDTF)."""

from __future__ import annotations

import re
from datetime import date

from marsad.model.times import TimeSpan

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip


def day(when: date, year: int | None = None, *, short: bool = False) -> str:
    """``17 November``, with the year unless it is ``year``."""
    month = MONTHS[when.month - 1]
    text = f"{when.day} {month[:3] if short else month}"
    return text if when.year == year else f"{text} {when.year}"


def span_words(first: date, last: date, year: int | None = None, *, short: bool = False) -> str:
    """``13 to 19 November``; one day when both are the same."""
    if first == last:
        return day(first, year, short=short)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last, year, short=short)}"
    return f"{day(first, last.year, short=short)} to {day(last, year, short=short)}"


def phrase(when: TimeSpan, year: int | None = None, *, ongoing: bool = False) -> str:
    """The time as a phrase that ends a clause: ``on or before 15 November``, ``since 2014``."""
    first, last = when.earliest, when.latest
    if first is None and last is None:
        return "at a time not stated"
    if first is None:
        return f"on or before {day(last or date.max, year)}"
    if last is None:
        if ongoing or when.precision in ("open", "range", "year", "month"):
            return f"since {_start(first, when.precision, year)}"
        return f"on or after {day(first, year)}"
    if when.precision == "year" and (first.month, first.day) == (1, 1) and first.year == last.year:
        return f"in {first.year}"
    if when.precision == "month" and (first.year, first.month) == (last.year, last.month):
        month = MONTHS[first.month - 1]
        return f"in {month}" if first.year == year else f"in {month} {first.year}"
    if first == last:
        return f"on {day(first, year)}"
    if ongoing:
        return f"from {span_words(first, last, year)}"
    return f"between {day(first, year if first.year == last.year else None)} and {day(last, year)}"


def edtf(when: TimeSpan | None) -> str:
    """``2017-11-17``, ``../2017-11-15``, ``2017-11-13/2017-11-19``; empty for no time."""
    if when is None or (when.earliest is None and when.latest is None):
        return ""
    first = when.earliest.isoformat() if when.earliest else ".."
    last = when.latest.isoformat() if when.latest else ".."
    return first if first == last else f"{first}/{last}"


def read_edtf(text: str) -> tuple[date | None, date | None]:
    """The two ends of what ``edtf`` wrote."""
    if not text:
        return None, None
    first, _, last = text.partition("/")
    last = last or first
    ends = [date.fromisoformat(t) if re.match(r"\d", t) else None for t in (first, last)]
    return ends[0], ends[1]


def table_words(text: str, year: int | None = None) -> str:
    """What ``edtf`` wrote, for a person: ``17 Nov``, ``by 15 Nov``, ``from 16 Nov``."""
    first, last = read_edtf(text)
    if first is None and last is None:
        return "not dated"
    if first is None:
        return f"by {day(last or date.max, year, short=True)}"
    if last is None:
        return f"from {day(first, year, short=True)}"
    return span_words(first, last, year, short=True)


def _start(first: date, precision: str, year: int | None) -> str:
    """Where it began. The first of January may stand for its month or its year: a past year is
    named, in the year that is told of "since January" says the same and reads right."""
    open_end = precision in ("open", "range") and (first.month, first.day) == (1, 1)
    if precision == "year" or (open_end and first.year != year):
        return str(first.year)
    if open_end:
        return MONTHS[0]
    if precision == "month":
        return MONTHS[first.month - 1] + ("" if first.year == year else f" {first.year}")
    return day(first, year)
