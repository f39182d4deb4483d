"""Lines on the globe: borders, coasts and roads, with stretches of them and strips along them.

A line is a row of (lat, lon) points; degrees and kilometres throughout.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from shapely.geometry import LineString, Polygon

from marsad.registry.geometry import (
    Outline,
    bearing,
    destination,
    distance_km,
    ring_of,
    wrap_lon,
)

KM_PER_DEGREE = 111.195
Line = tuple[tuple[float, float], ...]


class Nearest(NamedTuple):
    """The nearest point of a line: where it is, how far off, and how far along the line."""

    lat: float
    lon: float
    km: float
    along: float
    line: Line


def length_km(line: Line) -> float:
    """How long a line is."""
    return sum(distance_km(*a, *b) for a, b in pairwise(line))


def along(line: Line, km: float) -> tuple[float, float]:
    """The point ``km`` from the start of the line; its end if the line is shorter."""
    for a, b in pairwise(line):
        step = distance_km(*a, *b)
        if km <= step and step > 0:
            return destination(*a, bearing(*a, *b), max(0.0, km))
        km -= step
    return line[-1]


def nearest_on(lines: Iterable[Line], lat: float, lon: float) -> Nearest | None:
    """The point of the lines that is nearest to a point; ``None`` without lines."""
    best: Nearest | None = None
    for line in lines:
        gone = 0.0
        for a, b in pairwise(line):
            step = distance_km(*a, *b)
            point, part = _nearest_between(a, b, lat, lon)
            km = distance_km(*point, lat, lon)
            if best is None or km < best.km:
                best = Nearest(*point, km, gone + part * step, line)
            gone += step
    return best


def _nearest_between(
    a: tuple[float, float], b: tuple[float, float], lat: float, lon: float
) -> tuple[tuple[float, float], float]:
    """The nearest point of a short straight piece and the share of the way to it."""
    shrink = math.cos(math.radians(lat))
    ax, ay = wrap_lon(a[1] - lon) * shrink, a[0] - lat
    bx, by = ax + wrap_lon(b[1] - a[1]) * shrink, b[0] - lat
    dx, dy = bx - ax, by - ay
    whole = dx * dx + dy * dy
    part = 0.0 if whole == 0 else max(0.0, min(1.0, -(ax * dx + ay * dy) / whole))
    return (a[0] + part * (b[0] - a[0]), wrap_lon(a[1] + part * wrap_lon(b[1] - a[1]))), part


def stretch(line: Line, start_km: float, end_km: float) -> Line:
    """The piece of the line between two distances from its start."""
    points = [along(line, start_km)]
    gone = 0.0
    for a, b in pairwise(line):
        gone += distance_km(*a, *b)
        if start_km < gone < end_km:
            points.append(b)
    points.append(along(line, end_km))
    return tuple(points)


def reach_km(line: Line, lat: float, lon: float) -> float:
    """How far the line goes from a point, at most."""
    return max(distance_km(lat, lon, *point) for point in line)


def strip(line: Sequence[tuple[float, float]], width_km: float) -> Outline:
    """The land up to half of ``width_km`` from a line, as one ring without holes."""
    middle = line[len(line) // 2][1]
    plane = []
    for lat, lon in line:
        shrink = max(0.02, math.cos(math.radians(lat)))
        x = wrap_lon(lon - middle) * shrink * KM_PER_DEGREE
        plane.append((x, lat * KM_PER_DEGREE))
    half = width_km / 2
    drawn = LineString(plane).simplify(half / 4).buffer(half, quad_segs=3).simplify(half / 8)
    ring = Polygon(drawn.exterior)
    points = []
    for x, y in list(ring.exterior.coords)[:-1]:
        lat = max(-90.0, min(90.0, y / KM_PER_DEGREE))
        shrink = max(0.02, math.cos(math.radians(lat)))
        points.append((lat, wrap_lon(middle + x / KM_PER_DEGREE / shrink)))
    return ring_of(points)
