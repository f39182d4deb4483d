"""The gazetteer: names to places, from its own read-only index.

Law: a look-up never writes and never goes outside the machine. The index is built once, at first
use, into a folder that the caller may name, and only from packages and our own tables.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from marsad.model.locations import Place
from marsad.registry.places.build import build_index, index_name
from marsad.registry.places.keys import fold, loose
from marsad.registry.places.rows import LOOSE, Row

COLUMNS = "p.id,p.name,p.lat,p.lon,p.feature,p.country,p.admin1,p.population,p.radius"


@dataclass(frozen=True, slots=True)
class Match:
    """A place that a name may mean. ``quality``: 3 its main name, 2 one of our own other names,
    1 an alternate name of GeoNames, 0 only alike in transliteration."""

    place: Place
    quality: int


def default_cache() -> Path:
    """``$XDG_CACHE_HOME/marsad``, or ``~/.cache/marsad``."""
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "marsad"


class Gazetteer:
    """Read-only look-up over one index file. Results are kept for the life of the object."""

    def __init__(self, index: Path) -> None:
        """Opens ``index``. Raises ``sqlite3.Error`` if it is no index."""
        self.path = index
        self._db = sqlite3.connect(
            f"{index.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        rows = self._db.execute(f"select {COLUMNS} from place p where p.feature='A.PCLI'")
        self._by_code = {r[5]: Place(*r) for r in rows}
        query = f"select d.key,{COLUMNS} from demonym d join place p on p.num=d.place"
        self._demonyms: dict[str, tuple[Place, ...]] = {}
        for r in self._db.execute(query + " order by p.population desc, p.num"):
            self._demonyms[r[0]] = (*self._demonyms.get(r[0], ()), Place(*r[1:]))
        self._alpha2 = _alpha2()
        self.matches_of_key = lru_cache(maxsize=200_000)(self._matches_of_key)
        self.is_prefix = lru_cache(maxsize=200_000)(self._is_prefix)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path]]:
        return (Gazetteer, (self.path,))

    def _select(self, key: str) -> list[Match]:
        query = f"select {COLUMNS},n.quality from name n join place p on p.num=n.place"
        rows = self._db.execute(f"{query} where n.key=? order by p.population desc, p.num", (key,))
        return [Match(Place(*r[:9]), r[9]) for r in rows]

    def _matches_of_key(self, key: str) -> tuple[Match, ...]:
        found = self._select(key)
        if not found and key:
            rough = loose(key)
            if len(rough) >= 4:
                found = [Match(m.place, LOOSE) for m in self._select(f"~{rough}")]
        return tuple(sorted(found, key=lambda m: -m.quality))

    def _is_prefix(self, key: str) -> bool:
        row = self._db.execute(
            "select 1 from name where key>=? and key<? limit 1", (f"{key} ", f"{key}!")
        ).fetchone()
        return row is not None

    def matches(self, name: str) -> tuple[Match, ...]:
        """Every place of that name, best spelling first, then by population."""
        return self.matches_of_key(fold(name))

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Every place of that name in any spelling or script the index knows; may be empty."""
        return tuple(m.place for m in self.matches(name))

    def demonym(self, word: str) -> tuple[Place, ...]:
        """The countries or regions whose people or things are called ``word``."""
        return self._demonyms.get(fold(word), ())

    def get(self, place_id: str) -> Place | None:
        """The place of that id."""
        query = f"select {COLUMNS} from place p where p.id=?"
        row = self._db.execute(query, (place_id,)).fetchone()
        return Place(*row) if row else None

    def country_of(self, code: str) -> Place | None:
        """The country of an ISO 3166-1 alpha-2 or alpha-3 code."""
        code = code.upper()
        return self._by_code.get(self._alpha2.get(code, code))

    def admin1_name(self, country: str, code: str) -> str | None:
        """The name of a first-level region by country code and GeoNames admin1 code."""
        country = self._alpha2.get(country.upper(), country.upper())
        row = self._db.execute(
            "select name from place where country=? and code=? and feature='A.ADM1'",
            (country, code),
        ).fetchone()
        return str(row[0]) if row else None

    def capital_of(self, country: str) -> Place | None:
        """The capital of a country, by ISO code."""
        country = self._alpha2.get(country.upper(), country.upper())
        query = f"select {COLUMNS} from place p where p.country=? and p.feature='P.PPLC'"
        row = self._db.execute(f"{query} order by p.population desc", (country,)).fetchone()
        return Place(*row) if row else None

    def nearest(self, lat: float, lon: float, within_km: float = 50.0) -> Place | None:
        """The nearest town to a point, not further than ``within_km``."""
        reach = within_km / 111.2
        rows = self._db.execute(
            f"select {COLUMNS} from place p where p.lat between ? and ? and p.lon between ? and ?"
            " and p.feature like 'P.%'"
            " order by (p.lat-?)*(p.lat-?)+(p.lon-?)*(p.lon-?) limit 1",
            (lat - reach, lat + reach, lon - 1.5 * reach, lon + 1.5 * reach, lat, lat, lon, lon),
        ).fetchone()
        return Place(*rows) if rows else None

    def largest_in(
        self, west: float, south: float, east: float, north: float, most: int
    ) -> tuple[Place, ...]:
        """The ``most`` most populous towns of a box, largest first. ``east`` may lie beyond 180,
        ``west`` before -180: the box then goes on behind the antimeridian."""
        turned = " or ".join(f"p.lon+{turn} between :west and :east" for turn in (-360, 0, 360))
        rows = self._db.execute(
            f"select {COLUMNS} from place p where p.lat between :south and :north and ({turned})"
            " and p.feature like 'P.%' and p.population>0 order by p.population desc, p.num"
            " limit :most",
            {"west": west, "south": south, "east": east, "north": north, "most": most},
        )
        return tuple(Place(*row) for row in rows)


def _alpha2() -> dict[str, str]:
    from marsad.registry.places.rows import alpha3

    return alpha3()


def load_gazetteer(cache: Path | None = None) -> Gazetteer:
    """The full gazetteer, its index built into ``cache`` first if it is not there (one minute)."""
    index = (cache or default_cache()) / index_name()
    if not index.exists():
        build_index(index)
    return Gazetteer(index)


def small_gazetteer(rows: Iterable[Row], index: Path) -> Gazetteer:
    """A gazetteer of ``rows`` only, written to ``index``: for imports and for tests."""
    build_index(index, rows)
    return Gazetteer(index)
