"""Every command and option, with what it does. The doing is elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from marsad.app.care_cli import declare as declare_care
from marsad.app.console import OK, STOPPED, USAGE, say
from marsad.app.foreign_cli import declare as declare_foreign
from marsad.app.options import (
    LIMIT,
    PAUSE,
    DeskFolder,
    Inputs,
    Jobs,
    Limit,
    Lists,
    Pause,
    Places,
    Published,
    Since,
    SourceName,
    Until,
    day,
)
from marsad.app.registry_cli import actors, places
from marsad.app.telling_cli import declare as declare_telling

app = typer.Typer(
    name="marsad",
    help="Open reports in; claims, events and a cited weekly brief out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(places, name="places")
app.add_typer(actors, name="actors")


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
    pause: Pause = PAUSE,
) -> int:
    """Put reports into the library, with a receipt for every item."""
    from marsad.app.desk_commands import add as work

    return work(desk, inputs, day(published), source, limit, pause)


@app.command()
def fetch(desk: DeskFolder = Path("."), limit: Limit = LIMIT, pause: Pause = PAUSE) -> int:
    """Add what is at the addresses that the desk's settings list."""
    from marsad.app.fetch_command import fetch as work

    return work(desk, limit, pause)


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


for declared in (declare_telling, declare_care, declare_foreign):  # the order of marsad --help
    declared(app)


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
def status(
    desk: DeskFolder = Path("."),
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> int:
    """What the desk holds and what is due."""
    from marsad.app.status_command import status as work

    return work(desk, as_json)


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
    page: Annotated[Path | None, typer.Option("--page", help="Write the table to it.")] = None,
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
            say(f"marsad: E-USAGE: {' '.join(told.split()).rstrip('.')}; see marsad --help")
        return USAGE
    if code == STOPPED:  # what typer makes of Ctrl-C
        raise KeyboardInterrupt
    return code if isinstance(code, int) else OK
