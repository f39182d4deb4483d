"""``marsad decide``: what it does and prints."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from marsad.app.choosing_actors import actors_of_run
from marsad.app.clock import MACHINE, now, person
from marsad.app.console import OK, out
from marsad.app.work.deciding import enter, judged, moved
from marsad.app.work.holding import resolve_desk
from marsad.app.work.orders_file import Line, lines_of
from marsad.model.errors import MarsadError
from marsad.reviewing.verbs import REVIEWERS, listed
from marsad.store.desk import open_desk


def is_verb(word: str) -> bool:
    """True of a verb that a person may decide."""
    return any(verb.name == word for verb in REVIEWERS)


def verbs() -> int:
    """Prints every verb with what it needs."""
    for line in listed():
        out(line)
    return OK


def decide(folder: Path, file: Path, dry: bool) -> int:
    """Enters every decision of the file and folds the events anew, or tells what they would do."""
    lines = lines_of(_bytes_of(file), "standard input" if str(file) == "-" else str(file))
    return entered(folder, lines, dry)


def decide_one(folder: Path, order: tuple[str, str, str, str, str], dry: bool) -> int:
    """Enters one decision: verb, subject, what is set (JSON), why, and who decided (empty: who
    types)."""
    if order[4].startswith(MACHINE):
        raise MarsadError("E-USAGE", "a person decides, not the machine", where="--by")
    return entered(folder, [Line("", *order)], dry)


def entered(folder: Path, lines: Sequence[Line], dry: bool = False) -> int:
    """Enters these decisions and folds the events anew, or tells what they would do."""
    with open_desk(folder) as desk:
        index = actors_of_run(desk)
        decided = judged(desk, index, lines, at=now(), by=person())
        rows = decided.drafts if dry else enter(desk, decided)
        for row in rows:
            out(f"{'would be' if dry else 'decision'} {row.seq}: {row.verb} {row.subject}")
        if not dry:
            resolve_desk(desk, index)
        for line in moved(decided):
            out(line)
    return OK


def _bytes_of(file: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise MarsadError("E-DECIDE-FILE", f"the file cannot be read ({error.strerror})",
                          where=str(file)) from error  # fmt: skip
