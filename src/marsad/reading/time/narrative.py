"""Is this a history? Then dates are counted from the date before, not from publication."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from marsad.reading.time.meaning import Calendar, Found, Near, Shift
from marsad.reading.time.periods import day_or_none
from marsad.reading.time.state import Resolved, State

ENOUGH = 4
FAR_YEARS = 2
FAR_SHARE = 0.6
NEAR_NOW_SHARE = 0.1
DATELINE_DAYS = 14
LEAP_YEARS = 15
HEADING = 60
COARSE = frozenset(("Y", "DE", "CE", "ML"))


def is_narrative(found: Sequence[Found], published: date | None) -> bool:
    """True when most years that are named lie far from publication and little is said of "today",
    "last week" or a bare weekday; without a publication date, when several years are named."""
    years = [
        -f.meaning.year if f.meaning.bc else f.meaning.year
        for f in found
        if isinstance(f.meaning, Calendar) and f.meaning.year is not None
    ]
    if len(years) < ENOUGH:
        return False
    if published is None:
        return True
    if any(_dateline(f, published) for f in found):
        return False
    far = sum(abs(year - published.year) >= FAR_YEARS for year in years)
    now = sum(_from_now(f) for f in found)
    return far >= FAR_SHARE * len(years) and now <= NEAR_NOW_SHARE * len(years)


def _dateline(found: Found, published: date) -> bool:
    said = found.meaning
    if not isinstance(said, Calendar) or not (said.year and said.month and said.day) or said.bc:
        return False
    day = day_or_none(said.year, said.month, said.day)
    return day is not None and abs((day - published).days) <= DATELINE_DAYS


def _from_now(found: Found) -> bool:
    said = found.meaning
    if isinstance(said, Calendar):
        return said.weekday is not None and said.day is None
    if isinstance(said, Shift):
        return not said.there
    return isinstance(said, Near) and not said.there and said.value != "the"


def moves_on(found: Found, answer: Resolved, state: State, text: str) -> bool:
    """True when what follows counts from this expression: not from a look back, not from an aside
    in brackets, not from a lone leap over many years in the middle of a paragraph."""
    said, last = found.meaning, state.last
    if answer.point is None or last is None:
        return True
    if isinstance(said, Shift) and said.part == "TNI" and not said.there:
        return False
    if isinstance(said, Shift) and said.sign < 0 and said.unit in COARSE:
        return False
    if isinstance(said, Near) and said.which < 0 and said.what in COARSE:
        return False
    line = text.rfind("\n", 0, found.start) + 1
    if _in_brackets(text, line, found):
        return False
    if not state.narrative or last.point.bc or found.start - line <= HEADING:
        return True
    leap = abs(answer.point.year - last.point.year)
    again = state.refused is not None and abs(answer.point.year - state.refused) <= LEAP_YEARS
    return leap <= LEAP_YEARS or again


def _in_brackets(text: str, line: int, found: Found) -> bool:
    """Inside brackets of a paragraph; a heading with its years in brackets is no aside."""
    opened = text.rfind("(", max(line, found.start - 120), found.start)
    if opened < 0 or ")" in text[opened : found.start]:
        return False
    end = text.find("\n", found.end)
    return (end if end >= 0 else len(text)) - line > HEADING
