"""What two neighbouring anchors say together: between, a road, two sides of a border."""

from __future__ import annotations

from dataclasses import replace

from marsad.model.locations import Place
from marsad.reading.location import shapes, ways
from marsad.reading.location.anchors import Anchor
from marsad.reading.location.phrases import ROAD_KM, Phrase, head_of
from marsad.registry.geometry import bearing, distance_km

REGIONS = frozenset({"A.ADM1", "A.ADM2"})


def _joinable(a: Place, b: Place) -> bool:
    countries = "A.PCLI" in (a.feature, b.feature)
    return a.id != b.id and not countries and distance_km(a.lat, a.lon, b.lat, b.lon) <= ROAD_KM


def pair(text: str, a: Anchor, b: Anchor) -> Phrase | None:
    """The corridor that two anchors name together, or a point on the road between them."""
    if a.place is None or b.place is None or b.start - a.end > 40:
        return None
    if not _joinable(a.place, b.place) or "demonym" in (a.role, b.role):
        return None
    head, middle = head_of(text, a.start), text[a.end : b.start]
    tail = text[b.end : b.end + 40]
    if ways.JOINS.match(middle):
        joined = _joined(a, b, a.place, b.place, head, tail)
        if joined is not None or middle.strip() != "to":
            return joined
    if "in-organisation" in (a.role, b.role) or not ways.ANDS.match(middle):
        return None
    between = None
    if not middle.strip().startswith(("to", "with")):
        between = ways.BETWEEN.search(head)
    half = bool(between and between["half"])
    m = between if half else ways.ROAD_BEFORE.search(head) or between
    if m is None and middle.strip().startswith("to"):
        m = ways.UNDERWAY.search(head)
    if m is None and {a.place.feature, b.place.feature} <= REGIONS:
        m = ways.BORDER_BEFORE.search(head)
    if m is None:
        return None
    start = a.start - len(head) + m.start("span")
    return Phrase(start, b.end, a, shapes.between(a.place, b.place, half))


def _joined(
    a: Anchor, b: Anchor, first: Place, second: Place, head: str, tail: str
) -> Phrase | None:
    """ "the X-Y road", "the axis X-Y", "PK 13 on the X-Y axis"."""
    road = ways.ROAD_AFTER.match(tail)
    axis = ways.AXIS_BEFORE.search(head)
    post = ways.KILOMETRE_POST.search(head)
    if not (road or axis or post):
        return None
    end = b.end + road.end() if road else b.end
    if post is not None:
        way = bearing(first.lat, first.lon, second.lat, second.lon)
        where = shapes.at_distance(first, round(way, 1), float(post["km"]))
        start = a.start - len(head) + post.start("span")
        return Phrase(start, end, a, replace(where, second_name=second.name))
    start = a.start - len(head) + axis.start("span") if axis and not road else a.start
    return Phrase(start, end, a, shapes.between(first, second))
