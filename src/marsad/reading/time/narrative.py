"""Is this a history? Then dates are counted from the date before, not from publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc

from marsad.reading.time.meaning import Calendar, Found, Near, Shift
from marsad.reading.time.periods import Point, day_or_none
from marsad.reading.time.state import Resolved, State

ENOUGH = 4
MANY = 6  # so many years, hardly one of them that of publication
OTHER_SHARE = 0.8
AWAY_DAYS = 60
NOW_SHARE = 0.05
FAR_YEARS = 2
FAR_SHARE = 0.6
NEAR_NOW_SHARE = 0.1
DATELINE_DAYS = 14
LEAP_YEARS = 15
HEADING = 60
OPENING = 20  # characters from the beginning of a paragraph
PLAN_REACH = 60
_PLAN = re.compile(
    r"\b(?:plann\w+|plans?|projected|schedul\w+|propos\w+|envision\w+|predict\w*|expect\w+|would"
    r"|will|promis\w+|outlin\w+|deadline)\b"
)
DESCRIBING = frozenset(("compound", "nmod", "amod", "nummod", "poss"))
COARSE = frozenset(("Y", "DE", "CE", "ML"))


def is_narrative(found: Sequence[Found], published: date | None) -> bool:
    """True when most years that are named lie far from publication and little is said of "today",
    "last week" or a bare weekday; without a publication date, when several years are named."""
    years = [
        -f.meaning.year if f.meaning.bc else f.meaning.year
        for f in found
        if isinstance(f.meaning, Calendar) and f.meaning.year is not None
    ]
    if published is None:
        return len(years) >= ENOUGH
    if any(_dateline(f, published) for f in found) or not any(_full(f) for f in found):
        return False
    if _old_story(found, published):
        return True
    if len(years) < ENOUGH:
        return False
    far = sum(abs(year - published.year) >= FAR_YEARS for year in years)
    now = sum(_from_now(f) for f in found)
    other = sum(year != published.year for year in years)
    past = far >= FAR_SHARE * len(years) or (
        len(years) >= MANY and other >= OTHER_SHARE * len(years)
    )
    return past and now <= NEAR_NOW_SHARE * len(years)


def _old_story(found: Sequence[Found], published: date) -> bool:
    """True when the first full date lies well away from publication, many days follow it, and
    hardly anything is counted from now."""
    days = [m for f in found if isinstance(m := f.meaning, Calendar) and m.month and m.day]
    first = next((m for m in days if m.year and not m.bc), None)
    day = day_or_none(first.year or 1, first.month or 1, first.day or 1) if first else None
    if day is None or len(days) < MANY or abs((day - published).days) <= AWAY_DAYS:
        return False
    return sum(_from_now(f) for f in found) <= NOW_SHARE * len(days)


def _full(found: Found) -> bool:
    """A month with its year, as histories have them, or a year before the era."""
    said = found.meaning
    return isinstance(said, Calendar) and said.year is not None and (bool(said.month) or said.bc)


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


def looks_back(doc: Doc, found: Found, answer: Resolved, state: State) -> bool:
    """True for a date of an earlier year that only describes a noun: "the May 2007 high"."""
    if not state.narrative or state.last is None or answer.point is None:
        return False
    span = doc.char_span(found.start, found.end, alignment_mode="expand")
    if span is None or _signed(answer.point) >= _signed(state.last.point):
        return False
    root = span.root
    return root.dep_ in DESCRIBING and root.head.i >= span.end


def _signed(point: Point) -> int:
    """Years before the era are below nought."""
    return -point.year if point.bc else point.year


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
    if state.narrative and answer.point.year > last.point.year and _planned(text, line, found):
        return False
    if not state.narrative or last.point.bc or found.start - line <= OPENING:
        return True
    if _line_end(text, found) - line <= HEADING:
        return True
    leap = abs(answer.point.year - last.point.year)
    again = state.refused is not None and abs(answer.point.year - state.refused) <= LEAP_YEARS
    return leap <= LEAP_YEARS or again


def _planned(text: str, line: int, found: Found) -> bool:
    """ "a planned campaign in 1976": what is ahead of the story does not move it."""
    start = max(line, found.start - PLAN_REACH, text.rfind(". ", line, found.start))
    return _PLAN.search(text, start, found.start) is not None


def _line_end(text: str, found: Found) -> int:
    end = text.find("\n", found.end)
    return end if end >= 0 else len(text)


def _in_brackets(text: str, line: int, found: Found) -> bool:
    """Inside brackets of a paragraph; a heading with its years in brackets is no aside."""
    opened = text.rfind("(", max(line, found.start - 120), found.start)
    if opened < 0 or ")" in text[opened : found.start]:
        return False
    return _line_end(text, found) - line > HEADING
