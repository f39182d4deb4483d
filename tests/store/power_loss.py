"""A disk that forgets. What a desk makes durable is recorded; at any step the power can be cut, and
what is left then is what was synced: the bytes of files, and the names in folders, that were given
to ``os.fsync`` before. The database's own files are copied as they are: SQLite syncs its log with
each commit (``synchronous=FULL``), and a test of its own tears the log behind the last one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import pytest

BASES = ("desk.sqlite", "desk.sqlite-wal", "desk.sqlite-shm")


class Disk:
    """What would be left of ``root`` if the power went. ``steps`` names what happened."""

    def __init__(self, root: Path, snapshots: Path) -> None:
        self.root, self.snapshots = root, snapshots
        self.bytes: dict[int, bytes] = {}
        self.names: dict[int, dict[str, int]] = {}
        self.steps: list[str] = []

    def name(self, path: str | Path) -> str | None:
        """The path below the root, or ``None`` for one elsewhere."""
        full = Path(os.path.abspath(path))
        return full.relative_to(self.root).as_posix() if full.is_relative_to(self.root) else None

    def fsynced(self, handle: int) -> None:
        """A file's bytes are durable; with a folder, the names in it."""
        path = Path(os.readlink(f"/proc/self/fd/{handle}"))
        name = self.name(path)
        if name is None:
            return
        number = path.stat().st_ino
        if path.is_dir():
            there = {p.name: p.stat().st_ino for p in path.iterdir() if p.name not in BASES}
            self.names[number] = there
        else:
            self.bytes[number] = path.read_bytes()
        self.step(f"{'folder' if path.is_dir() else 'file'} {name}")

    def left(self, number: int) -> Iterator[tuple[str, bytes]]:
        """The files of a folder, by its number, that would be left, each by its path in it."""
        for name, inner in self.names.get(number, {}).items():
            if inner in self.names:
                yield from ((f"{name}/{path}", raw) for path, raw in self.left(inner))
            elif inner in self.bytes:
                yield name, self.bytes[inner]

    def step(self, what: str) -> None:
        """Takes a copy of what would be left now."""
        self.steps.append(what)
        copy = self.snapshots / f"{len(self.steps):04}"
        for room in ("archive", "briefs"):
            (copy / room).mkdir(parents=True)
        for name, raw in self.left(self.root.stat().st_ino):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes(raw)
        for base in BASES[:2]:
            if (self.root / base).is_file():
                shutil.copyfile(self.root / base, copy / base)


@contextmanager
def recorded(root: Path, snapshots: Path, patch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """Everything done to ``root`` meanwhile is recorded."""
    disk, fsync, one = Disk(root, snapshots), os.fsync, Lock()

    def told(handle: int) -> None:
        with one:
            fsync(handle)
            disk.fsynced(handle)

    with patch.context() as inner:
        inner.setattr(os, "fsync", told)
        yield disk
