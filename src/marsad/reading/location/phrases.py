"""The phrases before and after an anchor, tried from the most telling to the least."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.model.locations import Location, Place
from marsad.reading.location import shapes, words
from marsad.reading.location.anchors import Anchor

WINDOW = 110


@dataclass(frozen=True, slots=True)
class Phrase:
    """Where a relative phrase stands, and what it says."""

    start: int
    end: int
    anchor: Anchor
    location: Location


def _bearing(place: Place, m: re.Match[str]) -> Location | None:
    deg, km = words.degrees(m["dir"]), words.kilometres(m["number"], m["unit"])
    return shapes.at_distance(place, deg, km) if deg is not None and km is not None else None


def _apart(place: Place, m: re.Match[str]) -> Location | None:
    km = words.kilometres(m["number"], m["unit"])
    return shapes.apart(place, km) if km is not None else None


def _toward(place: Place, m: re.Match[str]) -> Location | None:
    deg = words.degrees(m["dir"])
    if deg is None:
        return None
    if re.search(r"\bthe\s+$", m.string[: m.start()], re.I) and place.feature[0] in "AL":
        return shapes.part(place, deg)
    return shapes.toward(place, deg, bool(m["just"]))


def _outskirts(place: Place, m: re.Match[str]) -> Location | None:
    deg = words.degrees(m["dir"])
    return shapes.outskirts(place, deg) if deg is not None else None


def _part(place: Place, m: re.Match[str]) -> Location | None:
    return shapes.part(place, words.degrees(m["dir"]))


def _near(place: Place, m: re.Match[str]) -> Location | None:
    return None if place.feature in ("A.PCLI", "L.CONT") else shapes.near(place)


def _area(place: Place, m: re.Match[str]) -> Location | None:
    return shapes.area(place)


RULES = (
    (words.BEARING, _bearing),
    (words.APART, _apart),
    (words.OUTSKIRTS, _outskirts),
    (words.TOWARD, _toward),
    (words.PART, _part),
    (words.NEAR, _near),
    (words.AREA, _area),
)


def _without_point(text: str, head: str, anchor: Anchor) -> Phrase | None:
    """A measured phrase on a name that the gazetteer lacks."""
    m = words.BEARING.search(head) or words.APART.search(head)
    if m is None:
        return None
    km = words.kilometres(m["number"], m["unit"])
    deg = words.degrees(m["dir"]) if "dir" in m.groupdict() else None
    name = text[anchor.start : anchor.end]
    start = anchor.start - len(head) + m.start("span")
    return Phrase(start, anchor.end, anchor, shapes.unresolved(name, deg, km))


def before(text: str, anchor: Anchor) -> Phrase | None:
    """The phrase that ends in this anchor, if one of the rules reads it."""
    if anchor.role == "demonym":
        return None
    if words.STATE_CAPITAL.match(text[anchor.end : anchor.end + 30]):
        return None
    head = text[max(0, anchor.start - WINDOW) : anchor.start]
    cut = max(head.rfind("\n\n"), head.rfind(". "), head.rfind("; ")) + 1
    head = head[cut:]
    if anchor.place is None:
        return _without_point(text, head, anchor)
    for pattern, make in RULES:
        m = pattern.search(head)
        if m is None:
            continue
        if pattern is words.NEAR and re.search(
            r"(?:turn|look|go|shop|all|has)\s+$", head[: m.start()]
        ):
            continue
        location = make(anchor.place, m)
        if location is not None:
            start = anchor.start - len(head) + m.start("span")
            return Phrase(start, anchor.end, anchor, location)
    return None


def after(text: str, anchor: Anchor) -> Phrase | None:
    """ "Aleppo countryside", "the Turkish border": what the words behind the anchor make of it."""
    place = anchor.place
    if place is None:
        return None
    tail = text[anchor.end : anchor.end + 30]
    m = words.BORDER_AFTER.match(tail)
    if m and place.feature == "A.PCLI":
        return Phrase(anchor.start, anchor.end + m.end(), anchor, shapes.border(place, None))
    m = words.AFTER_AREA.match(tail)
    if m and anchor.role != "demonym":
        made = shapes.near(place) if m["word"].lower() == "outskirts" else shapes.area(place)
        return Phrase(anchor.start, anchor.end + m.end(), anchor, made)
    return None


def _pair_ok(a: Place, b: Place) -> bool:
    return a.id != b.id and a.feature != "A.PCLI" and b.feature != "A.PCLI"


def pair(text: str, a: Anchor, b: Anchor) -> Phrase | None:
    """What two neighbouring anchors say together: between, a road, a border."""
    if a.place is None or b.place is None or b.start - a.end > 40:
        return None
    head = text[max(0, a.start - WINDOW) : a.start]
    middle, tail = text[a.end : b.start], text[b.end : b.end + 40]
    road = words.ROAD_AFTER.match(tail)
    if words.JOINS.match(middle) and road and _pair_ok(a.place, b.place):
        return Phrase(a.start, b.end + road.end(), a, shapes.between(a.place, b.place))
    edge = words.BORDER_AFTER.match(tail)
    countries = a.place.feature == b.place.feature == "A.PCLI"
    if words.JOINS.match(middle) and edge and countries:
        return Phrase(a.start, b.end + edge.end(), a, shapes.border(a.place, b.place))
    if not words.ANDS.match(middle):
        return None
    m = words.BORDER_BEFORE.search(head)
    if m and countries:
        start = a.start - len(head) + m.start("span")
        return Phrase(start, b.end, a, shapes.border(a.place, b.place))
    m = words.ROAD_BEFORE.search(head)
    if m is None and not middle.strip().startswith(("to", "with")):
        m = words.BETWEEN.search(head)
    if m is None or not _pair_ok(a.place, b.place):
        return None
    start = a.start - len(head) + m.start("span")
    return Phrase(start, b.end, a, shapes.between(a.place, b.place))
