"""The half-done import becomes a gazetteer: sorted, packed, read-only, moved into place whole."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from dataclasses import astuple
from pathlib import Path

from marsad.registry.places.imports.origin import Origin
from marsad.registry.places.imports.staging import Progress

FORMAT = 1
SCHEMA = """
create table made.origin (num integer primary key, file text, sha256 text, format text,
  source text, licence text, attribution text, dated text, imported text);
create table made.place (num integer primary key, id text unique, name text, lat real, lon real,
  feature text, country text, admin1 text, population integer, radius real, code text, lift real,
  modified text, origin integer references origin);
create table made.name (key text, place integer, quality integer, primary key (key, place))
  without rowid;
create table made.pcode (id text primary key, own text, admin1 text, admin2 text) without rowid;
create table made.about (key text primary key, value text) without rowid;
"""
STEPS = (
    "insert into made.place select num,id,name,lat,lon,feature,country,admin1,population,radius,"
    "code,lift,modified,1 from main.place order by num",
    "insert into made.name select key, place, max(quality) from main.named group by key, place",
    "insert into made.pcode select id, own, admin1, admin2 from main.pcode",
    "create index made.place_lat on place (lat) where feature like 'P.%'",
)


def finish(
    db: sqlite3.Connection, made: Path, target: Path, *, name: str, origin: Origin, job: str,
    progress: Progress,
) -> None:  # fmt: skip
    """``target`` is afterwards the whole gazetteer; ``made`` is where it is written first."""
    made.unlink(missing_ok=True)
    try:
        _fill(db, made, name=name, origin=origin, job=job, progress=progress)
        _kept(made, target)
    finally:
        made.unlink(missing_ok=True)


def restate(target: Path, made: Path, origin: Origin) -> None:
    """``target`` is afterwards the same gazetteer with another ``origin``; ``made`` as for
    ``finish``. Who reads it meanwhile goes on with the old one."""
    try:
        shutil.copyfile(target, made)
        db = sqlite3.connect(made)
        columns = "file,sha256,format,source,licence,attribution,dated,imported"
        marks = ",".join("?" * 8)
        db.execute(f"update origin set ({columns}) = ({marks}) where num=1", astuple(origin))
        db.commit()
        db.close()
        _kept(made, target)
    finally:
        made.unlink(missing_ok=True)


def _kept(made: Path, target: Path) -> None:
    with made.open("rb+") as file:
        os.fsync(file.fileno())
    made.replace(target)


def _fill(
    db: sqlite3.Connection, made: Path, *, name: str, origin: Origin, job: str,
    progress: Progress,
) -> None:  # fmt: skip
    db.execute("attach database ? as made", (str(made),))
    db.execute("pragma made.journal_mode=off")
    db.execute("pragma made.synchronous=off")
    db.executescript(SCHEMA)
    marks = ",".join("?" * 9)
    db.execute(f"insert into made.origin values ({marks})", (1, *astuple(origin)))
    for step in STEPS:
        db.execute(step)
    names = db.execute("select count(*) from made.name where substr(key,1,1) not in ('~','=')")
    about = {
        "format": str(FORMAT), "name": name, "identity": identity_of(job), "rows": progress.rows,
        "names": names.fetchone()[0], "bad": progress.bad, "skipped": progress.skipped,
        "strangers": progress.strangers,
    }  # fmt: skip
    db.executemany("insert into made.about values (?,?)", [(k, str(v)) for k, v in about.items()])
    db.commit()
    db.execute("detach database made")


def identity_of(job: str) -> str:
    """The short hash that stands for a gazetteer in the name of a run."""
    return hashlib.sha256(job.encode("utf-8")).hexdigest()[:16]
