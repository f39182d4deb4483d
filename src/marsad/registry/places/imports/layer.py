"""One imported gazetteer, read only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from marsad.model.errors import MarsadError
from marsad.model.locations import Place
from marsad.registry.places.imports.finishing import FORMAT
from marsad.registry.places.imports.origin import Origin
from marsad.registry.places.imports.staging import QUIET, Progress

SUFFIX = ".sqlite"
COLUMNS = "p.id,p.name,p.lat,p.lon,p.feature,p.country,p.admin1,p.population,p.radius"


@dataclass(frozen=True, slots=True)
class Found:
    """A place of a layer that a name may mean. A row of alternate names has an ``id`` and no
    ``place``."""

    id: str
    place: Place | None
    quality: int
    lift: float


def geonames_ids(index: Path) -> Iterator[int]:
    """The GeoNames ids of the places in any index file."""
    db = _open(index)
    query = "select id from place where id like 'geonames:%' and lat is not null"
    for (name,) in db.execute(query):
        yield int(name[9:])
    db.close()


class Layer:
    """Look-up in one gazetteer's file. Raises ``MarsadError``: ``E-PLACES-BROKEN`` for a file
    that is none, or one of another format, ``E-PLACES-FILE`` for one that may not be read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db = _open(path)
        try:
            about = dict(self._db.execute("select key, value from about"))
            row = self._db.execute(
                "select file,sha256,format,source,licence,attribution,dated,imported from origin"
            ).fetchone()
            if int(about["format"]) != FORMAT:
                raise _broken(path, "made by another version")
            self.name, self.identity = path.stem, str(about["identity"])
            self.names = int(about["names"])
            counts = (int(about[k]) for k in ("rows", "bad", "skipped", "strangers"))
            self.progress = Progress(0, 0, *counts)
            self.origin = Origin(*row)
        except (sqlite3.Error, KeyError, ValueError, TypeError) as error:
            raise _broken(path, str(error)) from error

    def __reduce__(self) -> tuple[type[Layer], tuple[Path]]:
        return (Layer, (self.path,))

    def found(self, key: str) -> list[Found]:
        """The places that the folded name ``key`` may mean; a loose one begins with ``~``."""
        rows = self._db.execute(
            f"select {COLUMNS},n.quality,p.lift from name n join place p on p.num=n.place"
            " where n.key=? order by p.population desc, p.num",
            (key,),
        )
        return [
            Found(r[0], Place(*r[:9]) if r[2] is not None else None, r[9], r[10]) for r in rows
        ]

    def quiet(self, key: str) -> list[Found]:
        """The places of that name that are found by ``places find`` but not read in a text."""
        return self.found(QUIET + key)

    def is_prefix(self, key: str) -> bool:
        """Does a longer name of this layer begin with the words of ``key``?"""
        bounds = (f"{key} ", f"{key}!")
        query = "select 1 from name where key>=? and key<? limit 1"
        return self._db.execute(query, bounds).fetchone() is not None

    def get(self, place_id: str) -> Place | None:
        """The place of that id, as this layer has it."""
        query = f"select {COLUMNS} from place p where p.id=? and p.lat is not null"
        row = self._db.execute(query, (place_id,)).fetchone()
        return Place(*row) if row else None

    def modified(self, place_id: str) -> str:
        """The day that the source gives the row of that id; empty where it gives none."""
        row = self._db.execute("select modified from place where id=?", (place_id,)).fetchone()
        return str(row[0] or "") if row else ""

    @cached_property
    def has_pcodes(self) -> bool:
        """Does any place of it have a P-code? An import of an earlier version has none."""
        known = "select 1 from sqlite_master where name='pcode'"
        if self._db.execute(known).fetchone() is None:
            return False
        return self._db.execute("select 1 from pcode limit 1").fetchone() is not None

    def pcodes(self, place_id: str) -> tuple[str, str, str]:
        """The P-codes that the table gives the place of that id and its units of the first and
        second level; empty where it gives none."""
        if not self.has_pcodes:
            return ("", "", "")
        query = "select own, admin1, admin2 from pcode where id=?"
        row = self._db.execute(query, (place_id,)).fetchone()
        return (str(row[0]), str(row[1]), str(row[2])) if row else ("", "", "")

    def nearest(self, lat: float, lon: float, reach: float) -> Place | None:
        """The nearest town to a point, not further than ``reach`` degrees of latitude."""
        row = self._db.execute(
            f"select {COLUMNS} from place p where p.lat between ? and ? and p.lon between ? and ?"
            " and p.feature like 'P.%'"
            " order by (p.lat-?)*(p.lat-?)+(p.lon-?)*(p.lon-?), p.num limit 1",
            (lat - reach, lat + reach, lon - 1.5 * reach, lon + 1.5 * reach, lat, lat, lon, lon),
        ).fetchone()
        return Place(*row) if row else None

    @cached_property
    def size(self) -> int:
        """Bytes on the disk."""
        return self.path.stat().st_size


def _open(path: Path) -> sqlite3.Connection:
    try:
        with path.open("rb"):
            pass
    except PermissionError as error:
        raise MarsadError(
            "E-PLACES-FILE", f"the gazetteer cannot be read ({error.strerror})", where=str(path),
            hint="check its permissions",
        ) from error  # fmt: skip
    except OSError as error:
        raise _broken(path, error.strerror or str(error)) from error
    try:
        return sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
    except sqlite3.Error as error:
        raise _broken(path, str(error)) from error


def _broken(path: Path, why: str) -> MarsadError:
    return MarsadError(
        "E-PLACES-BROKEN", f"this is no imported gazetteer that can be read ({why})",
        where=str(path), hint="take it away with --remove and import its file again",
    )  # fmt: skip
