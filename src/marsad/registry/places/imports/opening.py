"""A file to import, opened as bytes: plain, inside a .zip as GeoNames packs it, or .gz.

Positions count the unpacked bytes, so that reading can go on where it stopped.
"""

from __future__ import annotations

import gzip
import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from marsad.model.errors import MarsadError

BESIDE = ("readme", "iso-languagecodes", "__macosx", ".")
BLOCK = 1 << 20
HEAD = 1 << 16
# Tables of places pack to a fifth, at best a twentieth. What unpacks to more than this many times
# its size, and is not small, was made to fill a disk.
MOST_TIMES, SMALL = 100, 1 << 26
ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Input:
    """A file with the hash of its bytes; ``member`` is the table's name inside a .zip; ``size``
    its unpacked bytes, 0 where that is not known."""

    path: Path
    member: str
    sha256: str
    size: int


def open_input(path: Path) -> Input:
    """The file's facts. Raises ``MarsadError``: ``E-PLACES-FILE`` for one that cannot be read or
    unpacked, or unpacks to more than a table can; ``E-PLACES-FORMAT`` for a .zip in which no table
    stands out."""
    with reading(path):
        if path.exists() and not path.is_file() and not path.is_dir():
            raise MarsadError("E-PLACES-FILE", "it is no ordinary file", where=str(path),
                              hint="save the table as a file first")  # fmt: skip
        with path.open("rb") as file:
            zipped = file.read(len(ZIP)) == ZIP
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                member = _table_of(packed, path)
                size = packed.getinfo(member).file_size
                if size > _most(path):
                    raise _swollen(path)
                return Input(path, member, digest, size)
        if zipped:
            raise zipfile.BadZipFile("its end is missing")
        size = 0 if _gzipped(path) else path.stat().st_size
        return Input(path, "", digest, size)


@contextmanager
def stream_of(found: Input, position: int = 0) -> Iterator[IO[bytes]]:
    """The table's bytes from ``position`` on. Raises ``MarsadError`` (``E-PLACES-FILE``)."""
    with reading(found.path):
        if found.member:
            with zipfile.ZipFile(found.path) as packed, packed.open(found.member) as table:
                _skip(table, position)
                yield table
        elif _gzipped(found.path):
            with gzip.open(found.path) as unpacked:
                bounded = cast(IO[bytes], _Bounded(unpacked, found.path))
                _skip(bounded, position)
                yield bounded
        else:
            with found.path.open("rb") as plain:
                plain.seek(position)
                yield plain


def head_of(found: Input) -> bytes:
    """The first bytes of the table, up to the end of a line."""
    with stream_of(found) as table:
        head = table.read(HEAD)
    return head if len(head) < HEAD else head[: head.rfind(b"\n") + 1] or head


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turns what the system says of a file into one line for a person."""
    try:
        yield
    except OSError as error:
        if isinstance(error, gzip.BadGzipFile):
            raise _damaged(path, error) from error
        raise MarsadError(
            "E-PLACES-FILE", f"the file cannot be read ({error.strerror})", where=str(path),
            hint="check its name and permissions",
        ) from error  # fmt: skip
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise _damaged(path, error) from error


class _Bounded:
    """A stream that ends in ``MarsadError`` (``E-PLACES-FILE``) where it grows beyond what a file
    of its size can hold."""

    def __init__(self, stream: gzip.GzipFile, path: Path) -> None:
        self._stream, self._path = stream, path
        self._left = _most(path)

    def read(self, size: int = -1) -> bytes:
        return self._counted(self._stream.read(size))

    def readline(self, size: int = -1) -> bytes:
        return self._counted(self._stream.readline(size))

    def _counted(self, got: bytes) -> bytes:
        self._left -= len(got)
        if self._left < 0:
            raise _swollen(self._path)
        return got


def _most(path: Path) -> int:
    return max(SMALL, MOST_TIMES * path.stat().st_size)


def _swollen(path: Path) -> MarsadError:
    return MarsadError(
        "E-PLACES-FILE", f"it unpacks to more than {MOST_TIMES} times its size, as no table does",
        where=str(path), hint="unpack it by hand if you trust it",
    )  # fmt: skip


def _damaged(path: Path, error: Exception) -> MarsadError:
    return MarsadError(
        "E-PLACES-FILE", f"the file cannot be unpacked ({error})", where=str(path),
        hint="download it again, or unpack it by hand",
    )  # fmt: skip


def _gzipped(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"\x1f\x8b"


def _skip(table: IO[bytes], position: int) -> None:
    while position > 0:
        got = len(table.read(min(position, BLOCK)))
        if not got:
            return
        position -= got


def _table_of(packed: zipfile.ZipFile, path: Path) -> str:
    """The one table of a .zip: the member of its own name, else the only one that is no readme."""
    names = [n for n in packed.namelist() if not n.endswith("/")]
    names = [n for n in names if not n.lower().rsplit("/", 1)[-1].startswith(BESIDE)]
    named = [n for n in names if Path(n).stem.lower() == path.stem.lower()]
    found = named if len(named) == 1 else names
    if len(found) != 1:
        what = f"several: {', '.join(sorted(names)[:5])}" if names else "none"
        raise MarsadError(
            "E-PLACES-FORMAT", f"the .zip should hold one table and holds {what}", where=str(path),
            hint="unpack it and name the table" if names else "look into it, download it again",
        )  # fmt: skip
    return found[0]
