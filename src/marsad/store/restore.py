"""A desk made again from its backup: every byte by its hash, or no desk at all."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from marsad.model.errors import MarsadError
from marsad.model.hashing import sha256_bytes
from marsad.store.backup import FORM, MANIFEST, ROOMS, aside, put, sync_below
from marsad.store.desk import DATABASE, sync_folder

Look = Callable[[str], bytes | None]


def restore(source: Path, to: Path) -> int:
    """Afterwards the folder ``to`` is the desk that was backed up, durable, and nothing else; gives
    the number of its files. Raises ``MarsadError``: ``E-DESK-EXISTS`` when ``to`` is there and not
    an empty folder, ``E-BACKUP-BROKEN`` when ``source`` is no backup or a file is not what its
    manifest says, ``E-BACKUP-WRITE``. Then ``to`` is as it was."""
    if to.is_symlink() or to.is_file() or (to.is_dir() and any(to.iterdir())):
        raise MarsadError("E-DESK-EXISTS", "there is something already", where=str(to),
                          hint="restore into a new or an empty folder")  # fmt: skip
    with _opened(source) as look, aside(to) as part:
        files = _manifest(look, source)
        made = part / "desk"
        for name, digest in files.items():
            raw = look(name)
            if raw is None or sha256_bytes(raw) != digest:
                said = "is missing" if raw is None else "was changed"
                raise _broken(f"{name} {said}", source)
            put(made / name, raw)
        for room in ("archive", "briefs"):
            (made / room).mkdir(exist_ok=True)
        sync_below(made)
        made.rename(to)
        sync_folder(to.absolute().parent)
    return len(files)


@contextmanager
def _opened(source: Path) -> Iterator[Look]:
    if source.is_dir():
        yield lambda name: (source / name).read_bytes() if (source / name).is_file() else None
        return
    try:
        with tarfile.open(source, "r:") as tar:
            members = {m.name: m for m in tar.getmembers() if m.isreg()}

            def look(name: str) -> bytes | None:
                found = tar.extractfile(members[name]) if name in members else None
                return None if found is None else found.read()

            yield look
    except (tarfile.TarError, FileNotFoundError) as error:
        raise _broken("there is no backup here, or it is torn", source) from error


def _manifest(look: Look, source: Path) -> Mapping[str, str]:
    """Each file of the backup with its hash."""
    raw = look(MANIFEST)
    try:
        tree = json.loads(raw or b"")
        files = {str(name): str(fact["sha256"]) for name, fact in tree["files"].items()}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _broken("there is no manifest of a backup", source) from error
    if tree.get("form") != FORM or DATABASE not in files:
        raise _broken("its manifest is not that of a backup", source)
    for name in files:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or path.parts[0] not in ROOMS:
            raise _broken(f"its manifest names what no desk has: {name}", source)
    return files


def _broken(what: str, source: Path) -> MarsadError:
    return MarsadError("E-BACKUP-BROKEN", what, where=str(source), hint="take another backup")
