"""``marsad watch``: what comes into a folder goes into the desk, until Ctrl-C."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from marsad.app.clock import now, person
from marsad.app.console import OK, PARTLY, error_line, out, say, several
from marsad.app.desk_commands import code_of, show_receipt
from marsad.app.work.adding import ADDED, KNOWN, add_items, take
from marsad.app.work.watching import Watched, fresh, told_by, watch
from marsad.intake import find_inputs
from marsad.model.errors import MarsadError
from marsad.store.desk import Desk, open_desk
from marsad.store.receipts import Receipt, receipts

LOCK_WAIT_S = 2.0
POLL_MS = 500


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for: where to, from whom, and how large; ``read`` is what reads and resolves
    a desk, where that was asked for too."""

    desk: Path
    source: str | None
    limit: int
    read: Callable[[Desk], int] | None = None


@dataclass(slots=True)
class Work:
    """One watch at work: ``code`` is the exit code so far, ``due`` says that something added is not
    read yet, ``waits`` that it was told that the desk is locked."""

    order: Order
    code: int = OK
    due: bool = False
    waits: bool = False

    def take(self, paths: list[Path]) -> bool:
        """True when the files were dealt with; False when the desk is locked, so that they wait.
        Raises ``MarsadError`` where the desk cannot be written at all."""
        try:
            self._take(paths)
            if self.due and self.order.read is not None:
                self._read(self.order.read)
            self.waits = False
        except MarsadError as error:
            if error.code != "E-DESK-LOCKED":
                raise
            if not self.waits:
                say("marsad: another program is writing to the desk; waiting for it")
            self.waits = True
        sys.stdout.flush()
        return not self.waits

    def _read(self, read: Callable[[Desk], int]) -> None:
        try:
            with open_desk(self.order.desk, wait_s=LOCK_WAIT_S) as desk:
                self.code = max(self.code, read(desk))
            self.due = False
        except MarsadError as error:
            if error.code.startswith("E-DESK-"):
                raise
            self.code = PARTLY
            say(error_line(error))

    def _take(self, paths: list[Path]) -> None:
        try:
            self._add(paths)
        except Exception as error:
            if isinstance(error, MarsadError) and error.code.startswith("E-DESK-"):
                raise
            if len(paths) > 1:
                for path in paths:
                    self._take([path])
                return
            self.code = PARTLY
            why = error.line() if isinstance(error, MarsadError) else type(error).__name__
            say(error_line(MarsadError("E-WATCH-FILE", why, where=str(paths[0]),
                                       hint="it is left; the others go on")))  # fmt: skip

    def _add(self, paths: list[Path]) -> None:
        at = now()
        with finishing(), open_desk(self.order.desk, wait_s=LOCK_WAIT_S) as desk:
            told = told_by(receipts(desk))
            taken = take(
                find_inputs(paths, named=False), at=at, by=person(), limit=self.order.limit,
                default_source=self.order.source,
            )  # fmt: skip
            done = add_items(desk, fresh(taken, told), at=at, show=self._show)
        self.code = max(self.code, code_of([r for r in done if r.outcome != KNOWN]))
        if told.again and not self.waits:
            out(f"{told.again} known")

    def _show(self, receipt: Receipt) -> None:
        show_receipt(receipt)
        self.due = self.due or receipt.outcome == ADDED


@contextmanager
def finishing() -> Iterator[None]:
    """Ctrl-C waits for the end of the block; a second one does not."""
    pressed: list[int] = []

    def note(number: int, _: object) -> None:
        if pressed:
            raise KeyboardInterrupt
        pressed.append(number)
        say("marsad: stopping once these files are added; Ctrl-C again stops at once")

    before = signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def watch_folder(
    folder: Path, order: Order, ticks: Iterable[object], *, settle: float,
    seconds: Callable[[], float] = time.monotonic,
) -> int:
    """Takes what is in ``folder`` and what comes into it, until the ticks end; says what was still
    being written then. Raises ``MarsadError``: ``E-WATCH`` where the folder is gone or holds the
    desk, ``E-DESK-...`` where the desk is not to be used."""
    open_desk(order.desk).close()
    if order.desk.resolve().is_relative_to(folder.resolve()):
        raise MarsadError("E-WATCH", "the watched folder holds the desk itself", where=str(folder),
                          hint="watch a folder beside the desk, or one in it")  # fmt: skip
    work = Work(order)
    left = watch(ticks, folder, work.take, seconds=seconds, settle=settle)
    _say_left(left)
    return PARTLY if left.waiting else work.code


def _say_left(left: Watched) -> None:
    for path in left.waiting:
        say(f"marsad: left for the next time, it or the desk is still being written: {path}")


def once(settle: float) -> Iterator[bool]:
    """Two looks, so long apart that what is complete is told from what is not."""
    yield True
    time.sleep(settle)
    yield True


def changes(folder: Path, settle: float, *, poll: bool) -> Iterator[bool]:
    """A tick at the start, at every change below ``folder``, and false ones in between. With
    ``poll``, or where the system does not tell of changes, they are looked for."""
    from watchfiles import watch as changes_of

    yield True
    while True:
        try:
            every = changes_of(
                folder, watch_filter=None, debounce=400, yield_on_timeout=True,
                rust_timeout=max(50, int(settle * 500)), force_polling=poll or None,
                poll_delay_ms=POLL_MS, ignore_permission_denied=True,
            )  # fmt: skip
            for number, change in enumerate(every):
                yield bool(change) or number == 0
            return
        except OSError as error:
            if poll or not folder.is_dir():
                raise MarsadError(
                    "E-WATCH", f"the folder cannot be watched ({error.strerror or error})",
                    where=str(folder), hint="use --once, again and again",
                ) from error
            say("marsad: the system does not tell of changes here; they are looked for instead")
            poll = True


def reader(folder: Path, jobs: int) -> Callable[[Desk], int]:
    """What reads and resolves the desk in ``folder``; its tools are loaded once, at first use."""
    from marsad.app.choosing import chosen_by_desk
    from marsad.app.choosing_actors import actors_of_run, lists_of_desk
    from marsad.app.desk_commands import said, show_reading
    from marsad.app.kit import load_kit
    from marsad.app.settings import settings_of
    from marsad.app.work.holding import resolve_desk
    from marsad.app.work.reading import read_desk
    from marsad.reading.sheet import Kit
    from marsad.store.held import events

    kits: list[Kit] = []

    def read(desk: Desk) -> int:
        if not kits:
            chosen = settings_of(folder)
            kits.append(load_kit(
                chosen_by_desk(folder, chosen.places), lists_of_desk(folder, chosen.actors)
            ))  # fmt: skip
        report = read_desk(desk, kits[0], at=now(), jobs=jobs, show=show_reading)
        said(report)
        resolve_desk(desk, actors_of_run(desk))
        out(several(len(events(desk)), "event"))
        return code_of([], [report])

    return read


def command(
    folder: Path, desk: Path, *, read: bool, just_once: bool, poll: bool, settle: float,
    source: str | None, limit: int, jobs: int,
) -> int:
    """``marsad watch`` as it is typed."""
    order = Order(desk, source, limit, reader(desk, jobs) if read else None)
    ticks = once(settle) if just_once else changes(folder, settle, poll=poll)
    if not just_once:
        say(f"marsad: watching {folder}; Ctrl-C ends it")
    return watch_folder(folder, order, ticks, settle=settle)
