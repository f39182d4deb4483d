"""Files written into a folder that a person named."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from marsad.model.errors import MarsadError


def write_into(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Writes ``files`` by name into ``folder``, made where it is missing, and gives their paths.
    Raises ``MarsadError`` (``E-USAGE``) where nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, raw in files.items():
            (folder / name).write_bytes(raw)
    except OSError as error:
        raise MarsadError(
            "E-USAGE", f"nothing can be written there ({error.strerror})", where=str(folder),
            hint="name a folder that may be written to",
        ) from error  # fmt: skip
    return tuple(folder / name for name in files)
