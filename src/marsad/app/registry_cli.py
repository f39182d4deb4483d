"""``marsad places`` and ``marsad actors``: every command and option of the registries."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from marsad.app.options import DeskFolder, Lists, OwnDesk, Places, day
from marsad.model.errors import MarsadError

places = typer.Typer(help="The gazetteer.", no_args_is_help=True)
actors = typer.Typer(help="The registry of actors.", no_args_is_help=True)


@places.command("find")
def places_find(
    name: Annotated[str, typer.Argument(help="A name, in any spelling.")],
    chosen: Places = None,
    desk: OwnDesk = None,
) -> int:
    """Which places a name can mean, and where each comes from."""
    from marsad.app.places_commands import places_find as work

    return work(name, chosen, desk)


@places.command("import")
def places_import(
    file: Annotated[
        Path | None, typer.Argument(help="A gazetteer's file.", readable=False)
    ] = None,
    desk: OwnDesk = None,
    name: Annotated[str, typer.Option("--name", help="What to call it; else as the file.")] = "",
    form: Annotated[
        str | None,
        typer.Option("--format", help="geonames, geonames-names, osm or own; else as recognised."),
    ] = None,
    source: Annotated[str, typer.Option("--source", help="Who made the data.")] = "",
    licence: Annotated[str, typer.Option("--licence", help="Under which licence.")] = "",
    dated: Annotated[str | None, typer.Option("--dated", help="Day of the data.")] = None,
    country: Annotated[
        str, typer.Option("--country", help="Country of rows that name none, name or code.")
    ] = "",
    show: Annotated[int, typer.Option("--show", min=0, help="How many bad rows to name.")] = 20,
    listed: Annotated[bool, typer.Option("--list", help="List what is imported.")] = False,
    removed: Annotated[
        str | None, typer.Option("--remove", help="Take the import of this name away.")
    ] = None,
) -> int:
    """Import a gazetteer: GeoNames, OpenStreetMap places, or a table of your own."""
    from marsad.app import places_commands as work
    from marsad.registry.places.imports.importing import Wish

    asked = (file is not None) + listed + (removed is not None)
    if asked != 1:
        raise MarsadError("E-USAGE", "name one file to import, or --list, or --remove NAME")
    if listed:
        return work.places_list(desk)
    if removed is not None:
        return work.places_remove(removed, desk)
    assert file is not None
    wish = Wish(name, form, source, licence, str(day(dated) or ""), country)
    return work.places_import(file, desk, wish, show)


@actors.command("find")
def actors_find(
    name: Annotated[str, typer.Argument(help="A name or an acronym.")],
    on: Annotated[str | None, typer.Option("--on", help="As of this day.")] = None,
    country: Annotated[
        str, typer.Option("--country", help="Of this country only, name or code.")
    ] = "",
    lists: Lists = None,
    desk: OwnDesk = None,
) -> int:
    """Which actors a name can mean, and by which name each was found."""
    from marsad.app.actors_commands import actors_find as work

    return work(name, day(on), country, lists, desk)


@actors.command("import")
def actors_import(
    file: Annotated[
        Path | None, typer.Argument(help="A list of actors: .csv, .tsv or .jsonl.", readable=False)
    ] = None,
    desk: OwnDesk = None,
    name: Annotated[str, typer.Option("--name", help="What to call it; else as the file.")] = "",
    source: Annotated[
        str, typer.Option("--source", help="Where rows come from that do not say it.")
    ] = "",
    show: Annotated[int, typer.Option("--show", min=0, help="How many bad rows to name.")] = 20,
    listed: Annotated[bool, typer.Option("--list", help="List what is imported.")] = False,
    removed: Annotated[
        str | None, typer.Option("--remove", help="Take the list of this name away.")
    ] = None,
) -> int:
    """Import a list of actors of your own; its names come before the built-in ones."""
    from marsad.app import actors_commands as work

    asked = (file is not None) + listed + (removed is not None)
    if asked != 1:
        raise MarsadError("E-USAGE", "name one file to import, or --list, or --remove NAME")
    if listed:
        return work.actors_list(desk)
    if removed is not None:
        return work.actors_remove(removed, desk)
    assert file is not None
    return work.actors_import(file, desk, name, source, show)


@actors.command("offered")
def actors_offered(
    desk: DeskFolder = Path("."),
    least: Annotated[
        int, typer.Option("--least", min=1, help="Named in at least so many documents.")
    ] = 1,
) -> int:
    """Named groups of a desk that no registry knows, as rows for import."""
    from marsad.app.actors_commands import actors_offered as work

    return work(desk, least)
