"""Files written into a folder that a person named."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from marsad.model.errors import MarsadError
from marsad.store.archive import PART
from marsad.store.backup import put
from marsad.store.desk import sync_folder

SEALS = ("manifest.json", "SHA256SUMS")


def write_into(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Writes ``files`` by name into ``folder``, made where it is missing, and gives their paths.
    What vouches for the others has its name last: stopped in between, a folder with a manifest
    holds what the manifest says. Raises ``MarsadError`` (``E-USAGE``) where nothing can be
    written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, raw in files.items():
            put(folder / f".{name}{PART}", raw)
        for name in SEALS:
            (folder / name).unlink(missing_ok=True)
        sync_folder(folder)
        for sealing in (False, True):
            for name in files:
                if (name in SEALS) == sealing:
                    (folder / f".{name}{PART}").replace(folder / name)
            sync_folder(folder)
    except OSError as error:
        with suppress(OSError):
            for name in files:
                (folder / f".{name}{PART}").unlink(missing_ok=True)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise MarsadError("E-DESK-FULL", "the disk is full", where=str(folder),
                              hint="make room and run the command again") from error  # fmt: skip
        raise MarsadError(
            "E-USAGE", f"nothing can be written there ({error.strerror})", where=str(folder),
            hint="name a folder that may be written to",
        ) from error  # fmt: skip
    return tuple(folder / name for name in files)
