"""``marsad backup`` and ``marsad restore``, ``marsad decide``, ``marsad evidence``, ``marsad
watch``: how a desk is kept safe, how many decisions are entered at once, what an event rests on,
and how a desk takes what comes into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from marsad.app.options import LIMIT, DeskFolder, Jobs, Limit, SourceName
from marsad.model.errors import MarsadError


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


def decide(
    what: Annotated[
        str | None,
        typer.Argument(help='A .jsonl of decisions ("-" is standard input), or a verb.'),
    ] = None,
    subject: Annotated[
        str | None, typer.Argument(help="The id, or the ledger row, that the verb is about.")
    ] = None,
    desk: DeskFolder = Path("."),
    after: Annotated[str, typer.Option("--after", help="What is set, as JSON.")] = "",
    reason: Annotated[str, typer.Option("--reason", help="Why, in words.")] = "",
    by: Annotated[str, typer.Option("--by", help="Who decided, if not who types.")] = "",
    dry: Annotated[
        bool, typer.Option("--dry-run", help="Check, and say what would happen; enter nothing.")
    ] = False,
    listed: Annotated[bool, typer.Option("--list", help="List the verbs.")] = False,
) -> int:
    """Enter one decision, or those of a file, one a line, all of them or none."""
    from marsad.app import decide_commands as work

    if (what is not None) == listed:
        raise MarsadError("E-USAGE", "name a verb and a subject, or one file of decisions",
                          hint="--list prints the verbs")  # fmt: skip
    if what is None:
        return work.verbs()
    if subject is not None:
        return work.decide_one(desk, (what, subject, after, reason, by), dry)
    if after or reason or by or work.is_verb(what):
        raise MarsadError("E-USAGE", f"{what} stands without what it is about",
                          hint="name a verb and a subject")  # fmt: skip
    return work.decide(desk, Path(what), dry)


def evidence(
    event: Annotated[str, typer.Argument(help="The event's id.")],
    into: Annotated[Path, typer.Option("--out", help="A new or an empty folder, or a .zip.")],
    desk: DeskFolder = Path("."),
) -> int:
    """Write all that one event rests on: claims, texts, originals, and how they came in."""
    from marsad.app.evidence_command import evidence as work

    return work(desk, event, into)


def watch(
    folder: Annotated[Path, typer.Argument(help="The folder that reports come into.")],
    desk: DeskFolder = Path("."),
    read: Annotated[bool, typer.Option("--read", help="Read and resolve, too.")] = False,
    once: Annotated[
        bool, typer.Option("--once", help="Take what is there, and end: for cron.")
    ] = False,
    poll: Annotated[
        bool, typer.Option("--poll", help="Look again and again: for network drives.")
    ] = False,
    settle: Annotated[
        float, typer.Option("--settle", min=0, help="Seconds a file must have stayed the same.")
    ] = 2.0,
    source: SourceName = None,
    limit: Limit = LIMIT,
    jobs: Jobs = 1,
) -> int:
    """Add what comes into a folder, until Ctrl-C."""
    from marsad.app.watch_command import command

    return command(
        folder, desk, read=read, just_once=once, poll=poll, settle=settle, source=source,
        limit=limit, jobs=jobs,
    )  # fmt: skip


def declare(app: typer.Typer) -> None:
    """Afterwards ``app`` has these commands."""
    for command in (backup, restore, decide, evidence, watch):
        app.command()(command)
