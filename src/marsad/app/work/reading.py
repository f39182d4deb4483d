"""``marsad read``: every document that this run has not read. Kill it and it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from marsad.app.clock import MACHINE
from marsad.app.kit import this_run
from marsad.app.pool import BATCH, FAILED, read_all
from marsad.app.work.importing import read_rows
from marsad.model.errors import MarsadError
from marsad.model.mentions import Reading
from marsad.reading.sheet import Kit
from marsad.store.desk import Desk
from marsad.store.ledger import adopted_run, append_decision
from marsad.store.library import document
from marsad.store.readings import (
    ATTEMPTS,
    begin_reading,
    fail_reading,
    save_readings,
    save_run,
    stop_reading,
    tried,
    unread,
)

OF_THE_DISK = frozenset({"E-DESK-FULL", "E-DESK-DISK", "E-DESK-READONLY", "E-DESK-LOCKED"})
Show = Callable[[Iterator[Reading], int], Iterator[Reading]]


@dataclass(frozen=True, slots=True)
class ReadReport:
    """How many documents were read, how many claims came of them, what failed, and which
    languages are kept unread."""

    read: int
    claims: int
    failed: tuple[tuple[str, str], ...]
    unreadable: tuple[tuple[str, int], ...]


def read_desk(
    desk: Desk, kit: Kit, *, at: str, jobs: int = 1, show: Show | None = None
) -> ReadReport:
    """Reads what is due, in library order, and adopts the run. What a reading ended in the middle
    of is read last and alone, so that no other document is blamed for it; what failed three times
    is left aside and listed. Rows of data sets are read anew where their reader is, and not
    counted."""
    read_rows(desk, at)
    run = this_run(at, (*kit.gazetteer.imported, *kit.actors.imported))
    save_run(desk, run)
    due = unread(desk, run.id, attempts=ATTEMPTS)
    claims, languages = 0, dict[str, int]()
    done = 0
    failed: list[tuple[str, str]] = []
    readings = _read(desk, kit, due, jobs, failed)
    for reading in show(readings, len(due)) if show is not None else readings:
        done += 1
        claims += len(reading.claims)
        if any(i.code == "language-unread" for i in reading.issues):
            language = reading.document.language
            languages[language] = languages.get(language, 0) + 1
    if adopted_run(desk) != run.id:
        append_decision(
            desk, at=at, by=MACHINE, verb="run-adopted", subject=run.id, before="", after="",
            reason="a newer reader", saw="",
        )  # fmt: skip
    return ReadReport(done, claims, tuple(failed), tuple(sorted(languages.items())))


def _read(
    desk: Desk, kit: Kit, due: tuple[str, ...], jobs: int, failed: list[tuple[str, str]]
) -> Iterator[Reading]:
    for names in _batches(due, tried(desk, kit.run), BATCH * max(jobs, 1)):
        batch = [document(desk, name) for name in names]
        begin_reading(desk, kit.run, names)
        try:
            readings = list(read_all(batch, kit, jobs))
        except KeyboardInterrupt:
            stop_reading(desk, kit.run, names)
            raise
        bad = [r for r in readings if any(i.code == FAILED for i in r.issues)]
        for reading in bad:
            note = next(i.message for i in reading.issues if i.code == FAILED)
            fail_reading(desk, kit.run, reading.document.id, note)
            failed.append((reading.document.locator, note))
        good = [r for r in readings if r not in bad]
        for reading, note in _saved(desk, good):
            if note:
                fail_reading(desk, kit.run, reading.document.id, note)
                failed.append((reading.document.locator, note))
            else:
                yield reading


def _batches(due: Sequence[str], before: frozenset[str], size: int) -> Iterator[Sequence[str]]:
    fresh = [name for name in due if name not in before]
    for first in range(0, len(fresh), size):
        yield fresh[first : first + size]
    yield from ((name,) for name in due if name in before)


def _saved(desk: Desk, many: list[Reading]) -> list[tuple[Reading, str]]:
    """Keeps the readings; where the desk refuses one of them, each alone. A note says why one was
    refused: it costs itself and no other."""
    try:
        save_readings(desk, many)
        return [(reading, "") for reading in many]
    except MarsadError as error:
        if error.code in OF_THE_DISK:  # no document is to blame for it
            with suppress(MarsadError):
                stop_reading(desk, many[0].run, [r.document.id for r in many])
            raise
        return [(reading, _refused(desk, reading)) for reading in many]


def _refused(desk: Desk, reading: Reading) -> str:
    try:
        save_readings(desk, [reading])
    except MarsadError as error:
        return " ".join(str(error).split())[:300]
    return ""
