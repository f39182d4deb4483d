"""What the builders of place tables share: reading the sources, points, distances, writing."""

from __future__ import annotations

import csv
import gzip
import io
import json
import math
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

GEONAMES = "GeoNames CC BY 4.0"
NATURAL_EARTH = "Natural Earth (public domain)"
Point = tuple[float, float]


def plain(name: str) -> str:
    """Folded name for comparing."""
    text = unicodedata.normalize("NFKD", name)
    return "".join(c for c in text if c.isalnum()).casefold()


def write(path: Path, header: list[str], rows: list[list[Any]]) -> None:
    """A TSV in order of its rows; packed without a time stamp if its name ends in ``.gz``."""
    lines = ["\t".join(header)] + ["\t".join(map(str, r)) for r in sorted(rows, key=str)]
    data = ("\n".join(lines) + "\n").encode()
    path.write_bytes(gzip.compress(data, 9, mtime=0) if path.suffix == ".gz" else data)
    print(path.name, len(rows), path.stat().st_size)


def table(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file, packed or not."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    yield from csv.DictReader(io.StringIO(text, newline=""))


def load(path: Path) -> Any:
    """A JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def distance(a: Point, b: Point) -> float:
    """Rough kilometres between two near points."""
    dx = (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return 111.2 * math.hypot(a[0] - b[0], dx)


def centre(points: list[Point]) -> tuple[float, float, float]:
    """Middle of the bounding box, mixed with the mean, and the reach from it in km."""
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    if max(lons) - min(lons) > 180:
        lons = [x + 360 if x < 0 else x for x in lons]
    lat = (min(lats) + max(lats) + 2 * sum(lats) / len(lats)) / 4
    lon = (min(lons) + max(lons) + 2 * sum(lons) / len(lons)) / 4
    far = sorted(distance((lat, lon), p) for p in zip(lats, lons, strict=True))
    lon = lon - 360 if lon > 180 else lon
    return round(lat, 3), round(lon, 3), round(max(3.0, far[int(0.9 * (len(far) - 1))]), 0)


def rings(geometry: dict[str, Any]) -> list[list[list[float]]]:
    """The outer rings of a (multi)polygon, as (lon, lat)."""
    parts = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        parts = [parts]
    return [polygon[0] for polygon in parts]


def area_of(ring: list[list[float]]) -> tuple[float, float, float]:
    """Area in square km and centroid (lat, lon) of a ring."""
    lat0 = sum(p[1] for p in ring) / len(ring)
    lon0 = sum(p[0] for p in ring) / len(ring)
    k = math.cos(math.radians(lat0))
    twice = x = y = 0.0
    for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
        ax, ay, bx, by = a[0] - lon0, a[1] - lat0, b[0] - lon0, b[1] - lat0
        cross = ax * by - bx * ay
        twice += cross
        x += (ax + bx) * cross
        y += (ay + by) * cross
    if not twice:
        return 0.0, lat0, lon0
    return abs(twice) / 2 * k * 111.2**2, lat0 + y / (3 * twice), lon0 + x / (3 * twice)


def disc(geometry: dict[str, Any]) -> tuple[float, float, float]:
    """Centroid of the largest part, and the radius in km of the disc of the whole area."""
    parts = [area_of(ring) for ring in rings(geometry)]
    _, lat, lon = max(parts)
    radius = math.sqrt(sum(p[0] for p in parts) / math.pi)
    return round(lat, 3), round(lon, 3), round(max(3.0, radius), 0)
