"""A desk is a folder: ``desk.sqlite``, ``archive/`` with the original bytes, ``briefs/``.

Every change goes through ``writing``: one immediate transaction, so one writer at a time and all
or nothing. Every look goes through ``looking``: one consistent view.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError

from marsad.model.errors import MarsadError
from marsad.store.upgrade import revision_of, upgrade

T = TypeVar("T")
DATABASE = "desk.sqlite"
AT_ONCE = 500
LEAST_ROOM = 1 << 16
SIGNS = (
    ("locked", "E-DESK-LOCKED", "another program is writing to the desk", "try again when it ends"),
    ("not a database", "E-DESK-BROKEN", "the database file is not a database",
     "restore it from a copy"),
    ("malformed", "E-DESK-BROKEN", "the database file is damaged", "restore it from a copy"),
    ("readonly", "E-DESK-READONLY", "the desk may not be written to", "check the permissions"),
    ("unable to open", "E-DESK-READONLY", "the database cannot be opened",
     "check the permissions"),
    ("disk is full", "E-DESK-FULL", "the disk is full", "make room and run the command again"),
    ("disk I/O error", "E-DESK-DISK", "the disk cannot be read or written",
     "check the disk and the room on it, and run the command again"),
)  # fmt: skip
FILE_SIGNS = {
    errno.ENOSPC: ("E-DESK-FULL", "the disk is full"),
    errno.EDQUOT: ("E-DESK-FULL", "the disk quota is used up"),
    errno.EACCES: ("E-DESK-READONLY", "a file may not be written"),
    errno.EPERM: ("E-DESK-READONLY", "a file may not be written"),
    errno.EROFS: ("E-DESK-READONLY", "the disk may only be read"),
}


@dataclass(frozen=True, slots=True)
class Desk:
    """An open desk. Close it, or use it in a ``with``. One with a ``view`` is held still: every
    look at it is of one moment, and nothing can be written through it."""

    path: Path
    engine: Engine
    view: Connection | None = None

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Afterwards no connection to the desk is open."""
        self.engine.dispose()


def open_desk(path: Path, *, create: bool = False, wait_s: float = 30.0) -> Desk:
    """The desk in folder ``path``, at today's schema; ``wait_s`` seconds are waited for a writer.

    With ``create`` the folder and an empty desk are made. Raises ``MarsadError``:
    ``E-DESK-EXISTS`` (``create``, and there is one), ``E-DESK-MISSING`` (there is none),
    ``E-DESK-NEWER``, ``E-DESK-LOCKED``, ``E-DESK-BROKEN``.
    """
    file = path / DATABASE
    if not create and not file.is_file():
        raise MarsadError(
            "E-DESK-MISSING", "no desk here", where=str(path),
            hint="name the desk with --desk FOLDER, or make one with marsad init",
        )
    if not create and file.stat().st_size == 0 and not any((path / "archive").glob("*")):
        raise MarsadError(
            "E-DESK-MISSING", "the making of this desk was stopped", where=str(path),
            hint="run marsad init again",
        )  # fmt: skip
    if not create and file.stat().st_size == 0:
        raise MarsadError(
            "E-DESK-BROKEN", "the database file is empty", where=str(file),
            hint="restore it from a copy",
        )  # fmt: skip
    if create:
        _make_folders(path)
    engine = engine_for(file, wait_s=wait_s)
    try:
        with _told_plainly(str(file)):
            if create:
                _refuse_second(engine, path)
            upgrade(engine)
    except BaseException:
        engine.dispose()
        raise
    return Desk(path, engine)


def engine_for(file: Path | None, *, wait_s: float = 30.0) -> Engine:
    """An engine on a database file (in memory for ``None``) with the settings a desk needs."""
    url = URL.create("sqlite", database=None if file is None else str(file))
    engine = create_engine(url, connect_args={"timeout": wait_s})

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _: object) -> None:
        connection.isolation_level = None
        for setting in (
            "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON",
            "secure_delete=ON", f"busy_timeout={int(wait_s * 1000)}",
        ):  # fmt: skip
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


@contextmanager
def looking(desk: Desk) -> Iterator[Connection]:
    """One consistent view of the desk."""
    if desk.view is not None:
        yield desk.view
        return
    with _told_plainly(str(desk.path)), desk.engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def still(desk: Desk) -> Iterator[Desk]:
    """The desk held still: all looks at it see one moment, whoever writes meanwhile."""
    with looking(desk) as connection:
        yield replace(desk, view=connection)


@contextmanager
def writing(desk: Desk) -> Iterator[Connection]:
    """One transaction that alone may write; undone when the block raises."""
    if desk.view is not None:
        raise RuntimeError("a desk held still is not written to")
    with (
        _told_plainly(str(desk.path)),
        desk.engine.connect().execution_options(write=True) as connection,
        connection.begin(),
    ):
        yield connection


def parts(many: Iterable[T]) -> Iterator[list[T]]:
    """Some at a time: a query takes only so many values."""
    queue = iter(many)
    while some := list(islice(queue, AT_ONCE)):
        yield some


def sync_folder(folder: Path) -> None:
    """Afterwards the names in ``folder`` survive a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _make_folders(path: Path) -> None:
    try:
        for folder in (path, path / "archive", path / "briefs"):
            folder.mkdir(parents=True, exist_ok=True)
        sync_folder(path)
    except OSError as error:
        raise told(error, path) from error


def told(error: OSError, where: Path) -> MarsadError:
    """What a refusal of the disk is called."""
    what = f"cannot make the folder or a file in it ({error.strerror})"
    code, said = FILE_SIGNS.get(error.errno or 0, ("E-DESK-READONLY", what))
    hint = "make room and run the command again" if code == "E-DESK-FULL" else ""
    return MarsadError(code, said, where=str(error.filename or where), hint=hint)


def _refuse_second(engine: Engine, path: Path) -> None:
    with engine.connect() as connection:
        if revision_of(connection) is not None:
            raise MarsadError(
                "E-DESK-EXISTS", "there is a desk already", where=str(path),
                hint="open it, or choose another folder",
            )  # fmt: skip


def _no_room(path: Path) -> bool:
    """True when the disk is full: SQLite cannot always tell it from one that is broken."""
    with suppress(OSError):
        return shutil.disk_usage(path).free < LEAST_ROOM
    return False


@contextmanager
def _told_plainly(where: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in FILE_SIGNS:
            raise
        raise told(error, Path(where)) from error
    except (DBAPIError, sqlite3.Error) as error:
        words = str(error.orig if isinstance(error, DBAPIError) else error)
        if "disk I/O error" in words and _no_room(Path(where)):
            words = "disk is full"
        for sign, code, what, hint in SIGNS:
            if sign in words:
                raise MarsadError(code, what, where=where, hint=hint) from error
        if isinstance(error, IntegrityError):
            raise MarsadError("E-DESK-REFUSED", words, where=where) from error
        raise
