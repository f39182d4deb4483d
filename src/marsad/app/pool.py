"""Reading with several processes. Order in is order out; what a worker cannot do is an error of
the run, never a silent gap."""

from __future__ import annotations

import gc
import multiprocessing
import queue
import signal
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from multiprocessing.process import BaseProcess
from typing import Any

from marsad.intake import readable_languages
from marsad.model.errors import MarsadError
from marsad.model.mentions import Issue, Reading
from marsad.model.sources import Document
from marsad.reading.sheet import Kit
from marsad.reading.steps import read

BATCH = 16
FAILED = "read-failed"
READABLE = frozenset(readable_languages)


def read_all(documents: Iterable[Document], kit: Kit, jobs: int = 1) -> Iterator[Reading]:
    """One reading a document, in order. A language that cannot be read gives a reading with no
    claims and an issue ``language-unread``."""
    if jobs <= 1:
        rest = iter(documents)
        while batch := list(islice(rest, BATCH)):
            yield from read_batch(batch, kit)
        return
    yield from _in_processes(documents, kit, jobs)


def read_batch(documents: Sequence[Document], kit: Kit) -> list[Reading]:
    """The readings of some documents, in their order. One that cannot be read costs only itself:
    its reading has an issue ``read-failed`` and nothing else."""
    readable = [d for d in documents if not d.language or d.language in READABLE]
    try:
        found = {r.document.id: r for r in read(readable, kit)}
    except Exception:
        found = {d.id: _alone(d, kit) for d in readable}
    return [found[d.id] if d.id in found else _unread(d, kit) for d in documents]


def _alone(document: Document, kit: Kit) -> Reading:
    try:
        return next(iter(list(read([document], kit))))
    except Exception as error:
        note = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        issue = Issue("read-failed", note)
        return Reading(document, kit.run, segments=document.segments, issues=(issue,))


def _unread(document: Document, kit: Kit) -> Reading:
    issue = Issue("language-unread", f"language {document.language} cannot be read yet")
    return Reading(document, kit.run, segments=document.segments, issues=(issue,))


def _work(kit: Kit, inbox: Any, outbox: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what was loaded before stays: not looked through, not copied
    while (task := inbox.get()) is not None:
        number, batch = task
        try:
            outbox.put((number, read_batch(batch, kit), None))
        except Exception as error:
            names = ", ".join(document.locator for document in batch)
            outbox.put((number, [], f"{type(error).__name__}: {error} (in {names})"))


def _in_processes(documents: Iterable[Document], kit: Kit, jobs: int) -> Iterator[Reading]:
    methods = multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("fork" if "fork" in methods else "spawn")
    inbox, outbox = context.Queue(), context.Queue()
    workers = [context.Process(target=_work, args=(kit, inbox, outbox)) for _ in range(jobs)]
    for worker in workers:
        worker.daemon = True
        worker.start()
    try:
        yield from _exchange(iter(documents), inbox, outbox, workers)
    finally:
        for worker in workers:
            worker.terminate()


def _exchange(
    documents: Iterator[Document], inbox: Any, outbox: Any, workers: list[BaseProcess]
) -> Iterator[Reading]:
    sent = done = 0
    waiting: dict[int, list[Reading]] = {}
    exhausted = False
    while not (exhausted and done == sent):
        while not exhausted and sent - done < 3 * len(workers):
            batch = list(islice(documents, BATCH))
            if not batch:
                exhausted = True
                break
            inbox.put((sent, batch))
            sent += 1
        if done == sent:
            break
        number, readings, error = _receive(outbox, workers)
        if error is not None:
            raise MarsadError("E-READ", error, hint="run again with --debug and --jobs 1")
        waiting[number] = readings
        while done in waiting:
            yield from waiting.pop(done)
            done += 1


def _receive(outbox: Any, workers: list[BaseProcess]) -> Any:
    while True:
        try:
            return outbox.get(timeout=2.0)
        except queue.Empty:
            if not all(worker.is_alive() for worker in workers):
                raise MarsadError(
                    "E-WORKER", "a reading process died", hint="run the same command again"
                ) from None
