"""``marsad backup`` and ``marsad restore``: what they do and print."""

from __future__ import annotations

from pathlib import Path

from marsad.app.clock import now
from marsad.app.console import OK, out
from marsad.store.backup import back_up
from marsad.store.desk import open_desk
from marsad.store.restore import restore as restore_desk


def backup(folder: Path, to: Path) -> int:
    """Writes one backup and says as of which row."""
    with open_desk(folder) as desk:
        made = back_up(desk, to, at=now())
    out(f"backup {made.path}: {made.files} files, {made.size} bytes, as of ledger row {made.row}")
    return OK


def restore(source: Path, folder: Path) -> int:
    """Makes the desk again, then verifies it as ``marsad verify`` does, with its exit code."""
    from marsad.app.desk_commands import verify

    number = restore_desk(source, folder)
    out(f"restored {folder}: {number} files")
    return verify(folder)
