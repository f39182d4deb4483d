"""The original bytes, each file named by the sha256 of what is in it: ``archive/ab/cdef...``.

A file is there in full under its name, or not at all: it is written aside, made durable, and
only then gets its name. Files change under the desk's write transaction alone. Many are made
durable side by side: a disk that is asked for several at once writes them down in one go.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from marsad.model.hashing import sha256_bytes
from marsad.store.desk import sync_folder

T = TypeVar("T")
PART = ".part"
AT_ONCE = 8


def archive_path(desk: Path, digest: str) -> Path:
    """Where the bytes with this sha256 lie in the desk's folder."""
    return desk / "archive" / digest[:2] / digest[2:]


def store_bytes(desk: Path, many: Iterable[bytes]) -> None:
    """Afterwards all of them are in the archive and survive a loss of power."""
    folders: dict[Path, None] = {}
    fresh: dict[Path, bytes] = {}
    for raw in many:
        path = archive_path(desk, sha256_bytes(raw))
        folders.setdefault(path.parent)
        if path.is_file() and path.read_bytes() == raw:
            continue
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True)
            folders.setdefault(path.parent.parent)
        fresh[path] = raw
    _side_by_side(lambda item: write_durably(*item), list(fresh.items()))
    _side_by_side(sync_folder, list(folders))


def _side_by_side(work: Callable[[T], None], items: Sequence[T]) -> None:
    """Afterwards all of it is done, or the first error is raised when none is at work any more."""
    if len(items) < 2:
        for item in items:
            work(item)
        return
    with ThreadPoolExecutor(min(AT_ONCE, len(items))) as pool:
        for done in [pool.submit(work, item) for item in items]:
            done.result()


def write_durably(path: Path, raw: bytes) -> None:
    """Afterwards the file holds ``raw`` on the disk; its name lasts once its folder is synced."""
    part = path.with_name(path.name + PART)
    try:
        with part.open("wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def store_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Afterwards ``folder`` holds just these files, on the disk; stopped in between, it is as it
    was before, or not there. What is left of one that was stopped is cleared away."""
    if not folder.parent.is_dir():
        folder.parent.mkdir(parents=True)
        sync_folder(folder.parent.parent)
    part = folder.with_name(f".{folder.name}{PART}")
    for left in folder.parent.glob(f".*{PART}"):
        shutil.rmtree(left)
    part.mkdir()
    for name, raw in files.items():
        write_durably(part / name, raw)
    sync_folder(part)
    if folder.is_dir():  # whole, of one that was stopped before its row was written
        shutil.rmtree(folder)
    part.rename(folder)
    sync_folder(folder.parent)


def archived(desk: Path, digest: str) -> bytes | None:
    """The bytes with this sha256, or ``None`` when they are not in the archive."""
    try:
        return archive_path(desk, digest).read_bytes()
    except FileNotFoundError:
        return None


def archived_digests(desk: Path) -> Iterator[str]:
    """The names of all archived files, sorted; files half written are not among them."""
    root = desk / "archive"
    for folder in sorted(p for p in root.iterdir() if p.is_dir()) if root.is_dir() else ():
        for file in sorted(folder.iterdir()):
            if not file.name.endswith(PART):
                yield folder.name + file.name


def remove_bytes(desk: Path, digest: str) -> bool:
    """Afterwards the bytes are gone from the disk; False when they were not there."""
    path = archive_path(desk, digest)
    path.with_name(path.name + PART).unlink(missing_ok=True)
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    sync_folder(path.parent)
    return True
