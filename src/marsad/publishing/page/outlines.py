"""Country outlines (Natural Earth 1:50m, see ``data/OUTLINES.md``), clipped to a view."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from importlib.resources import files

SCALE = 100.0
Ring = tuple[tuple[float, float], ...]
Box = tuple[float, float, float, float]


@lru_cache(maxsize=1)
def outlines() -> tuple[tuple[str, tuple[Ring, ...]], ...]:
    """Name and rings of every country, as (lon, lat) pairs."""
    raw = files("marsad.publishing").joinpath("data/outlines.json.gz").read_bytes()
    table = json.loads(gzip.decompress(raw))
    return tuple((name, tuple(_ring(steps) for steps in rings)) for name, rings in table)


@lru_cache(maxsize=1)
def _boxed() -> tuple[tuple[str, tuple[tuple[Ring, Box], ...]], ...]:
    """As ``outlines``, each ring with the box around it."""
    return tuple((name, tuple((r, _box(r)) for r in rings)) for name, rings in outlines())


def within(box: Box) -> list[tuple[str, list[Ring]]]:
    """The countries that show in ``box`` (west, south, east, north), cut at its edges."""
    found = []
    for name, rings in _boxed():
        near = ((r, b) for r, b in rings if _touches(b, box))
        cut = [c for c in (r if _inside(b, box) else _clip(r, box) for r, b in near) if len(c) > 2]
        if cut:
            found.append((name, cut))
    return found


@lru_cache(maxsize=4096)
def country_at(lon: float, lat: float) -> str | None:
    """The country that holds the point; near a coast the nearest within half a degree."""
    near: tuple[float, str] | None = None
    for name, rings in _boxed():
        for ring, box in rings:
            if not _touches(box, (lon - 0.5, lat - 0.5, lon + 0.5, lat + 0.5)):
                continue
            if holds(ring, lon, lat):
                return name
            gap = min((x - lon) ** 2 + (y - lat) ** 2 for x, y in ring)
            if gap < 0.25 and (near is None or gap < near[0]):
                near = (gap, name)
    return near[1] if near else None


def rings_of(name: str) -> tuple[Ring, ...]:
    """Every ring of a country."""
    return next((rings for n, rings in outlines() if n == name), ())


def holds(ring: Ring, lon: float, lat: float) -> bool:
    """True when the point lies inside the ring (even-odd rule)."""
    inside = False
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (ay > lat) != (by > lat) and lon < (bx - ax) * (lat - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def area(ring: Ring) -> float:
    """The area of a ring in square degrees, without sign."""
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def centre(ring: Ring) -> tuple[float, float]:
    """The middle of a ring's bounding box."""
    lons, lats = [p[0] for p in ring], [p[1] for p in ring]
    return (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2


def _ring(steps: list[int]) -> Ring:
    points, x, y = [], 0, 0
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / SCALE, y / SCALE))
    return tuple(points)


def _box(ring: Ring) -> Box:
    lons, lats = [p[0] for p in ring], [p[1] for p in ring]
    return min(lons), min(lats), max(lons), max(lats)


def _touches(one: Box, box: Box) -> bool:
    west, south, east, north = box
    return one[0] <= east and one[2] >= west and one[1] <= north and one[3] >= south


def _inside(one: Box, box: Box) -> bool:
    west, south, east, north = box
    return west <= one[0] and one[2] <= east and south <= one[1] and one[3] <= north


def _clip(ring: Ring, box: Box) -> Ring:
    west, south, east, north = box
    points = list(ring)
    for axis, edge, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        cut: list[tuple[float, float]] = []
        for here, last in zip(points, points[-1:] + points[:-1], strict=True):
            inside, was = (here[axis] - edge) * sign >= 0, (last[axis] - edge) * sign >= 0
            if inside != was:
                share = (edge - last[axis]) / (here[axis] - last[axis])
                other = last[1 - axis] + share * (here[1 - axis] - last[1 - axis])
                cut.append((edge, other) if axis == 0 else (other, edge))
            if inside:
                cut.append(here)
        points = cut
        if not points:
            break
    return tuple(points)
