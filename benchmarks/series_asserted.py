"""Asserted series at scale: what the reports of a desk say of runs of events, checked.

``read`` reads the desk's documents (all, or those that hold words of violence or of meetings, with
``--some``) with the code of today and keeps claims and series in a cache folder; kill it and it
goes on. Readings that the desk has stored are taken as they are, but for documents that may hold
a series claim: these are read anew, so a change of ``reading/series.py`` costs minutes, not hours
(``--again`` does only that). ``check`` resolves the claims once, checks every series claim against
the events held and writes a line each to ``findings.jsonl``, with a table. ``sample`` prints a
seeded sample, stratified by outcome, with the texts behind each verdict, for a person to judge.

The desk is only read. ``check`` needs as much memory as the desk's claims.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from marsad.app.kit import load_kit
from marsad.app.work.holding import dossiers_of
from marsad.model.claims import Claim
from marsad.model.mentions import SeriesClaim
from marsad.model.sources import Document
from marsad.publishing.material import Material, coverage_of
from marsad.publishing.period import day_of
from marsad.publishing.series import Finding, check
from marsad.reading.series_words import LEAD, window_at
from marsad.reading.steps import read
from marsad.resolving.resolver import resolve
from marsad.store.desk import open_desk
from marsad.store.ledger import adopted_run
from marsad.store.library import documents, lineages
from marsad.store.readings import readings

BATCH = 400
SOME = re.compile(
    r"\b(?:kill|attack|bomb|blast|explo|shoot|shot|gunm|clash|raid|strike|airstrike|massacre|ambush"
    r"|suicide|shell|missile|rocket|militant|insurg|rebel|protest|demonstrat|riot|kidnap|abduct"
    r"|hostage|ceasefire|truce|execut|drone|assassinat|murder|terror|meets?\b|met\b|talks\b|summit"
    r"|visit)", re.IGNORECASE,
)  # fmt: skip
KINDS = ("assault", "protest", "consult", "coerce", "retreat", "mobilize", "agree", "cooperate")
Kept = dict[str, tuple[tuple[Claim, ...], tuple[SeriesClaim, ...]]]


def may_hold(text: str) -> bool:
    """True when the text has the words of a series claim."""
    return any(
        m["such"] or window_at(text, m.end(), 110) or "as many" in text[m.end() : m.end() + 110]
        or re.search(r"this (?:week|month|year)['’]s (?:\w+ )?$", text[: m.start()])
        for m in LEAD.finditer(text)
    )  # fmt: skip


def kept(cache: Path) -> Kept:
    """What the cache holds, newest first."""
    found: Kept = {}
    for part in sorted(cache.glob("*.pickle")):
        found |= pickle.loads(part.read_bytes())
    return found


def read_step(args: argparse.Namespace) -> None:
    """Fills the cache."""
    args.cache.mkdir(parents=True, exist_ok=True)
    with open_desk(args.desk) as desk:
        library = documents(desk)
        run = adopted_run(desk)
        stored = {r.document.id: (r.claims, r.series) for r in readings(desk, run)} if run else {}
    done = kept(args.cache)
    due = []
    for one in library:
        series = may_hold(one.text)
        if one.id in stored and not series and one.id not in done:
            due.append(one)
        elif (args.again and series) or (
            not args.again and one.id not in done
            and (series or not args.some or SOME.search(one.text))
        ):  # fmt: skip
            stored.pop(one.id, None)
            due.append(one)
    kit, started = load_kit(), time.perf_counter()
    part = len(list(args.cache.glob("*.pickle")))
    for first in range(0, len(due), BATCH):
        batch = due[first : first + BATCH]
        found: Kept = {d.id: stored[d.id] for d in batch if d.id in stored}
        fresh = [d for d in batch if d.id not in stored]
        for reading in read(fresh, kit):
            found[reading.document.id] = (reading.claims, reading.series)
        (args.cache / f"{part:05}.pickle").write_bytes(pickle.dumps(found))
        part += 1
        print(f"{first + len(batch):,} of {len(due):,}, {time.perf_counter() - started:.0f} s",
              flush=True)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("step", choices=("read", "check", "sample"))
    parser.add_argument("--desk", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--some", action="store_true")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--seed", type=int, default=24)
    parser.add_argument("--size", type=int, default=50)
    args = parser.parse_args()
    {"read": read_step}[args.step](args)


if __name__ == "__main__":
    main()
