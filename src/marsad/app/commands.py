"""Every command and option, with what it does. The doing is elsewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from marsad.app.console import OK, STOPPED, USAGE, say
from marsad.model.errors import MarsadError

app = typer.Typer(
    name="marsad",
    help="Open reports in; claims, events and a cited weekly brief out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
places = typer.Typer(help="The gazetteer.", no_args_is_help=True)
actors = typer.Typer(help="The registry of actors.", no_args_is_help=True)
app.add_typer(places, name="places")
app.add_typer(actors, name="actors")

Inputs = Annotated[list[str], typer.Argument(help="Files and folders of reports.")]
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
OwnDesk = Annotated[Path | None, typer.Option("--desk", help="The folder of a desk.")]
LIMIT = 2_000_000


def day(text: str | None) -> date | None:
    """A date option. Raises ``MarsadError`` (``E-USAGE``) for what is no date."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise MarsadError("E-USAGE", f"{text!r} is no date", hint="write it YYYY-MM-DD") from None


@app.command()
def annotate(
    inputs: Inputs,
    published: Published = None,
    source: SourceName = None,
    jobs: Jobs = 1,
    limit: Limit = LIMIT,
    places: Places = None,
    lists: Lists = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the words and the rule behind every value.")
    ] = False,
    map_file: Annotated[
        Path | None,
        typer.Option("--map", help="Write a page that shows the places, too.", readable=False),
    ] = None,
) -> int:
    """Read reports and print one JSON object a line; "-" reads JSON Lines from standard input."""
    from marsad.app.annotate import annotate as work

    return work(
        inputs, published=day(published), source=source, jobs=jobs, limit=limit,
        explained=explain, places=places, lists=lists, map_file=map_file,
    )  # fmt: skip


@app.command()
def monitor(
    inputs: Inputs,
    out: Annotated[Path, typer.Option("--out", help="Folder of the new desk.")],
    since: Since = None,
    until: Until = None,
    theatre: Annotated[
        str, typer.Option("--theatre", help="What the desk watches.")
    ] = "unnamed theatre",
    jobs: Jobs = 1,
    limit: Limit = LIMIT,
) -> int:
    """The main job: a new desk, add, read, resolve, and a brief for each week."""
    from marsad.app.desk_commands import monitor as work

    return work(inputs, out, day(since), day(until), theatre, jobs, limit)


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="Folder of the new desk.")],
    theatre: Annotated[
        str, typer.Option("--theatre", help="What the desk watches.")
    ] = "unnamed theatre",
) -> int:
    """Make an empty desk."""
    from marsad.app.desk_commands import init as work

    return work(folder, theatre)


@app.command()
def add(
    inputs: Inputs,
    desk: DeskFolder = Path("."),
    published: Published = None,
    source: SourceName = None,
    limit: Limit = LIMIT,
) -> int:
    """Put reports into the library, with a receipt for every item."""
    from marsad.app.desk_commands import add as work

    return work(desk, inputs, day(published), source, limit)


@app.command()
def read(desk: DeskFolder = Path("."), jobs: Jobs = 1) -> int:
    """Read every report that this version has not read yet."""
    from marsad.app.desk_commands import read as work

    return work(desk, jobs)


@app.command()
def resolve(desk: DeskFolder = Path(".")) -> int:
    """Fold claims and decisions into events."""
    from marsad.app.desk_commands import resolve as work

    return work(desk)


@app.command()
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


@app.command()
def export(
    into: Annotated[Path, typer.Argument(help="Folder for the data and its manifest.")],
    form: Annotated[str, typer.Option("--as", help="jsonl, csv or geojson.")] = "jsonl",
    desk: DeskFolder = Path("."),
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", help="As held then: a day, a ledger row, a brief, a release."),
    ] = None,
    since: Annotated[str | None, typer.Option("--from", help="First day they were on.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="Last day they were on.")] = None,
) -> int:
    """Write the events for other programs, with a manifest."""
    from marsad.app.desk_commands import export as work

    return work(desk, into, form, as_of, day(since), day(until))


@app.command()
def review(
    desk: DeskFolder = Path("."),
    verb: Annotated[
        str | None, typer.Option("--verb", help="Decide: merge, keep-apart, reject-claim ...")
    ] = None,
    subject: Annotated[str | None, typer.Option("--subject", help="The id it is about.")] = None,
    after: Annotated[str, typer.Option("--after", help="What is set, as JSON.")] = "",
    reason: Annotated[str, typer.Option("--reason", help="Why, in words.")] = "",
) -> int:
    """List what a person should look at, or enter a decision."""
    from marsad.app.review_commands import review as work

    return work(desk, verb, subject, after, reason)


@app.command()
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


@app.command()
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


@app.command()
def purge(
    document: Annotated[str, typer.Argument(help="The document's id.")],
    reason: Annotated[str, typer.Option("--reason", help="The law or the person to protect.")],
    desk: DeskFolder = Path("."),
) -> int:
    """Replace one report's words and bytes by a tombstone, for ever."""
    from marsad.app.desk_commands import purge as work

    return work(desk, document, reason)


@app.command()
def search(
    words: Annotated[str, typer.Argument(help="Words, or a full-text query.")],
    desk: DeskFolder = Path("."),
) -> int:
    """Find reports by their words."""
    from marsad.app.desk_commands import search as work

    return work(desk, words)


@app.command()
def verify(desk: DeskFolder = Path(".")) -> int:
    """Re-hash, re-check every quotation and fold every event again."""
    from marsad.app.desk_commands import verify as work

    return work(desk)


@app.command()
def status(desk: DeskFolder = Path(".")) -> int:
    """What the desk holds and what is due."""
    from marsad.app.desk_commands import status as work

    return work(desk)


@app.command()
def steps() -> int:
    """The order of reading: each step with what it needs and gives."""
    from marsad.app.registry_commands import steps as work

    return work()


@app.command()
def evaluate(
    suites: Annotated[
        list[str] | None, typer.Argument(help="Names of suites; all without any.")
    ] = None,
    data: Annotated[Path, typer.Option("--data", help="Folder that holds the gold data.")] = Path(
        "../shared"
    ),
    floors: Annotated[
        bool, typer.Option("--floors", help="Fail where a figure is below its floor.")
    ] = False,
    page: Annotated[
        Path | None, typer.Option("--page", help="Write the table to this page.")
    ] = None,
    pin: Annotated[
        Path | None, typer.Option("--pin", help="Write new floors to this file.")
    ] = None,
    reason: Annotated[
        str, typer.Option("--reason", help="Why a floor may be lowered, said aloud.")
    ] = "",
    jobs: Annotated[int, typer.Option("--jobs", min=1, max=64, help="Suites at a time.")] = 2,
    places: Places = None,
) -> int:
    """Score Marsad on gold data, and print the table."""
    from marsad.app.evaluate import evaluate as work

    return work(suites or [], data, floors, page, pin, reason, jobs, places)


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


def run_command(words: list[str]) -> int:
    """Runs the command that ``words`` name; bad usage is one line and exit code 2."""
    command = typer.main.get_command(app)
    try:
        code = command.main(args=words, prog_name="marsad", standalone_mode=False)
    except typer.exceptions.Exit as done:
        return int(done.exit_code)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except typer.exceptions.TyperException as error:
        told = error.format_message() if isinstance(error, typer.BadParameter) else str(error)
        if told:
            say(f"marsad: E-USAGE: {' '.join(told.split())}; see marsad --help")
        return USAGE
    if code == STOPPED:  # what typer makes of Ctrl-C
        raise KeyboardInterrupt
    return code if isinstance(code, int) else OK
