"""The phrases before and after one anchor, tried from the most telling to the least."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.model.locations import Location, Place
from marsad.reading.location import shapes, words
from marsad.reading.location.anchors import Anchor
from marsad.reading.location.edges import coast
from marsad.reading.location.measures import (
    A_UNIT,
    DIRECTION,
    degrees,
    kilometres,
    vagueness,
)
from marsad.registry.geometry import bearing, distance_km

WINDOW = 110
ROAD_KM = 800.0  # two ends further apart than this are no road's
RURAL = re.compile(r"countryside|hinterland|desert|rural|bush", re.I)
NOT_NEAR = re.compile(r"(?:turn|look|go|shop|all|has)\s+$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Where a relative phrase stands, and what it says. ``border`` are the codes of two countries
    where it is on their border; ``shore`` is "on" or "off" for the coast of a whole country."""

    start: int
    end: int
    anchor: Anchor
    location: Location
    border: tuple[str, str] | None = None
    shore: str = ""


def head_of(text: str, start: int) -> str:
    """The text before a name, as far as a phrase may reach back."""
    head = text[max(0, start - WINDOW) : start]
    return head[max(head.rfind("\n\n"), head.rfind(". "), head.rfind("; ")) + 1 :]


def _bearing(place: Place, m: re.Match[str]) -> Location | None:
    deg, km = degrees(m["dir"]), kilometres(m["number"], m["unit"])
    if deg is None or km is None:
        return None
    return shapes.at_distance(place, deg, km, vagueness(m["number"]))


def _apart(place: Place, m: re.Match[str]) -> Location | None:
    km = kilometres(m["number"], m["unit"])
    still = (m["hedge"] or "").lower() in ("within", "up to")
    if km is None or (not still and words.MOVING.search(m.string[: m.start()])):
        return None
    return shapes.apart(place, km)


PART_OF_LAND = re.compile(r"(?<!to )\bthe\s+(?:[\w-]+\s+and\s+)?$", re.I)
PART_OF_TOWN = re.compile(r"\b(?:in|into|across|of)\s+the\s+(?:[\w-]+\s+and\s+)?$", re.I)
A_NAME = re.compile(r"[A-Z][\w’'-]+\s+$")


def _toward(place: Place, m: re.Match[str]) -> Location | None:
    deg, head = degrees(m["dir"]), m.string[: m.start()]
    if deg is None or (m["dir"][0].isupper() and A_NAME.search(head)):
        return None
    part = PART_OF_LAND if place.feature[0] in "AL" else PART_OF_TOWN
    if part.search(head):
        return shapes.part(place, deg)
    return shapes.toward(place, deg, bool(m["just"]))


def _outskirts(place: Place, m: re.Match[str]) -> Location | None:
    deg = degrees(m["dir"])
    rural = RURAL.search(m["span"]) is not None
    return shapes.outskirts(place, deg, rural) if deg is not None else None


ITSELF = re.compile(r"\b(?:province|region|district)\s+of\b", re.I)


def _part(place: Place, m: re.Match[str]) -> Location | None:
    if ITSELF.search(m["span"]) and place.feature != "A.PCLI":
        return None  # "the eastern province of Kunar" is Kunar
    return shapes.part(place, degrees(m["dir"]))


def _coast(place: Place, m: re.Match[str]) -> Location | None:
    if m["bare"] and words.NOT_AT_SEA.search(m.string[: m.start()]):
        return None
    side = m["from"] or m["side"] or ""
    found = coast(place, degrees(side), bool(m["off"]))
    if found is not None or place.feature == "A.PCLI" or m["bare"] or not m["off"]:
        return found
    return shapes.near(place)


def _near(place: Place, m: re.Match[str]) -> Location | None:
    if place.feature in ("A.PCLI", "L.CONT") or NOT_NEAR.search(m.string[: m.start()]):
        return None
    return shapes.near(place)


def _area(place: Place, m: re.Match[str]) -> Location | None:
    return shapes.area(place, RURAL.search(m["span"]) is not None)


RULES = (
    (words.BEARING, _bearing),
    (words.APART, _apart),
    (words.OUTSKIRTS, _outskirts),
    (words.TOWARD, _toward),
    (words.PART, _part),
    (words.COAST, _coast),
    (words.NEAR, _near),
    (words.AREA, _area),
)


_A_DIRECTION = re.compile(DIRECTION, re.I)
# What must stand in a text for a pattern to match, told sooner than the whole pattern.
_NEEDS = {
    words.BEARING: A_UNIT,
    words.APART: A_UNIT,
    words.OUTSKIRTS: _A_DIRECTION,
    words.TOWARD: _A_DIRECTION,
}


def _search(pattern: re.Pattern[str], head: str) -> re.Match[str] | None:
    needed = _NEEDS.get(pattern)
    return None if needed and not needed.search(head) else pattern.search(head)


def _without_point(text: str, head: str, anchor: Anchor) -> Phrase | None:
    """A measured phrase on a name that the gazetteer lacks."""
    m = _search(words.BEARING, head) or _search(words.APART, head)
    if m is None:
        return None
    km = kilometres(m["number"], m["unit"])
    deg = degrees(m["dir"]) if "dir" in m.groupdict() else None
    name = text[anchor.start : anchor.end]
    start = anchor.start - len(head) + m.start("span")
    return Phrase(start, anchor.end, anchor, shapes.unresolved(name, deg, km))


def measured(text: str, anchor: Anchor) -> bool:
    """Does a distance stand before this name ("20 km from", "30 miles south of")?"""
    head = head_of(text, anchor.start)
    return bool(_search(words.BEARING, head) or _search(words.APART, head))


def _with_direction(
    text: str, place: Place, km: float, anchor: Anchor, following: Sequence[Anchor]
) -> tuple[Location, int] | None:
    """ "20 km from X to the north", "7 km from X on the road to Y": the way is said behind."""
    m = words.TO_THE.match(text[anchor.end : anchor.end + 40])
    deg = degrees(m["dir"]) if m else None
    if m is not None and deg is not None:
        return shapes.at_distance(place, deg, km), anchor.end + m.end()
    for other in following[:3]:
        gap = text[anchor.end : other.start]
        if len(gap) > 60 or other.place is None or "A.PCLI" in (other.place.feature, place.feature):
            break
        if not words.BY_ROAD.match(re.sub(r"\b[\w’'-]+\s*[-–—]\s*$", "", gap)):
            continue
        length = distance_km(place.lat, place.lon, other.place.lat, other.place.lon)
        if other.place.id == place.id or not 5.0 <= length <= ROAD_KM:
            continue
        way = bearing(place.lat, place.lon, other.place.lat, other.place.lon)
        return shapes.at_distance(place, round(way, 1), km), other.end
    return None


def before(text: str, anchor: Anchor, following: Sequence[Anchor] = ()) -> Phrase | None:
    """The phrase that ends in this anchor, if one of the rules reads it; ``following`` are the
    anchors behind it."""
    if anchor.role in ("demonym", "in-organisation"):
        return None
    if words.STATE_CAPITAL.match(text[anchor.end : anchor.end + 30]):
        return None
    head = head_of(text, anchor.start)
    if anchor.place is None:
        return _without_point(text, head, anchor)
    for pattern, make in RULES:
        m = _search(pattern, head)
        if m is None:
            continue
        start = anchor.start - len(head) + m.start("span")
        location = make(anchor.place, m)
        if location is None:
            continue
        if pattern is words.APART and location.distance_km is not None:
            turned = _with_direction(text, anchor.place, location.distance_km, anchor, following)
            if turned is not None:
                return Phrase(start, turned[1], anchor, turned[0])
        shore = ""
        if pattern is words.COAST and anchor.place.feature == "A.PCLI" and not m["from"]:
            shore = "" if m["side"] else "off" if m["off"] else "on"
        return Phrase(start, anchor.end, anchor, location, shore=shore)
    return None


def after(text: str, anchor: Anchor) -> Phrase | None:
    """ "Aleppo countryside", "the Libyan coast": what the words behind the anchor make of it."""
    place = anchor.place
    if place is None or anchor.role == "in-organisation":
        return None
    tail = text[anchor.end : anchor.end + 30]
    m = words.COAST_AFTER.match(tail)
    if m:
        off = words.OFF_THE.search(head_of(text, anchor.start))
        at_sea = bool(off) or m["word"].lower() == "waters"
        made = coast(place, None, at_sea)
        if made is None:
            return None
        start = anchor.start - len(off[0]) if off else anchor.start
        shore = ("off" if at_sea else "on") if place.feature == "A.PCLI" else ""
        return Phrase(start, anchor.end + m.end(), anchor, made, shore=shore)
    m = words.AFTER_AREA.match(tail)
    if m and anchor.role != "demonym":
        rural = RURAL.search(m["word"]) is not None
        outside = m["word"].lower() == "outskirts"
        made = shapes.near(place) if outside else shapes.area(place, rural)
        return Phrase(anchor.start, anchor.end + m.end(), anchor, made)
    return None
