"""The country and region of a point, by the nearest town of the built-in places.

A town's country is a fact, a border between two towns is not known here: near borders the answer
can be the neighbour's. Who knows better says so with the row or the file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from marsad.registry.geometry import EARTH_KM
from marsad.registry.places.imports.entry import Entry

REACH_KM = 300.0
VOTERS = 3


class Locator:
    """Knows the towns of one index. Builds its tree when it is first asked."""

    def __init__(self, index: Path) -> None:
        self.index = index
        self._towns: list[tuple[str, str, str]] = []
        self._tree: cKDTree | None = None

    def located(self, entries: Sequence[Entry]) -> list[Entry]:
        """The entries, each with a country and region where its file gives none and a town lies
        within ``REACH_KM``; seas and continents stay without."""
        out = list(entries)
        todo = [k for k, e in enumerate(out) if _wanting(e)]
        if not todo:
            return out
        tree = self._built()
        points = _sphere([(out[k].lat, out[k].lon) for k in todo])
        far, near = tree.query(points, k=VOTERS, distance_upper_bound=REACH_KM / EARTH_KM)
        for k, distances, towns in zip(todo, far, near, strict=True):
            found = [(d, self._towns[t]) for d, t in zip(distances, towns, strict=True)
                     if np.isfinite(d)]  # fmt: skip
            if found:
                out[k] = _with(out[k], found)
        return out

    def exchanged(self, entries: Sequence[Entry]) -> set[int]:
        """Which entries (by place in the list) lie far from any town of the country they name,
        and near one if latitude and longitude are exchanged."""
        named = [k for k, e in enumerate(entries) if e.country]
        if not named:
            return set()
        tree, reach = self._built(), REACH_KM / EARTH_KM

        def lands(points: list[tuple[float, float]]) -> list[set[str]]:
            found = tree.query(_sphere(points), k=VOTERS, distance_upper_bound=reach)[1]
            return [{self._towns[t][0] for t in row if t < len(self._towns)} for row in found]

        here = lands([(entries[k].lat, entries[k].lon) for k in named])
        odd = [k for k, found in zip(named, here, strict=True)
               if entries[k].country not in found and abs(entries[k].lon) <= 90]  # fmt: skip
        there = lands([(entries[k].lon, entries[k].lat) for k in odd]) if odd else []
        return {
            k for k, found in zip(odd, there, strict=True)
            if entries[k].country in found and not self._near(entries[k])
        }  # fmt: skip

    def _near(self, entry: Entry) -> bool:
        point = _sphere([(entry.lat, entry.lon)])[0]
        around = self._built().query_ball_point(point, REACH_KM / EARTH_KM)
        return any(self._towns[t][0] == entry.country for t in around)

    def _built(self) -> cKDTree:
        if self._tree is None:
            db = sqlite3.connect(f"{self.index.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            rows = db.execute(
                "select lat, lon, country, admin1, code from place where feature like 'P.%'"
                " and country <> '' order by num"
            ).fetchall()
            db.close()
            self._towns = [(r[2], r[3], r[4]) for r in rows]
            self._tree = cKDTree(_sphere([(r[0], r[1]) for r in rows]))
        return self._tree


def _wanting(entry: Entry) -> bool:
    if entry.feature in ("L.CONT", "H.OCN", "H.SEA", "A.PCL", "A.PCLI"):
        return False
    return not entry.country or (not entry.admin1 and not entry.code)


def _with(entry: Entry, found: list[tuple[float, tuple[str, str, str]]]) -> Entry:
    country = entry.country
    if not country:
        votes: dict[str, float] = {}
        for distance, (land, _, _) in found:
            votes[land] = votes.get(land, 0.0) + 1.0 / (distance * EARTH_KM + 1.0)
        country = max(votes, key=lambda land: (votes[land], land))
    nearest = next((t for _, t in found if t[0] == country), None)
    if nearest is None or entry.admin1 or entry.feature == "A.ADM1":
        return replace(entry, country=country)
    return replace(entry, country=country, admin1=nearest[1], code=nearest[2])


def _sphere(points: Sequence[tuple[float, float]]) -> NDArray[np.float64]:
    lat, lon = np.radians(np.asarray(points, dtype=np.float64)).T
    return np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))
