"""The gazetteer: names to places, from its own read-only index and from imported layers.

Law: a look-up never writes and never goes outside the machine. The index is built once, at first
use, into a folder that the caller may name, and only from packages and our own tables. Layers add
places and names; without any, everything is as the index has it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from marsad.model.locations import Place
from marsad.registry.places.build import LOOSE_COUNTRIES, build_index, index_name
from marsad.registry.places.imports.features import is_read, lift_of
from marsad.registry.places.imports.layer import COLUMNS, Found, Layer
from marsad.registry.places.keys import fold, loose
from marsad.registry.places.matches import BUILT_IN, Match, join
from marsad.registry.places.rows import LOOSE, Row

__all__ = ["Gazetteer", "Match", "default_cache", "index_path", "load_gazetteer", "small_gazetteer"]


def default_cache() -> Path:
    """``$XDG_CACHE_HOME/marsad``, or ``~/.cache/marsad``."""
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "marsad"


class Gazetteer:
    """Read-only look-up over one index file and the layers above it. Results are kept for the
    life of the object."""

    def __init__(self, index: Path, layers: tuple[Layer, ...] = (), preferred: int = 0) -> None:
        """Opens ``index``. The first ``preferred`` of the ``layers`` win over the index where
        both have a place. Raises ``sqlite3.Error`` if it is no index."""
        self.path = index
        self.layers = layers
        self.preferred = preferred
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

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path, tuple[Layer, ...], int]]:
        return (Gazetteer, (self.path, self.layers, self.preferred))

    @property
    def imported(self) -> tuple[str, ...]:
        """Each layer as ``name:hash`` in its order, with ``+`` for a preferred one."""
        marks = ("+" if n < self.preferred else "" for n in range(len(self.layers)))
        named = zip(marks, self.layers, strict=True)
        return tuple(f"{mark}{layer.name}:{layer.identity}" for mark, layer in named)

    def _select(self, key: str) -> list[Match]:
        query = f"select {COLUMNS},n.quality from name n join place p on p.num=n.place"
        rows = self._db.execute(f"{query} where n.key=? order by p.population desc, p.num", (key,))
        return [Match(Place(*r[:9]), r[9]) for r in rows]

    def _matches_of_key(self, key: str) -> tuple[Match, ...]:
        built_in = self._built_in(key)
        return self._over_layers(key, built_in) if self.layers else built_in

    def _over_layers(self, key: str, built_in: tuple[Match, ...]) -> tuple[Match, ...]:
        """``built_in`` joined with what the layers have: the very name, or where nothing has it
        what is alike in transliteration."""
        found = [layer.found(key) for layer in self.layers]
        if key and not any(found) and not (built_in and built_in[0].quality > LOOSE):
            rough = loose(key)
            if len(rough) >= 4:
                found = [
                    [Found(f.id, f.place, LOOSE, f.lift) for f in layer.found(f"~{rough}")]
                    for layer in self.layers
                ]
        return self._joined(found, built_in, key) if any(found) else built_in

    def _joined(
        self, found: list[list[Found]], built_in: tuple[Match, ...], key: str
    ) -> tuple[Match, ...]:
        own = [Match(m.place, m.quality, m.lift, (BUILT_IN,)) for m in built_in]
        above = [list(self._matched(n, f, key)) for n, f in enumerate(found)]
        order = [*above[: self.preferred], own, *above[self.preferred :]]
        joined = (
            Match(m.place, m.quality) if m.sources == (BUILT_IN,) else m
            for m in join(m for matches in order for m in matches)
        )
        return tuple(sorted(joined, key=lambda m: (-m.quality, -m.place.population)))

    def _matched(self, number: int, found: list[Found], key: str) -> Iterator[Match]:
        """The matches of one layer; a further name is one of the place that another one has."""
        name = self.layers[number].name
        for f in found:
            if f.place is not None:
                yield Match(f.place, f.quality, f.lift, (name,))
            elif own := self._own(f.id):
                yield Match(own, f.quality, 0.0, (name,))
            elif (place := self._raw(f.id)) and is_read(place.feature, key):
                yield Match(place, f.quality, lift_of(place.feature), (name,))

    def _raw(self, place_id: str) -> Place | None:
        """The place as the first of index and layers that has it tells it, in their order."""
        for layer in self.layers[: self.preferred]:
            if place := layer.get(place_id):
                return place
        if place := self._own(place_id):
            return place
        for layer in self.layers[self.preferred :]:
            if place := layer.get(place_id):
                return place
        return None

    def _whole(self, place: Place) -> Place:
        """The place with what all layers know of it."""
        for match in self.matches(place.name):
            if place.id == match.place.id or place.id in match.also:
                return match.place
        return place

    def _built_in(self, key: str) -> tuple[Match, ...]:
        """Loose spellings count where no other has the key; where only regions have it, those of
        the regions' own countries do too: "Hodeida" is the town as well as the governorate."""
        found = self._select(key)
        lands = {m.place.country for m in found}
        rough = loose(key) if all(m.place.feature[0] == "A" for m in found) else ""
        if len(rough) >= 4 and (not found or lands & LOOSE_COUNTRIES):
            near = [Match(m.place, LOOSE) for m in self._select(f"~{rough}")]
            found += [m for m in near if not lands or m.place.country in lands]
        return tuple(sorted(found, key=lambda m: -m.quality))

    def _is_prefix(self, key: str) -> bool:
        row = self._db.execute(
            "select 1 from name where key>=? and key<? limit 1", (f"{key} ", f"{key}!")
        ).fetchone()
        return row is not None or any(layer.is_prefix(key) for layer in self.layers)

    def matches(self, name: str) -> tuple[Match, ...]:
        """Every place of that name, best spelling first, then by population."""
        return self.matches_of_key(fold(name))

    def find(self, name: str) -> tuple[Match, ...]:
        """``matches`` with the imported places that are not read in a text by that name, last."""
        key = fold(name)
        read = self.matches_of_key(key)
        have = {i for m in read for i in (m.place.id, *m.also)}
        quiet = [[f for f in layer.quiet(key) if f.id not in have] for layer in self.layers]
        return (*read, *self._joined(quiet, (), key)) if any(quiet) else read

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Every place of that name in any spelling or script the index knows; may be empty."""
        return tuple(m.place for m in self.matches(name))

    def demonym(self, word: str) -> tuple[Place, ...]:
        """The countries or regions whose people or things are called ``word``."""
        return self._demonyms.get(fold(word), ())

    def get(self, place_id: str) -> Place | None:
        """The place of that id; the id of any gazetteer leads to the one place."""
        if not self.layers:
            return self._own(place_id)
        place = self._raw(place_id)
        return self._whole(place) if place is not None else None

    def _own(self, place_id: str) -> Place | None:
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
        own = self._nearest_own(lat, lon, reach)
        if not self.layers:
            return own
        found = [own, *(layer.nearest(lat, lon, reach) for layer in self.layers)]
        places = [p for p in found if p is not None]
        if not places:
            return None
        return self._whole(min(places, key=lambda p: (p.lat - lat) ** 2 + (p.lon - lon) ** 2))

    def _nearest_own(self, lat: float, lon: float, reach: float) -> Place | None:
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


def index_path(cache: Path | None = None) -> Path:
    """The index of the built-in places, built into ``cache`` first if it is not there (one
    minute)."""
    index = (cache or default_cache()) / index_name()
    if not index.exists():
        build_index(index)
    return index


def load_gazetteer(
    cache: Path | None = None, layers: tuple[Layer, ...] = (), preferred: int = 0
) -> Gazetteer:
    """The full gazetteer with the layers above it, of which the first ``preferred`` win over the
    built-in places."""
    return Gazetteer(index_path(cache), layers, preferred)


def small_gazetteer(rows: Iterable[Row], index: Path) -> Gazetteer:
    """A gazetteer of ``rows`` only, written to ``index``: for imports and for tests."""
    build_index(index, rows)
    return Gazetteer(index)
