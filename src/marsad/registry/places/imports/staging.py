"""The half-done import: rows and the position after them, committed together.

Law: what is committed is whole. A kill at any moment leaves rows and position that belong
together, and the same command goes on from there.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from marsad.model.errors import MarsadError
from marsad.registry.places.build import keys_of
from marsad.registry.places.imports.entry import Entry, Naming
from marsad.registry.places.imports.features import is_read, lift_of
from marsad.registry.places.keys import fold

SCHEMA = """
create table head (job text, progress text);
create table place (num integer primary key, id text not null, name text, lat real, lon real,
  feature text, country text, admin1 text, population integer, radius real, code text, lift real,
  modified text, line integer);
create unique index place_id on place (id);
create table named (key text, place integer, quality integer);
"""
CODED = "create table if not exists pcode (id text primary key, own text, admin1 text, admin2 text)"
QUIET = "="  # begins the keys of names that are found but not read


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: the input's position and line, and what became of the rows."""

    position: int = 0
    line: int = 1
    rows: int = 0
    bad: int = 0
    skipped: int = 0
    strangers: int = 0


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Turns what database and disk say into one line for a person; Ctrl-C stays Ctrl-C."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            raise KeyboardInterrupt from None
        if "locked" in str(error):
            raise MarsadError(
                "E-PLACES-LOCKED", "another program is importing this", where=str(folder),
                hint="wait for it",
            ) from error  # fmt: skip
        shut = "unable to open" in str(error) and not os.access(folder, os.W_OK)
        raise _unwritten(folder, "Permission denied" if shut else str(error)) from error
    except sqlite3.DatabaseError as error:
        raise MarsadError(
            "E-PLACES-BROKEN", f"the half-done import is damaged ({error})", where=str(folder),
            hint="take it away with --remove and import again",
        ) from error  # fmt: skip
    except OSError as error:
        raise _unwritten(folder, error.strerror or str(error)) from error


def _unwritten(folder: Path, why: str) -> MarsadError:
    return MarsadError(
        "E-PLACES-WRITE", f"nothing can be written there ({why})", where=str(folder),
        hint="check permissions and room on the disk",
    )  # fmt: skip


def open_staging(part: Path, job: str) -> tuple[sqlite3.Connection, Progress]:
    """The half-done import of ``job`` with how far it is; one of another job is begun anew."""
    db = _connect(part)
    known = db.execute("select 1 from sqlite_master where name='head'").fetchone()
    if known:
        row = db.execute("select job, progress from head").fetchone()
        if row and row[0] == job:
            db.execute(CODED)
            return db, Progress(**json.loads(row[1]))
    db.close()
    for path in (part, part.with_name(part.name + "-wal"), part.with_name(part.name + "-shm")):
        path.unlink(missing_ok=True)
    return _begin(part, job)


def _connect(part: Path) -> sqlite3.Connection:
    """A connection that holds the file for itself until it is closed or its process ends."""
    db = sqlite3.connect(part, timeout=1.0)
    for line in ("locking_mode=exclusive", "journal_mode=wal", "synchronous=normal",
                 "cache_size=-65536"):  # fmt: skip
        db.execute(f"pragma {line}")
    db.set_progress_handler(lambda: 0, 200_000)  # lets Ctrl-C in during a long statement
    return db


def _begin(part: Path, job: str) -> tuple[sqlite3.Connection, Progress]:
    db = _connect(part)
    db.executescript(f"begin;{SCHEMA}{CODED};commit;")
    db.execute("insert into head values (?,?)", (job, json.dumps(asdict(Progress()))))
    db.commit()
    return db, Progress()


def progress_of(part: Path) -> Progress | None:
    """How far the half-done import in ``part`` is; ``None`` when that cannot be told now."""
    try:
        db = sqlite3.connect(part, timeout=0.1)
        try:
            row = db.execute("select progress from head").fetchone()
        finally:
            db.close()
    except sqlite3.Error:
        return None
    return Progress(**json.loads(row[0])) if row else None


def is_at_work(part: Path) -> bool:
    """Is somebody importing into ``part`` at this moment?"""
    try:
        with closing(sqlite3.connect(part, timeout=0.1)) as db:
            db.execute("select progress from head").fetchone()
    except sqlite3.Error as error:
        return "locked" in str(error)
    return False


def stage(db: sqlite3.Connection, entries: Sequence[tuple[int, Entry]]) -> list[tuple[int, int]]:
    """Puts rows in. Returns the rows whose id was there already, as (their line, its line)."""
    repeated: list[tuple[int, int]] = []
    named: list[tuple[str, int, int]] = []
    for line, e in entries:
        cursor = db.execute(
            "insert or ignore into place (id,name,lat,lon,feature,country,admin1,population,radius,"
            "code,lift,modified,line) values (?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (e.id, e.name, e.lat, e.lon, e.feature, e.country, e.admin1, e.population,
             e.radius_km, e.code, lift_of(e.feature), e.modified, line),
        )  # fmt: skip
        if cursor.rowcount == 0:
            first = db.execute("select line from place where id=?", (e.id,)).fetchone()
            repeated.append((line, first[0]))
            continue
        if any(e.pcodes):
            db.execute("insert or ignore into pcode values (?,?,?,?)", (e.id, *e.pcodes))
        num = cursor.lastrowid
        own = e.id.startswith("own-place:")
        assert num is not None
        for key, quality in keys_of(e.names, e.country, e.feature).items():
            read = own or is_read(e.feature, key.removeprefix("~"))
            if read:
                named.append((key, num, quality))
            elif key[0] != "~":
                named.append((QUIET + key, num, quality))
    db.executemany("insert into named values (?,?,?)", named)
    return repeated


def stage_names(db: sqlite3.Connection, namings: Sequence[Naming]) -> None:
    """Puts further names in; the place of each is a row with an id and nothing else."""
    named = []
    for naming in namings:
        key = fold(naming.name)
        if not key:
            continue
        row = db.execute("select num from place where id=?", (naming.id,)).fetchone()
        if row is None:
            cursor = db.execute("insert into place (id, lift) values (?,0)", (naming.id,))
            row = (cursor.lastrowid,)
        named.append((key, row[0], naming.quality))
    db.executemany("insert into named values (?,?,?)", named)


def commit(db: sqlite3.Connection, progress: Progress) -> None:
    """Afterwards the rows put in and ``progress`` are both on the disk."""
    db.execute("update head set progress=?", (json.dumps(asdict(progress)),))
    db.commit()
