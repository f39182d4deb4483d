"""What lies under the marks: all lands in rough outline, finer ones and first-level regions near
the documents' places. Natural Earth, public domain (``data/OUTLINES.md``).

Lines are lists of whole numbers ``lon, lat, dlon, dlat, ...`` in hundredths of a degree, the first
pair absolute and the others steps, as in the data files.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from shapely import Point, Polygon
from shapely.geometry import LinearRing

from marsad.publishing.page import outlines
from marsad.publishing.page.map_frame import Frame, near

ROUGH_DEGREES = 0.25
LEAST_ROUGH_AREA = 0.03
LEAST_NAMED_AREA = 0.02
Line = Sequence[tuple[float, float]]


@lru_cache(maxsize=1)
def admin1() -> tuple[tuple[str, list[list[int]], list[list[Any]]], ...]:
    """Country (alpha-3), lines between its first-level regions, and their labels."""
    raw = files("marsad.publishing").joinpath("data/admin1_lines.json.gz").read_bytes()
    return tuple((c, lines, labels) for c, lines, labels in json.loads(gzip.decompress(raw)))


def base_of(frames: Sequence[Frame]) -> dict[str, Any]:
    """``lands`` (rings of every country), ``names`` (name, lon, lat, rough width in degrees),
    ``regions`` (country, lines, labels) of first-level regions that reach into a frame, and the
    frames themselves (``fine``)."""
    lands, names = [], []
    for name, drawn in outlines.outlines():
        rings = [unbroken(ring) for ring in drawn]
        for ring in rings:
            if _touches(ring, frames):
                lands.append(_steps(ring))
            elif outlines.area(ring) >= LEAST_ROUGH_AREA:
                rough = LinearRing(ring).simplify(ROUGH_DEGREES).coords
                if len(rough) > 3:
                    lands.append(_steps([(x, y) for x, y, *_ in rough]))
        largest = max(rings, key=outlines.area)
        if outlines.area(largest) >= LEAST_NAMED_AREA:
            at = _inside(largest)
            names.append([name, *at, round(outlines.area(largest) ** 0.5, 1)])
    fine = [[round(v, 2) for v in (f.west, f.south, f.east, f.north)] for f in frames]
    return {"lands": lands, "names": names, "regions": _regions(frames), "fine": fine}


def unbroken(ring: Line) -> outlines.Ring:
    """The ring without a jump at the antimeridian: its longitudes may go beyond 180."""
    points = [tuple(ring[0])]
    for lon, lat in ring[1:]:
        points.append((near(lon, points[-1][0]), lat))
    return tuple((x, y) for x, y in points)


def _regions(frames: Sequence[Frame]) -> list[list[Any]]:
    found: list[list[Any]] = []
    for country, lines, labels in admin1():
        kept = [line for line in lines if _touches(_points(line), frames)]
        if kept:
            found.append([country, kept, [label for label in labels if _holds(label, frames)]])
    return found


def _holds(label: Sequence[Any], frames: Sequence[Frame]) -> bool:
    return _touches([(label[1] / outlines.SCALE, label[2] / outlines.SCALE)], frames)


def _touches(points: Line, frames: Sequence[Frame]) -> bool:
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    west, east, south, north = min(lons), max(lons), min(lats), max(lats)
    for frame in frames:
        if south > frame.north or north < frame.south:
            continue
        middle = (frame.west + frame.east) / 2
        shift = near((west + east) / 2, middle) - (west + east) / 2
        for turn in (shift - 360.0, shift, shift + 360.0):
            if west + turn <= frame.east and east + turn >= frame.west:
                return True
    return False


def _inside(ring: Line) -> tuple[float, float]:
    land = Polygon(ring)
    middle = land.centroid
    at = middle if land.is_valid and land.contains(middle) else _representative(land)
    return round(at.x, 2), round(at.y, 2)


def _representative(land: Polygon) -> Point:
    return land.buffer(0).representative_point()


def _points(line: Sequence[int]) -> list[tuple[float, float]]:
    points, x, y = [], 0, 0
    for dx, dy in zip(line[::2], line[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / outlines.SCALE, y / outlines.SCALE))
    return points


def _steps(points: Line) -> list[int]:
    flat: list[int] = []
    x = y = 0
    for lon, lat in points:
        east, north = round(lon * outlines.SCALE), round(lat * outlines.SCALE)
        flat += [east - x, north - y]
        x, y = east, north
    return flat
