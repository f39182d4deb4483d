"""Options that several commands share, and how a day is read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from marsad.model.errors import MarsadError

Inputs = Annotated[
    list[str], typer.Argument(help="Files, folders, and addresses (https://...) of reports.")
]
DeskFolder = Annotated[Path, typer.Option("--desk", help="The desk's folder.")]
Jobs = Annotated[int, typer.Option("--jobs", min=1, max=64, help="How many processes read.")]
Limit = Annotated[int, typer.Option("--limit", min=1, help="Largest text in bytes.")]
SourceName = Annotated[
    str | None, typer.Option("--source", help="Publisher, where a report names none.")
]
Published = Annotated[
    str | None,
    typer.Option("--published", help="Publication date (YYYY-MM-DD), where a report has none."),
]
Since = Annotated[str | None, typer.Option("--from", help="First day told (YYYY-MM-DD).")]
Until = Annotated[str | None, typer.Option("--to", help="Last day told (YYYY-MM-DD).")]
Places = Annotated[
    str | None,
    typer.Option(
        "--places",
        help="Imported gazetteers, by name and parted by commas, + before a preferred one; none.",
    ),
]
Lists = Annotated[
    str | None,
    typer.Option("--actors", help="Imported lists of actors, by name and parted by commas; none."),
]
Pause = Annotated[
    float,
    typer.Option("--pause", min=0, max=3600, help="Seconds between two requests to one host."),
]
OwnDesk = Annotated[Path | None, typer.Option("--desk", help="The folder of a desk.")]
LIMIT = 2_000_000
PAUSE = 1.0


def day(text: str | None) -> date | None:
    """A date option. Raises ``MarsadError`` (``E-USAGE``) for what is no date."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise MarsadError("E-USAGE", f"{text!r} is no date", hint="write it YYYY-MM-DD") from None
