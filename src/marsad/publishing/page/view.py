"""The part of the globe a map shows, and where a point falls on the paper (Mercator)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from marsad.model.briefs import MapMark
from marsad.registry.geometry import destination, distance_km

WIDTH = 920.0
LEAST_DEGREES = 4.0
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
        x = (lon - self.west) / (self.east - self.west) * self.width
        top, bottom = _y(self.north), _y(self.south)
        return x, (top - _y(lat)) / (top - bottom) * self.height

    def shows(self, mark: MapMark) -> bool:
        """True when the mark's point lies inside the frame."""
        return self.west < mark.lon < self.east and self.south < mark.lat < self.north

    def km(self) -> float:
        """How many paper units a kilometre takes in the middle of the map."""
        middle = (self.south + self.north) / 2
        return self.width / distance_km(middle, self.west, middle, self.east)


def view_of(marks: Iterable[MapMark]) -> View | None:
    """A view that holds every event's mark with its shape, with a margin; ``None`` without
    marks. A mark for a whole country counts only where there is no other."""
    marks = tuple(marks)
    close = any(m.shape != "town" and m.radius_km <= LARGEST_KM for m in marks)
    lons: list[float] = []
    lats: list[float] = []
    for mark in marks:
        if mark.shape == "town" or (close and mark.radius_km > LARGEST_KM):
            continue
        lons.append(mark.lon)
        lats.append(mark.lat)
        if mark.radius_km > LARGEST_KM:
            continue
        lons += [p[0] for p in mark.outline]
        lats += [p[1] for p in mark.outline]
        for bearing in (0, 90, 180, 270) if mark.radius_km and not mark.outline else ():
            lat, lon = destination(mark.lat, mark.lon, bearing, mark.radius_km)
            lons.append(lon)
            lats.append(lat)
    if not lons:
        return None
    west, east = _widen(min(lons), max(lons))
    south, north = _widen(min(lats), max(lats))
    south, north = max(south, -80.0), min(north, 80.0)
    shape = math.radians(east - west) / (_y(north) - _y(south))
    if shape < 1.6:
        extra = (east - west) * (1.6 / shape - 1) / 2
        west, east = west - extra, east + extra
    elif shape > 2.1:
        middle, half = (_y(north) + _y(south)) / 2, math.radians(east - west) / 2.1 / 2
        north, south = _lat(middle + half), _lat(middle - half)
    height = WIDTH * (_y(north) - _y(south)) / math.radians(east - west)
    return View(west, south, east, north, WIDTH, round(height, 1))


def _widen(low: float, high: float) -> tuple[float, float]:
    span = max(high - low, LEAST_DEGREES)
    middle = (low + high) / 2
    return middle - span * 0.62, middle + span * 0.62


def _y(lat: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


def _lat(y: float) -> float:
    return math.degrees(2 * math.atan(math.exp(y)) - math.pi / 2)


def outside(marks: Iterable[MapMark]) -> tuple[MapMark, ...]:
    """The marks of events that fall outside the frame of their own map."""
    kept = tuple(m for m in marks if m.shape != "town")
    view = view_of(kept)
    return () if view is None else tuple(m for m in kept if not view.shows(m))
