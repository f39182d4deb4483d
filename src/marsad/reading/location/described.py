"""The named place that a phrase only says the place of: its own point stands.

Law: a name wins over the offset that explains it where the two agree; a name that the gazetteer
puts elsewhere than its own explanation does not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from marsad.model.locations import Location, Place
from marsad.reading.location import shapes, words
from marsad.reading.location.context import Context, other_countries
from marsad.reading.location.edges import border_km
from marsad.reading.location.phrases import Phrase
from marsad.reading.places import precision_of
from marsad.registry.geometry import bearing, distance_km

DESCRIBED = frozenset({"town", "point", "area"})
NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w’'-]*(?:[\s-](?:[^\W\d_a-zß-öø-ÿ][\w’'-]*|al|el|de|of))*")
HELD = re.compile(
    r"^(?:\s+(?:town|city|village|camp|district|province|region|governorate))?\s*(?:,\s*)?"
    r"(?:in\s+)?(?:the\s+)?$",
    re.I,
)
PART_ANGLE = 75.0  # from the middle of a land to a place in a part of it
HELD_BY_PART = DESCRIBED | {"admin2", "admin1"}
BACK = 120
SLACK_KM = 15.0


def agrees(place: Place, phrase: Phrase, *, loosely: bool) -> bool:
    """May the place lie where the phrase says? Distances in reports are by road or from memory:
    ``loosely`` takes half to five thirds of the distance, and a neighbouring direction."""
    where, anchor = phrase.location, phrase.anchor.place
    if phrase.border is not None:
        off = border_km(phrase.border, place)
        said = where.distance_km or 0.0
        return off is not None and off <= max(60.0, 1.5 * said)
    if anchor is None or where.lat is None:
        return False
    km = distance_km(anchor.lat, anchor.lon, place.lat, place.lon)
    angle = _turn(bearing(anchor.lat, anchor.lon, place.lat, place.lon), where.bearing_deg)
    if where.distance_km is None:
        return km <= (150.0 if where.bearing_deg is not None else 60.0) + anchor.radius_km and (
            angle <= 67.5
        )
    less, more = (0.5, 0.65) if loosely else (0.35, 0.35)
    share = more if km > where.distance_km else less
    if abs(km - where.distance_km) > max(SLACK_KM, share * where.distance_km):
        return False
    return angle <= (67.5 if loosely else 45.0) or km <= SLACK_KM


def _turn(a: float, b: float | None) -> float:
    """The angle between two directions; 0 where none is said."""
    return 0.0 if b is None else abs((a - b + 180.0) % 360.0 - 180.0)


def described(
    text: str, phrase: Phrase, context: Context, starts: Sequence[int]
) -> int | None:
    """The name before the phrase that it only says the place of, if they agree."""
    if phrase.location.relation == "area":
        return _held_by_part(text, phrase, context, starts)
    if phrase.location.relation not in ("bearing", "near") and phrase.border is None:
        return None
    places = context.places
    k = bisect_right(starts, phrase.start - 1) - 1
    own = None if phrase.anchor.spoken else phrase.anchor.mention
    if k < 0 or k == own or k in context.counted_from:
        return None
    name = places[k]
    if name.place is None or name.role != "location" or name.precision not in DESCRIBED:
        return None
    gap = text[name.end : phrase.start]
    same = phrase.anchor.place is not None and phrase.anchor.place.id == name.place.id
    if same or len(gap) > BACK or not words.DESCRIBES.match(gap):
        return None
    if phrase.location.lat is None and phrase.border is None:
        rest = context.places[:k] + context.places[k + 1 :]
        known = other_countries(Context(rest, context.hint, context.gazetteer))
        return k if not known or name.place.country in known else None
    return k if agrees(name.place, phrase, loosely=bool(gap.strip())) else None


def _held_by_part(
    text: str, phrase: Phrase, context: Context, starts: Sequence[int]
) -> int | None:
    """ "Aden, in southern Yemen": the name before a part of a land that holds it."""
    where, land = phrase.location, phrase.anchor.place
    k = bisect_right(starts, phrase.start - 1) - 1
    if k < 0 or land is None or where.bearing_deg is None:
        return None
    name = context.places[k]
    place = name.place
    if place is None or name.role != "location" or name.precision not in HELD_BY_PART:
        return None
    gap = text[name.end : phrase.start]
    if not gap.strip() or not HELD.match(gap):
        return None
    if place.id == land.id or place.country != land.country or land.feature[0] != "A":
        return None
    way = bearing(land.lat, land.lon, place.lat, place.lon)
    return k if _turn(way, where.bearing_deg) <= PART_ANGLE else None


def explained(text: str, phrase: Phrase, context: Context) -> tuple[int, Location] | None:
    """A name before a measured phrase that was not read as a place, or as another one of that
    name: where the gazetteer has it and the phrase agrees, that is the place. Its start and it."""
    where, anchor = phrase.location, phrase.anchor.place
    if where.distance_km is None or where.lat is None or anchor is None:
        return None
    head = text[max(0, phrase.start - BACK) : phrase.start]
    counted = {p.id for k in context.counted_from if (p := context.places[k].place) is not None}
    taken = counted | {anchor.id}
    for m in reversed(list(NAME.finditer(head))):
        if not words.DESCRIBES.match(head[m.end() :]) or not head[m.end() :].strip():
            continue
        parts = m[0].split(" ")
        for first in range(len(parts)):
            found = [
                match.place
                for match in context.gazetteer.matches(" ".join(parts[first:]))
                if match.quality and match.place.country == anchor.country
                and match.place.id not in taken and precision_of(match.place) in DESCRIBED
                and agrees(match.place, phrase, loosely=True)
            ]  # fmt: skip
            if found:
                start = phrase.start - len(head) + m.start() + len(" ".join(parts[:first]))
                start += 1 if first else 0
                return start, shapes.inside(found[0], precision_of(found[0]))
    return None


