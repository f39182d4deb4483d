"""Is this a history? Then dates are counted from the date before, not from publication."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from marsad.reading.time.meaning import Calendar, Found, Near, Shift

ENOUGH = 5
FAR_YEARS = 2
FAR_SHARE = 0.6
NEAR_NOW_SHARE = 0.25


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
    far = sum(abs(year - published.year) >= FAR_YEARS for year in years)
    now = sum(_from_now(f) for f in found)
    return far >= FAR_SHARE * len(years) and now <= NEAR_NOW_SHARE * len(years)


def _from_now(found: Found) -> bool:
    said = found.meaning
    if isinstance(said, Calendar):
        return said.weekday is not None and said.day is None
    if isinstance(said, Shift):
        return not said.there
    return isinstance(said, Near) and not said.there
