"""Country outlines for the brief's map: Natural Earth 1:50m, from the npm package world-atlas.

    python tools/build_outlines.py world-atlas-2.0.2.tgz

writes ``src/marsad/publishing/data/outlines.json.gz``: a JSON list of ``[name, rings]``, each ring
a list of whole numbers ``lon, lat, dlon, dlat, ...`` in hundredths of a degree, the first pair
absolute and the others steps. The same archive gives the same bytes.
"""

from __future__ import annotations

import gzip
import json
import sys
import tarfile
from pathlib import Path
from typing import Any

MEMBER = "package/countries-50m.json"
TARGET = Path("src/marsad/publishing/data/outlines.json.gz")
SCALE = 100


def decode_arcs(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """Every arc of the topology as (lon, lat) pairs."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs.append(arc)
    return arcs


def ring_of(numbers: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[int, int]]:
    """One closed ring in hundredths of a degree, points that fall together kept once."""
    points: list[tuple[int, int]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        for lon, lat in arc:
            point = (round(lon * SCALE), round(lat * SCALE))
            if not points or points[-1] != point:
                points.append(point)
    return points


def steps_of(ring: list[tuple[int, int]]) -> list[int]:
    """The ring as an absolute first pair and steps."""
    flat, last = [], (0, 0)
    for x, y in ring:
        flat += [x - last[0], y - last[1]]
        last = (x, y)
    return flat


def outlines(topology: dict[str, Any]) -> list[list[Any]]:
    """Name and rings of each country, in order of name."""
    arcs = decode_arcs(topology)
    found = []
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])
        rings = [ring_of(numbers, arcs) for polygon in polygons for numbers in polygon]
        kept = [steps_of(ring) for ring in rings if len(ring) > 3]
        if kept:
            found.append([shape["properties"]["name"], kept])
    return sorted(found, key=lambda entry: str(entry[0]))


def main() -> None:
    """Read the archive named on the command line and write the outlines."""
    with tarfile.open(sys.argv[1]) as archive:
        member = archive.extractfile(MEMBER)
        if member is None:
            raise SystemExit(f"{sys.argv[1]} holds no {MEMBER}")
        topology = json.load(member)
    text = json.dumps(outlines(topology), ensure_ascii=False, separators=(",", ":"))
    TARGET.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
