"""How near two times and two places are, each with what it leaves open, and what that weighs."""

from __future__ import annotations

import math
from datetime import date

from marsad.model.locations import Location
from marsad.model.times import TimeSpan
from marsad.registry.geometry import distance_km

DAYS = 3  # so many days apart may be one happening
OPEN = 7  # days that an open end reaches
OUTSIDE_KM = 30.0  # so far beyond what both leave open
SMALLEST_KM, UNKNOWN_KM = 5.0, 15.0
WEIGHT_DAYS = {0: 3.0, 1: 1.5, 2: 0.5, 3: 0.5}
WEIGHT_OPEN = ((3, 2.0), (OPEN, 0.75))  # so many days from the end that is known, or beyond it
WEIGHT_REACH = ((35.0, 3.0), (130.0, 2.0), (300.0, 1.0), (math.inf, 0.25))


def weight_of_days(ours: TimeSpan, theirs: TimeSpan, days: int) -> float:
    """What the days weigh: less where a side leaves many open, or has an open end."""
    for one, other in ((ours, theirs), (theirs, ours)):
        known, ends = one.latest or one.earliest, ends_of(other)
        if None in (one.earliest, one.latest) and known is not None and ends is not None:
            far = max(0, (ends[0] - known).days, (known - ends[1]).days)
            weight = next((w for most, w in WEIGHT_OPEN if far <= most), 0.5)
            return min(weight, WEIGHT_DAYS[days])
    long = max(_length(ours), _length(theirs))
    return WEIGHT_DAYS[days] / (1 if long <= 2 else 2 if long <= 7 else 4)


def days_apart(one: TimeSpan, other: TimeSpan) -> int | None:
    """Days between two times, 0 where they touch; an open end reaches ``OPEN`` days. ``None``
    for a time without any day."""
    mine, theirs = ends_of(one), ends_of(other)
    if mine is None or theirs is None:
        return None
    return max(0, (theirs[0] - mine[1]).days, (mine[0] - theirs[1]).days)


def ends_of(when: TimeSpan) -> tuple[date, date] | None:
    """First and last day, an open end ``OPEN`` days on; ``None`` without any day."""
    if when.earliest is not None:
        return when.earliest, when.latest or moved(when.earliest, OPEN)
    return (moved(when.latest, -OPEN), when.latest) if when.latest is not None else None


def moved(day: date, by: int) -> date:
    """So many days on or back, as far as the calendar goes."""
    at = min(max(day.toordinal() + by, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(at)


def _length(when: TimeSpan) -> int:
    ends = ends_of(when)
    return (ends[1] - ends[0]).days + 1 if ends is not None else 0


def weight_of_places(
    here: Location | None, there: Location | None
) -> tuple[float, float | None, float | None] | None:
    """What the places weigh, km apart, and km that they leave open; ``None`` where they cannot be
    one place, or nothing says where it was."""
    if here is None or there is None:
        return None
    if here.lat is None or here.lon is None or there.lat is None or there.lon is None:
        if not here.country or here.country != there.country:
            return None
        known = here.admin1 and there.admin1
        return (1.0 if known and here.admin1 == there.admin1 else 0.0), None, None
    km = distance_km(here.lat, here.lon, there.lat, there.lon)
    reach = _radius(here) + _radius(there)
    beyond = km - reach
    if beyond > OUTSIDE_KM:
        return None
    weight = next(w for most, w in WEIGHT_REACH if reach <= most)
    if beyond > 0:
        weight = weight / 2 if beyond <= 10 else weight / 6
    return weight, round(km, 1), round(reach, 1)


def _radius(where: Location) -> float:
    return UNKNOWN_KM if where.radius_km is None else max(SMALLEST_KM, where.radius_km)
