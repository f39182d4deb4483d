"""A desk of many years: how long it takes to be held and told, and how that grows.

Works on a copy of a desk whose reports are read (``--desk``). Each step runs in a process of its
own; for each the seconds by the processor's clock and by the wall's, and its peak memory:

- ``resolve`` of the first N reports, for each N of ``--sizes`` and for all of them, with the
  exponent by which the time grows between them, and the ratio to a bare spaCy pass over the same
  reports;
- ``resolve`` after one report more, and whether the events stored then are, one for one, those of
  folding everything;
- ``marsad brief`` of one week (``--week``), of the week after it, and of the week after that with
  a new report.

``--items N`` first repeats the reports that were read, each time some years later, until there are
N: for a desk that has read a part only. What it says of N is then said of repeated news.
"""

from __future__ import annotations

import os

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"

import argparse
import hashlib
import json
import math
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

from sqlalchemy import insert, select

from marsad.app.annotate import items_of
from marsad.app.choosing_actors import actors_of_run
from marsad.app.kit import load_kit
from marsad.app.work import holding
from marsad.app.work.adding import add_items, take
from marsad.app.work.reading import read_desk
from marsad.model.hashing import sha256_bytes
from marsad.model.sources import Document, document_id
from marsad.reading.parse import load_nlp
from marsad.store import library
from marsad.store.codec import write_event
from marsad.store.desk import Desk, looking, open_desk, writing
from marsad.store.held import events
from marsad.store.ledger import adopted_run, append_decision, head
from marsad.store.library import Incoming, add_documents, each_document
from marsad.store.readings import runs
from marsad.store.schema import CLAIM, DOCUMENT, READING, WORK

AT = "2026-01-01T00:00:00Z"
REPORT = ("A car bomb killed nine people at a market in {place} on Tuesday, police said."
          " No group has claimed responsibility.")  # fmt: skip
ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
CLAIM_ID = re.compile(r"claim-[0-9a-f]{16}")
SAMPLE = 2000


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the processor's clock and by the wall's."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall


def peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def row_of(desk: Desk, count: int) -> int:
    """The ledger row with which the first ``count`` reports were there."""
    query = select(DOCUMENT.c.added).order_by(DOCUMENT.c.seq).limit(1).offset(count - 1)
    with looking(desk) as connection:
        return int(connection.scalar(query) or head(desk)[0])


def adopt(desk: Desk) -> str:
    """The run of the desk; a reading that was stopped has not adopted it yet."""
    run = adopted_run(desk) or runs(desk)[-1].id
    if adopted_run(desk) is None:
        append_decision(desk, at=AT, by="machine", verb="run-adopted", subject=run)
    return run


def read_documents(desk: Desk, run: str) -> list[Document]:
    with looking(desk) as connection:
        query = select(WORK.c.document).where(WORK.c.run == run, WORK.c.state == "done")
        done = set(connection.scalars(query))
    return [d for d in each_document(desk) if d.id in done and not ISO.search(d.text)]


def repeated(desk: Desk, run: str, wanted: int) -> None:
    """Afterwards the desk has ``wanted`` reports that were read: those it had, again and again,
    twice over for each span of years."""
    setattr(library, "store_bytes", lambda *_: None)  # noqa: B010
    first = read_documents(desk, run)
    days = [d.published for d in first if d.published is not None]
    span, there, turn = max(days) - min(days), len(first), 0
    while there < wanted:
        turn += 1
        shift = timedelta(days=span.days * ((turn + 1) // 2) + 17 * (turn % 2))
        for start in range(0, len(first), 500):
            some = first[start : start + min(500, wanted - there)]
            if some:
                _repeat(desk, run, some, shift, turn)
            there += len(some)
            if there >= wanted:
                break


def _repeat(desk: Desk, run: str, some: list[Document], shift: timedelta, turn: int) -> None:
    fresh = {d.id: _moved(d, shift, turn) for d in some}
    incoming = [Incoming(d, d.id.encode(), f"lineage-{d.id}") for d in fresh.values()]
    add_documents(desk, incoming, at=AT, by="machine")

    def again(held: str, document: str) -> str:
        held = held.replace(document, fresh[document].id)
        held = ISO.sub(lambda m: _later(m.group(), shift), held)
        return CLAIM_ID.sub(lambda m: _renamed(m.group(), turn), held)

    with writing(desk) as connection:
        for table in (READING, CLAIM):
            rows = connection.execute(
                select(table).where(table.c.run == run, table.c.document.in_(list(fresh)))
            ).mappings()
            made = [
                {**row, "document": fresh[row["document"]].id,
                 "json": again(row["json"], row["document"]),
                 **({"id": _renamed(row["id"], turn)} if table is CLAIM else {})}
                for row in rows
            ]  # fmt: skip
            if made:
                connection.execute(insert(table), made)
        done = {"run": run, "state": "done", "attempts": 1, "note": ""}
        connection.execute(insert(WORK), [{**done, "document": d.id} for d in fresh.values()])


def _moved(document: Document, shift: timedelta, turn: int) -> Document:
    place = f"{document.locator}/{turn}"
    identity = document_id(document.source.name, place, document.text)
    day = document.published + shift if document.published is not None else None
    raw = sha256_bytes(identity.encode())
    return replace(document, id=identity, locator=place, published=day, raw_sha256=raw)


def _later(day: str, shift: timedelta) -> str:
    try:
        return (date.fromisoformat(day) + shift).isoformat()
    except (ValueError, OverflowError):
        return day


def _renamed(claim: str, turn: int) -> str:
    return "claim-" + hashlib.sha256(f"{claim}/{turn}".encode()).hexdigest()[:16]


def step_resolve(desk: Desk, count: int) -> dict[str, object]:
    """All of the first ``count`` reports (all there are for 0) judged and folded anew."""
    run = adopted_run(desk) or ""
    as_of = row_of(desk, count) if count else head(desk)[0]
    index = actors_of_run(desk)
    cpu, wall = timed(lambda: holding._resolve_all(desk, index, run, as_of))
    return {"cpu": cpu, "wall": wall, "events": len(events(desk))}


def step_one(desk: Desk, week: date) -> dict[str, object]:
    """One report more: added, read, resolved; then everything folded for comparison."""
    index, kit = actors_of_run(desk), load_kit()
    holding.resolve_desk(desk, index)
    found: dict[str, object] = {}
    for number, place in enumerate(("Baghdad", "Kabul")):
        path = Path(tempfile.mkdtemp()) / "one.jsonl"
        row = {"id": f"one-{number}", "text": REPORT.format(place=place),
               "published": week.isoformat(), "source": "A wire"}  # fmt: skip
        path.write_text(json.dumps(row))
        taken = list(take(items_of([str(path)]), at=AT, limit=10**6))
        found["add"] = timed(partial(add_items, desk, taken, at=AT, show=lambda _: None))
        found["read"] = timed(partial(read_desk, desk, kit, at=AT))
        found["cpu"], found["wall"] = timed(lambda: holding.resolve_desk(desk, index))
    return found


def step_equal(desk: Desk, _: int) -> dict[str, object]:
    """Whether the events stored are those of folding everything."""
    stored = [write_event(e) for e in events(desk)]
    cpu, wall = timed(lambda: None)
    again = [write_event(e) for e in holding.held_at(desk, actors_of_run(desk))]
    return {"cpu": cpu, "wall": wall, "equal": stored == again, "events": len(stored)}


def step_spacy(desk: Desk, _: int) -> dict[str, object]:
    """A bare pass over every n-th report, for all of them."""
    texts = [d.text for d in each_document(desk)]
    some = texts[:: max(1, len(texts) // SAMPLE)]
    nlp = load_nlp()
    cpu, wall = timed(lambda: sum(1 for _ in nlp.pipe(some)))
    whole = len(texts) / len(some)
    return {"cpu": cpu * whole, "wall": wall * whole, "reports": len(texts)}


STEPS = {"resolve": step_resolve, "equal": step_equal, "spacy": step_spacy}


def alone(folder: Path, step: str, value: str) -> dict[str, object]:
    """What a step says, run in a process of its own."""
    words = [sys.executable, __file__, "--desk", str(folder), "--step", step, "--value", value]
    done = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def brief(folder: Path, week: date) -> tuple[float, float]:
    """``marsad brief`` as a person runs it: seconds of its processes, and by the wall."""
    words = ["-m", "marsad", "brief", "--desk", str(folder), "--from", week.isoformat(),
             "--to", (week + timedelta(days=6)).isoformat()]  # fmt: skip
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _, wall = timed(lambda: subprocess.run([sys.executable, *words], check=False,
                                           stdout=subprocess.DEVNULL))  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, wall


def lines(folder: Path, sizes: list[int], week: date) -> Iterator[str]:
    """The table, a line at a time. The load is the machine's over the last minute."""
    passed = alone(folder, "spacy", "0")
    bare, total = float(str(passed["cpu"])), int(str(passed["reports"]))
    yield f"bare spaCy pass, {total} reports: {bare:.1f} s (from every n-th)"
    rows: list[tuple[int, float]] = []
    for size in (*[s for s in sizes if s < total], 0):
        done = alone(folder, "resolve", str(size))
        many, cpu = size or total, float(str(done["cpu"]))
        rows.append((many, cpu))
        yield (
            f"resolve {many}: {cpu:.1f} s ({done['wall']:.1f} s by the wall), {done['events']}"
            f" events, {done['peak']} MB, {cpu / (bare * many / total):.3f} of bare spaCy"
        )
    for (n, a), (m, b) in pairwise(rows):
        yield f"growth {n} to {m}: exponent {math.log(b / a) / math.log(m / n):.2f}"
    if len(rows) > 2:
        (n, a), (m, b) = rows[0], rows[-1]
        yield f"growth {n} to {m}: exponent {math.log(b / a) / math.log(m / n):.2f}"
    for number, name in enumerate(("first", "second")):
        cpu, wall = brief(folder, week + timedelta(weeks=number))
        yield f"brief of a week ({name}): {cpu:.1f} s ({wall:.1f} s by the wall)"
    one = alone(folder, "one", (week + timedelta(weeks=2)).isoformat())
    yield (
        f"one report more: resolve {one['cpu']:.2f} s ({one['wall']:.2f} s by the wall),"
        f" add {one['add'][0]:.2f} s, read {one['read'][0]:.2f} s, {one['peak']} MB"  # type: ignore[index]
    )
    cpu, wall = brief(folder, week + timedelta(weeks=2))
    yield f"brief of the week after it: {cpu:.1f} s ({wall:.1f} s by the wall)"
    same = alone(folder, "equal", "0")
    yield f"events as folded at once: {same['equal']} ({same['events']} events)"
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    yield f"peak memory of any step: {peak} MB; load {os.getloadavg()[0]:.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--desk", type=Path, required=True, help="a desk that was read")
    parser.add_argument("--sizes", type=int, nargs="*", default=[7000, 14_000, 28_000])
    parser.add_argument("--items", type=int, default=0, help="repeat its reports up to so many")
    parser.add_argument("--week", type=date.fromisoformat, help="first day; else late in the desk")
    parser.add_argument("--step", help="internal: one step on this very desk")
    parser.add_argument("--value", default="")
    chosen = parser.parse_args()
    if chosen.step:
        with open_desk(chosen.desk) as desk:
            if chosen.step == "one":
                found = step_one(desk, date.fromisoformat(chosen.value))
            else:
                found = STEPS[chosen.step](desk, int(chosen.value))
        print(json.dumps({**found, "peak": peak_mb()}))
        return
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "desk"
        shutil.copytree(chosen.desk, folder, ignore=shutil.ignore_patterns("archive"))
        (folder / "archive").mkdir()
        with open_desk(folder) as desk:
            run = adopt(desk)
            if chosen.items:
                repeated(desk, run, chosen.items)
            days = sorted(d.published for d in each_document(desk) if d.published is not None)
        week = chosen.week or days[len(days) * 9 // 10]
        for line in lines(folder, chosen.sizes, week):
            print(line, flush=True)


if __name__ == "__main__":
    main()
