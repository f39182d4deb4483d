"""``marsad import`` and ``marsad compare``: data sets of others, beside the desk's own events."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from marsad.app.options import DeskFolder, Since, Until, day


def import_(
    file: Annotated[Path, typer.Argument(help="CSV, XLSX, JSON, Parquet.", readable=False)],
    shape: Annotated[str, typer.Option("--as", help="acled, ucdp, plover, marsad, sheet.")],
    licence: Annotated[str, typer.Option("--licence", help="Under which terms they are.")] = "",
    accessed: Annotated[
        str | None, typer.Option("--accessed", help="Day the data were taken.")
    ] = None,
    filters: Annotated[str, typer.Option("--filters", help="What was asked of them.")] = "",
    name: Annotated[str, typer.Option("--name", help="What to call the data set.")] = "",
    map_file: Annotated[
        Path | None, typer.Option("--map", help="For a sheet: which column is what.")
    ] = None,
    may_reexport: Annotated[
        bool, typer.Option("--may-reexport", help="Their terms let rows be passed on.")
    ] = False,
    dry: Annotated[
        bool, typer.Option("--dry-run", help="Print the first rows as understood; add nothing.")
    ] = False,
    desk: DeskFolder = Path("."),
) -> int:
    """Put the rows of another data set beside the events."""
    from marsad.app import import_commands as work

    wish = work.wish_of(file, shape, licence, day(accessed), filters, name, map_file, may_reexport)
    return work.import_file(desk, file, wish, dry)


def compare(
    desk: DeskFolder = Path("."),
    dataset: Annotated[
        str | None, typer.Option("--dataset", help="One data set; all without it.")
    ] = None,
    since: Since = None,
    until: Until = None,
    form: Annotated[str, typer.Option("--as", help="table or jsonl.")] = "table",
    gone: Annotated[
        bool, typer.Option("--with-gone", help="Also rows that the newest file has no more.")
    ] = False,
) -> int:
    """What a data set has and the desk has not, and where they differ on what both have."""
    from marsad.app.compare_command import compare as work

    return work(desk, dataset, day(since), day(until), form, gone)


def declare(app: typer.Typer) -> None:
    """Afterwards ``app`` has these commands."""
    app.command("import")(import_)
    app.command()(compare)
