"""The part of the globe that a document's map opens on, also across the antimeridian.

Law: a frame runs from west to east without a jump, so its east may lie beyond 180; every longitude
of the document is told near its middle (``near``). Degrees throughout.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.registry.geometry import distance_km, wrap_lon

LINK_KM = 700.0
MAJORITY = 0.5
LEAST_KM = 180.0
MARGIN = 0.16
KM_A_DEGREE = 111.195
FURTHEST_LAT = 84.0


@dataclass(frozen=True, slots=True)
class Extent:
    """A point with how far it and its shape reach, and how much it counts for the frame."""

    lat: float
    lon: float
    north: float
    south: float
    east: float
    west: float
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Frame:
    """West, south, east and north; east may be greater than 180."""

    west: float
    south: float
    east: float
    north: float

    def grown(self, share: float) -> Frame:
        """The frame with ``share`` of its width and height added on every side."""
        wide, high = (self.east - self.west) * share, (self.north - self.south) * share
        return Frame(
            self.west - wide,
            max(self.south - high, -FURTHEST_LAT),
            self.east + wide,
            min(self.north + high, FURTHEST_LAT),
        )

    def holds(self, extent: Extent) -> bool:
        """True when the extent's point lies inside."""
        lon = near(extent.lon, (self.west + self.east) / 2)
        return self.west <= lon <= self.east and self.south <= extent.lat <= self.north


def near(lon: float, middle: float) -> float:
    """The longitude that means the same and lies within 180 degrees of ``middle``."""
    return middle + wrap_lon(lon - middle)


def extent_of(
    lat: float,
    lon: float,
    radius_km: float,
    outline: Iterable[Sequence[float]] = (),
    weight: float = 1.0,
) -> Extent:
    """The extent of a point with its disc, or of its outline of (lon, lat) corners."""
    corners = [(near(x, lon), y) for x, y, *_ in outline]
    if not corners:
        high = radius_km / KM_A_DEGREE
        wide = high / max(math.cos(math.radians(lat)), 0.05)
        corners = [(lon - wide, lat - high), (lon + wide, lat + high)]
    lons, lats = [lon, *(c[0] for c in corners)], [lat, *(c[1] for c in corners)]
    return Extent(lat, lon, max(lats), min(lats), max(lons), min(lons), weight)


def middle_of(lons: Iterable[float]) -> float:
    """The middle of the shortest arc that holds every longitude; 0 without any."""
    found = sorted({wrap_lon(lon) for lon in lons})
    if not found:
        return 0.0
    gaps = [(b - a, b) for a, b in zip(found, [*found[1:], found[0] + 360.0], strict=True)]
    gap, after = max(gaps)
    return wrap_lon(after + (360.0 - gap) / 2)


def frame_of(extents: Sequence[Extent]) -> Frame | None:
    """A frame around the cluster where most of the weight lies, with a margin, at least
    ``LEAST_KM`` high and wide; around all where no cluster has most. ``None`` without extents."""
    kept = cluster_of(extents)
    if not kept:
        return None
    middle = middle_of(e.lon for e in kept)
    west = min(near(e.lon, middle) - (e.lon - e.west) for e in kept)
    east = max(near(e.lon, middle) + (e.east - e.lon) for e in kept)
    south, north = min(e.south for e in kept), max(e.north for e in kept)
    lat = max(-FURTHEST_LAT, min(FURTHEST_LAT, (south + north) / 2))
    high = LEAST_KM / KM_A_DEGREE
    west, east = _widened(west, east, high / math.cos(math.radians(lat)))
    south, north = _widened(south, north, high)
    return Frame(west, max(south, -FURTHEST_LAT), east, min(north, FURTHEST_LAT))


def cluster_of(extents: Sequence[Extent]) -> list[Extent]:
    """Those that lie together, each at most ``LINK_KM`` from another of them, where they weigh
    most of all; else every one."""
    left, best = list(extents), list[Extent]()
    while left:
        group, queue = list[Extent](), [left.pop(0)]
        while queue:
            here = queue.pop()
            group.append(here)
            linked = [e for e in left if distance_km(here.lat, here.lon, e.lat, e.lon) <= LINK_KM]
            left = [e for e in left if e not in linked]
            queue += linked
        best = group if _weight(group) > _weight(best) else best
    return best if _weight(best) >= MAJORITY * _weight(extents) else list(extents)


def _weight(extents: Iterable[Extent]) -> float:
    return sum(e.weight for e in extents)


def _widened(low: float, high: float, least: float) -> tuple[float, float]:
    span = max((high - low) * (1 + 2 * MARGIN), least)
    middle = (low + high) / 2
    return middle - span / 2, middle + span / 2
