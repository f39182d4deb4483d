"""``marsad brief``, ``export``, ``changes`` and ``release``: what is told, and given away."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from marsad.app.options import DeskFolder, Since, Until, day


def brief(
    desk: DeskFolder = Path("."),
    since: Since = None,
    until: Until = None,
    template: Annotated[
        str | None, typer.Option(help="weekly-monitor, country-overview or incident-log.")
    ] = None,
) -> int:
    """Tell a week and publish it in the desk's folder."""
    from marsad.app.desk_commands import brief as work

    return work(desk, day(since), day(until), template)


def export(
    into: Annotated[Path, typer.Argument(help="Folder for the data and its manifest.")],
    form: Annotated[
        str, typer.Option("--as", help="jsonl, csv, geojson, acled, ucdp, quotes ...")
    ] = "jsonl",
    desk: DeskFolder = Path("."),
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", help="As held then: a day, a ledger row, a brief, a release."),
    ] = None,
    since: Annotated[str | None, typer.Option("--from", help="First day they were on.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="Last day they were on.")] = None,
    hxl: Annotated[
        bool, typer.Option("--hxl", help="With a row of HXL hashtags below the header.")
    ] = False,
    beside: Annotated[
        str | None,
        typer.Option("--with-foreign", help="Besides, the rows of this imported data set."),
    ] = None,
) -> int:
    """Write the events for other programs, with a manifest."""
    from marsad.app.desk_commands import export as work

    return work(desk, into, form, as_of, day(since), day(until), hxl, beside)


def changes(
    since: Annotated[
        str, typer.Option("--since", help="A release, a brief, a day, or a ledger row.")
    ],
    desk: DeskFolder = Path("."),
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> int:
    """What is held differently since then, why, and which published sentences it touches."""
    from marsad.app.changes_command import changes as work

    return work(desk, since, as_json)


def release(
    desk: DeskFolder = Path("."),
    period: Annotated[
        str | None, typer.Option("--period", help="Days of data and brief, DAY..DAY.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="A folder to copy the files to.")
    ] = None,
    remake: Annotated[
        str | None, typer.Option("--remake", help="Make this release again and compare.")
    ] = None,
) -> int:
    """Freeze data and brief under an id, with hashes, licences and what changed."""
    from marsad.app.release_commands import release as work

    return work(desk, period, out, remake)


def declare(app: typer.Typer) -> None:
    """Afterwards ``app`` has these commands."""
    for command in (brief, export, changes, release):
        app.command()(command)
