"""``marsad backup`` and ``marsad restore``: how a desk is kept safe."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from marsad.app.options import DeskFolder


def backup(
    to: Annotated[Path, typer.Argument(help="A new folder, or a new .tar.")],
    desk: DeskFolder = Path("."),
) -> int:
    """Copy the desk, whole, while others read and write."""
    from marsad.app.care_commands import backup as work

    return work(desk, to)


def restore(
    source: Annotated[Path, typer.Argument(help="A backup: a folder or a .tar.")],
    desk: Annotated[Path, typer.Argument(help="A new or an empty folder.")],
) -> int:
    """Make a desk again from a backup, every file by its hash, and verify it."""
    from marsad.app.care_commands import restore as work

    return work(source, desk)


def declare(app: typer.Typer) -> None:
    """Afterwards ``app`` has these commands."""
    for command in (backup, restore):
        app.command()(command)
