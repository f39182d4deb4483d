"""The file of ``marsad annotate --map``: where it may lie, and writing it whole or not at all.

Law: a file that is no such page is never written over.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from marsad.app.crediting import credits_of_layers
from marsad.model.errors import MarsadError
from marsad.model.locations import Place
from marsad.publishing.page.document_map import GENERATOR, document_map
from marsad.publishing.page.map_frame import Frame
from marsad.registry.gazetteer import Gazetteer

HEAD_BYTES = 4000


def check_map_file(path: Path, *, explained: bool) -> None:
    """Raises ``MarsadError`` where the page could not be written to ``path``: ``E-USAGE`` with
    ``--explain``, else ``E-MAP``. Leaves nothing behind."""
    if explained:
        raise MarsadError("E-USAGE", "--map and --explain exclude each other", hint="run it twice")
    try:
        if path.exists() and not path.is_file():
            raise _refused("it is no ordinary file", path)
        if path.exists() and _is_output(path):
            raise _refused("the lines are written there", path)
        if path.exists() and not os.access(path, os.W_OK):
            raise _refused("it may not be written to", path)
        if path.exists() and path.stat().st_size and not is_map_file(path):
            raise _refused("there is a file of another kind", path)
        folder = path.resolve().parent
        handle, temporary = tempfile.mkstemp(prefix=".map-", suffix=".tmp", dir=folder)
        os.close(handle)
        Path(temporary).unlink()
    except (OSError, ValueError) as error:
        raise _refused(_reason(error), path) from error


def _is_output(path: Path) -> bool:
    """True where standard output goes into that file, which would lose one of the two."""
    try:
        return os.path.samestat(path.stat(), os.fstat(sys.stdout.fileno()))
    except (OSError, ValueError):  # no output, or one without a file
        return False


def is_map_file(path: Path) -> bool:
    """True for a page that ``--map`` wrote."""
    with path.open("rb") as file:
        return GENERATOR.encode() in file.read(HEAD_BYTES)


def same_file(one: Path | None, other: Path | None) -> bool:
    """True where both name one existing file."""
    return (
        one is not None and other is not None and other.exists() and one.exists()
        and one.samefile(other)
    )  # fmt: skip


def write_map_file(path: Path, rows: Sequence[dict[str, Any]], gazetteer: Gazetteer) -> None:
    """``path``, or the file that it is a link to, is afterwards the page of ``rows``, whole.
    Raises ``MarsadError`` (``E-MAP``)."""
    target = path.resolve()

    def towns_in(frame: Frame, most: int) -> tuple[Place, ...]:
        return gazetteer.largest_in(frame.west, frame.south, frame.east, frame.north, most)

    credits = credits_of_layers(gazetteer.layers)
    page = document_map(rows, towns_in, credits).encode("utf-8", "replace")
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".map-", suffix=".tmp", dir=target.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(page)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(target)
    except OSError as error:
        raise _refused(_reason(error), path) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def _refused(why: str, path: Path) -> MarsadError:
    return MarsadError(
        "E-MAP", f"the map cannot be written: {why}", where=str(path),
        hint="name a new file in a folder that may be written to",
    )  # fmt: skip
