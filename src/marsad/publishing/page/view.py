"""The part of the globe a map shows, and where a point falls on the paper (Mercator)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from marsad.model.briefs import MapMark
from marsad.publishing.page import outlines
from marsad.publishing.wording.places import wind
from marsad.registry.geometry import destination, distance_km

WIDTH = 920.0
LEAST_DEGREES = 4.0
LINK_KM = 700.0
MAJORITY = 0.6
LARGEST_COUNTRY = 20.0
COUNTRY_REACH = 0.45
LARGEST_KM = 400.0


@dataclass(frozen=True, slots=True)
class View:
    """A box in degrees and its size on paper."""

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float

    def xy(self, lon: float, lat: float) -> tuple[float, float]:
        """The point on paper, from the top left."""
        return self.onto_paper()(lon, lat)

    def onto_paper(self) -> Callable[[float, float], tuple[float, float]]:
        """``xy`` as a function, for many points."""
        west, top = self.west, _y(self.north)
        wide = self.width / (self.east - self.west)
        high = self.height / (top - _y(self.south))
        return lambda lon, lat: ((lon - west) * wide, (top - _y(lat)) * high)

    def shows(self, mark: MapMark) -> bool:
        """True when the mark's point lies inside the frame."""
        return self.west < mark.lon < self.east and self.south < mark.lat < self.north

    def km(self) -> float:
        """How many paper units a kilometre takes in the middle of the map."""
        middle = (self.south + self.north) / 2
        return self.width / distance_km(middle, self.west, middle, self.east)


def view_of(marks: Iterable[MapMark], width: float = WIDTH) -> View | None:
    """A view, ``width`` units wide, that holds the cluster where most events lie, each with its
    shape, with a margin; ``None`` without marks. Where all of them lie in one country of common
    size, the frame reaches out towards its borders. Marks of whole countries count only where
    there is no other."""
    kept = tuple(m for m in marks if m.shape != "town")
    close = tuple(m for m in kept if not is_wide(m))
    boxes = [box_of(m) for m in (cluster_of(close) or kept)]
    if not boxes:
        return None
    west, east = _widen(min(b[0] for b in boxes), max(b[2] for b in boxes))
    south, north = _widen(min(b[1] for b in boxes), max(b[3] for b in boxes))
    for home in country_box([(m.lon, m.lat) for m in cluster_of(close)]) if close else []:
        reach = COUNTRY_REACH * max(east - west, north - south)
        west, south = (
            min(west, max(home[0] - 1, west - reach)),
            min(south, max(home[1] - 1, south - reach)),
        )
        east, north = (
            max(east, min(home[2] + 1, east + reach)),
            max(north, min(home[3] + 1, north + reach)),
        )
    south, north, west, east = (
        max(south, -62.0),
        min(north, 78.0),
        max(west, -180.0),
        min(east, 180.0),
    )
    shape = math.radians(east - west) / (_y(north) - _y(south))
    if shape < 1.6:
        extra = (east - west) * (1.6 / shape - 1) / 2
        west, east = max(west - extra, -180.0), min(east + extra, 180.0)
    elif shape > 2.1:
        middle, half = (_y(north) + _y(south)) / 2, math.radians(east - west) / 2.1 / 2
        north, south = _lat(middle + half), _lat(middle - half)
    height = width * (_y(north) - _y(south)) / math.radians(east - west)
    return View(west, south, east, north, width, round(height, 1))


def is_wide(mark: MapMark) -> bool:
    """True for a mark that stands for a whole country or more: it is counted, not drawn."""
    return mark.shape == "country" or mark.radius_km > LARGEST_KM


def box_of(mark: MapMark) -> tuple[float, float, float, float]:
    """West, south, east, north of a mark with its shape."""
    lons, lats = [mark.lon], [mark.lat]
    if not is_wide(mark):
        lons += [p[0] for p in mark.outline]
        lats += [p[1] for p in mark.outline]
        for bearing in (0, 90, 180, 270) if mark.radius_km and not mark.outline else ():
            lat, lon = destination(mark.lat, mark.lon, bearing, mark.radius_km)
            lons.append(lon)
            lats.append(lat)
    return min(lons), min(lats), max(lons), max(lats)


def cluster_of(marks: tuple[MapMark, ...]) -> tuple[MapMark, ...]:
    """The marks that lie together, each at most ``LINK_KM`` from another of them, where they are
    the most of all; else every mark."""
    left, best = list(marks), tuple[MapMark, ...]()
    while left:
        group, queue = [], [left.pop(0)]
        while queue:
            here = queue.pop()
            group.append(here)
            near = [m for m in left if distance_km(here.lat, here.lon, m.lat, m.lon) <= LINK_KM]
            left = [m for m in left if m not in near]
            queue += near
        best = tuple(group) if len(group) > len(best) else best
    return best if len(best) >= MAJORITY * len(marks) else marks


def country_box(points: list[tuple[float, float]]) -> list[tuple[float, float, float, float]]:
    """The box of the one country that holds every point, if it is of common size; else none."""
    homes = {outlines.country_at(lon, lat) for lon, lat in points} - {None}
    if len(homes) != 1 or (name := homes.pop()) is None:
        return []
    ring = max(outlines.rings_of(name), key=outlines.area)
    lons, lats = [p[0] for p in ring], [p[1] for p in ring]
    box = (min(lons), min(lats), max(lons), max(lats))
    return [box] if max(box[2] - box[0], box[3] - box[1]) <= LARGEST_COUNTRY else []


def _widen(low: float, high: float) -> tuple[float, float]:
    span = max(high - low, LEAST_DEGREES)
    middle = (low + high) / 2
    return middle - span * 0.62, middle + span * 0.62


def _y(lat: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


def _lat(y: float) -> float:
    return math.degrees(2 * math.atan(math.exp(y)) - math.pi / 2)


def outside(marks: Iterable[MapMark]) -> tuple[tuple[MapMark, str], ...]:
    """The marks that fall outside the frame of their own map, each with its direction from the
    middle of the frame (``north`` ...)."""
    kept = tuple(m for m in marks if m.shape != "town")
    view = view_of(kept)
    if view is None:
        return ()
    lat, lon = (view.south + view.north) / 2, (view.west + view.east) / 2
    return tuple(
        (m, wind(bearing_deg(lat, lon, m.lat, m.lon)))
        for m in kept if not is_wide(m) and not view.shows(m)
    )  # fmt: skip


def bearing_deg(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """The first course from one point to another, clockwise from north."""
    a, b, d = math.radians(lat), math.radians(to_lat), math.radians(to_lon - lon)
    y = math.sin(d) * math.cos(b)
    x = math.cos(a) * math.sin(b) - math.sin(a) * math.cos(b) * math.cos(d)
    return math.degrees(math.atan2(y, x)) % 360.0
