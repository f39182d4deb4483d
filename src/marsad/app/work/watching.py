"""A folder that is watched: which of its files are complete, and which are new.

Law: a file is taken when size and time of it have been the same for a while, never half. What was
taken is taken again only when it has changed.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from marsad.app.work.adding import ADDED, KNOWN, Taken
from marsad.model.errors import MarsadError
from marsad.store.receipts import Receipt

PASSING = (".part", ".tmp", ".temp", ".crdownload", ".download", ".partial", ".swp", "~")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells one state of a file from another."""

    size: int
    changed_ns: int
    node: int


@dataclass(frozen=True, slots=True)
class Watched:
    """``taken`` are the files as they were taken; ``waiting`` those that are not, each with the
    moment from which on it has been the same."""

    taken: Mapping[Path, Stamp] = field(default_factory=dict)
    waiting: Mapping[Path, tuple[Stamp, float]] = field(default_factory=dict)


def is_passing(name: str) -> bool:
    """True for the names that programs give a file while they write it, and for hidden ones."""
    return name.startswith((".", "~$")) or name.lower().endswith(PASSING)


def files_in(folder: Path) -> dict[Path, Stamp]:
    """Every file below ``folder`` that may be taken, by name. Links to folders are not followed.
    Raises ``MarsadError`` (``E-WATCH``) where the folder itself is gone."""
    if not folder.is_dir():
        raise MarsadError("E-WATCH", "the watched folder is not there", where=str(folder),
                          hint="name a folder that is")  # fmt: skip
    found: dict[Path, Stamp] = {}
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_passing(name))
        for name in sorted(names):
            path = Path(parent, name)
            stamp = None if is_passing(name) else _stamp(path)
            if stamp is not None:
                found[path] = stamp
    return found


def look(
    before: Watched, found: Mapping[Path, Stamp], at: float, settle: float
) -> tuple[Watched, list[Path]]:
    """What is watched once ``found`` was seen at the moment ``at`` (seconds of any clock that runs
    on), and the files that have been the same for ``settle`` seconds."""
    taken = {path: stamp for path, stamp in before.taken.items() if path in found}
    waiting: dict[Path, tuple[Stamp, float]] = {}
    for path, stamp in found.items():
        if taken.get(path) == stamp:
            continue
        earlier, since = before.waiting.get(path, (stamp, at))
        waiting[path] = (stamp, since if earlier == stamp else at)
    ready = [path for path, (_, since) in waiting.items() if at - since >= settle]
    return Watched(taken, waiting), ready


def took(before: Watched, paths: Iterable[Path]) -> Watched:
    """What is watched once ``paths`` were taken."""
    waiting, taken = dict(before.waiting), dict(before.taken)
    for path in paths:
        taken[path] = waiting.pop(path)[0]
    return Watched(taken, waiting)


def watch(
    ticks: Iterable[object],
    folder: Path,
    take: Callable[[list[Path]], bool],
    *,
    seconds: Callable[[], float],
    settle: float,
) -> Watched:
    """Gives ``take`` what is complete, at every tick; where it answers ``False``, the same again at
    the next. A tick that is false is looked at only while something waits. Returns when the ticks
    end, with what still waits."""
    state = Watched()
    for tick in ticks:
        if not tick and not state.waiting:
            continue
        state, ready = look(state, files_in(folder), seconds(), settle)
        if ready and take(ready):
            state = took(state, ready)
    return state


@dataclass(slots=True)
class Told:
    """What the desk's receipts tell already; ``again`` counts what was met again."""

    documents: frozenset[str]
    others: frozenset[tuple[str, str, str]]
    again: int = 0


def told_by(receipts: Iterable[Receipt]) -> Told:
    """What ``receipts`` tell."""
    many = list(receipts)
    return Told(
        frozenset(r.document for r in many if r.document and r.outcome in (ADDED, KNOWN)),
        frozenset((r.item, r.code, r.raw_sha256) for r in many if r.code),
    )


def fresh(items: Iterable[Taken], told: Told) -> Iterator[Taken]:
    """The items of which nothing is told yet; a refusal counts as told for the same bytes only."""
    for taken in items:
        receipt = taken.receipt
        if receipt.document in told.documents or (
            taken.document is None
            and (receipt.item, receipt.code, receipt.raw_sha256) in told.others
        ):
            told.again += 1
        else:
            yield taken


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ino)
