"""A copy of a desk, made while others read and write: whole, or not there.

SQLite copies its database in one consistent view. What that copy names (originals, files of briefs
and releases) is copied after it: such a file is on the disk before its row is, and only a purge
takes one away; then the copy is begun again, so that no backup holds half a purge. All is written
aside, made durable, and only then gets its name.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from marsad.model.decisions import GENESIS
from marsad.model.errors import MarsadError
from marsad.model.hashing import sha256_bytes
from marsad.store.desk import DATABASE, Desk, sync_folder

FORM = "marsad-backup 1"
MANIFEST = "manifest.json"
BESIDE = ("places", "actors")
ROOMS = (DATABASE, "desk.toml", "archive", "briefs", "releases", *BESIDE)
TRIES = 5


@dataclass(frozen=True, slots=True)
class Backup:
    """What was written: where, as of which row of the ledger, how many files and bytes."""

    path: Path
    row: int
    files: int
    size: int


def back_up(desk: Desk, to: Path, *, at: str) -> Backup:
    """Afterwards ``to`` is a whole backup, a folder or (named so) a ``.tar``, that survives a loss
    of power; the desk is as it was. Raises ``MarsadError``: ``E-BACKUP-EXISTS`` when ``to`` is
    there, ``E-BACKUP-LOST`` when a file of the desk is missing or changed, ``E-BACKUP-WRITE``.
    Nothing is left of a backup that failed."""
    if to.exists() or to.is_symlink():
        raise MarsadError("E-BACKUP-EXISTS", "there is something already", where=str(to),
                          hint="name a new folder or .tar")  # fmt: skip
    if to.resolve().is_relative_to(desk.path.resolve()):
        raise MarsadError("E-BACKUP-WRITE", "a backup does not lie in its desk", where=str(to),
                          hint="name a place outside the desk")  # fmt: skip
    with aside(to) as part:
        row, top = _copied(desk, part / "desk")
        files = _sealed(part / "desk", at, row, top)
        made = part / "desk"
        if to.suffix == ".tar":
            made = _packed(made, part / "desk.tar")
        made.rename(to)
        sync_folder(to.absolute().parent)
    return Backup(to, row, len(files), sum(fact["bytes"] for fact in files.values()))


@contextmanager
def aside(to: Path) -> Iterator[Path]:
    """A folder beside ``to`` to work in; gone afterwards with all that is still in it. Raises
    ``MarsadError`` (``E-BACKUP-WRITE``) for what the disk refuses."""
    home = to.absolute().parent
    try:
        home.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=f".{to.name}.", suffix=".part", dir=home))
        try:
            yield part
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        raise MarsadError(
            "E-BACKUP-WRITE", f"it cannot be read or written ({error.strerror})",
            where=str(error.filename or to), hint="check permissions and room on the disk",
        ) from error  # fmt: skip


def put(path: Path, raw: bytes) -> None:
    """Afterwards the file holds ``raw`` on the disk, in a folder that is made where it lacks."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())


def sync_below(folder: Path) -> None:
    """Afterwards every name in ``folder`` and below survives a loss of power."""
    for place in (folder, *(p for p in folder.rglob("*") if p.is_dir())):
        sync_folder(place)


def _copied(desk: Desk, into: Path) -> tuple[int, str]:
    """The ledger's last row and its hash in the copy of the desk that is now in ``into``."""
    for _ in range(TRIES):
        shutil.rmtree(into, ignore_errors=True)
        into.mkdir()
        _copy_database(desk.path / DATABASE, into / DATABASE)
        with closing(sqlite3.connect(into / DATABASE)) as base:
            named = dict(_named(base))
            head = base.execute("SELECT seq, digest FROM decision ORDER BY seq DESC").fetchone()
        lost = next((n for n, digest in named.items() if not _took(desk, into, n, digest)), None)
        if lost is None:
            _take_settings(desk.path, into)
            return head or (0, GENESIS)
        if not _purged_since(desk, head[0] if head else 0):
            raise MarsadError("E-BACKUP-LOST", "a file of the desk is missing or was changed",
                              where=lost, hint="marsad verify names all of them")  # fmt: skip
    raise MarsadError("E-BACKUP-LOST", "reports are being purged: no copy holds still",
                      where=str(desk.path), hint="try again when it ends")  # fmt: skip


def _copy_database(source: Path, target: Path) -> None:
    address = f"file:{quote(str(source.absolute()))}?mode=ro"
    try:
        with (
            closing(sqlite3.connect(address, uri=True)) as one,
            closing(sqlite3.connect(target)) as other,
        ):
            one.backup(other)
            other.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise MarsadError("E-BACKUP-WRITE", f"the database cannot be copied ({error})",
                          where=str(source)) from error  # fmt: skip
    with target.open("rb") as file:
        os.fsync(file.fileno())


def _named(base: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Every file that the database names, and the hash it must have."""
    query = "SELECT DISTINCT raw_sha256 FROM document JOIN document_text USING (seq)"
    for (digest,) in base.execute(query):
        yield f"archive/{digest[:2]}/{digest[2:]}", digest
    for identity, name, digest in base.execute("SELECT brief, name, sha256 FROM brief_file"):
        yield f"briefs/{identity}/{name}", digest
    released = "SELECT subject, after FROM decision WHERE verb = 'release'"
    for identity, after in base.execute(released):
        for name, digest in json.loads(after)["files"].items():
            yield f"releases/{identity}/{name}", digest


def _took(desk: Desk, into: Path, name: str, digest: str) -> bool:
    try:
        raw = (desk.path / name).read_bytes()
    except FileNotFoundError:
        return False
    if sha256_bytes(raw) != digest:
        return False
    put(into / name, raw)
    return True


def _take_settings(desk: Path, into: Path) -> None:
    beside = [p for room in BESIDE for p in sorted((desk / room).glob("*")) if p.is_file()]
    for path in (desk / "desk.toml", *beside):
        if path.is_file() and not path.name.startswith("."):
            put(into / path.relative_to(desk), path.read_bytes())


def _purged_since(desk: Desk, row: int) -> bool:
    with closing(sqlite3.connect(desk.path / DATABASE)) as base:
        query = "SELECT 1 FROM decision WHERE verb = 'purge' AND seq > ?"
        return base.execute(query, (row,)).fetchone() is not None


def _sealed(folder: Path, at: str, row: int, top: str) -> dict[str, Any]:
    """Writes the manifest, and gives the files that it names."""
    files = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        raw = path.read_bytes()
        files[path.relative_to(folder).as_posix()] = {
            "sha256": sha256_bytes(raw), "bytes": len(raw),
        }  # fmt: skip
    tree = {"form": FORM, "made": at, "ledger_row": row, "ledger_head": top, "files": files}
    text = json.dumps(tree, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    put(folder / MANIFEST, text.encode())
    sync_below(folder)
    return files


def _packed(folder: Path, into: Path) -> Path:
    with into.open("wb") as file:
        with tarfile.open(fileobj=file, mode="w") as tar:
            for path in sorted(p for p in folder.rglob("*") if p.is_file()):
                tar.add(path, path.relative_to(folder).as_posix(), recursive=False)
        file.flush()
        os.fsync(file.fileno())
    return into
