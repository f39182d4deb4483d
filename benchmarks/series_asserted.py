"""Asserted series at scale: what the reports of a desk say of runs of events, checked.

``read`` reads the desk's documents (all, or those that hold words of violence or of meetings, with
``--some``) with the code of today and keeps claims and series in a cache folder; kill it and it
goes on. Readings that the desk has stored are taken as they are, but for documents that may hold
a series claim: these are read anew, so a change of ``reading/series.py`` costs minutes, not hours
(``--again`` does only that). ``check`` resolves the claims once, checks every series claim against
the events held and writes a line each to ``findings.jsonl``, with a table. ``sample`` prints a
seeded sample, stratified by outcome, with the texts behind each verdict, for a person to judge.
``--until`` leaves later documents aside. The desk is only read.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import re
import time
from collections import Counter
from datetime import date
from pathlib import Path

from marsad.app.kit import load_kit
from marsad.app.work.holding import dossiers_of
from marsad.model.claims import Claim
from marsad.model.mentions import SeriesClaim
from marsad.publishing.computed.asserted import (
    BY_DEAD,
    CONTRADICTED,
    SUPPORTED,
    UNKNOWN,
    rank_of,
)
from marsad.publishing.coverage import coverage_of, watched_in
from marsad.publishing.material import Material
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
        library = [d for d in documents(desk) if (d.published or date.min) <= args.until]
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


def material_of(args: argparse.Namespace) -> Material:
    """What the desk holds with the readings of the cache, resolved (kept for the next time)."""
    with open_desk(args.desk) as desk:
        library = [d for d in documents(desk) if (d.published or date.min) <= args.until]
        named = lineages(desk)
    found = kept(args.cache)
    known = {d.id: d for d in library}
    actors = load_kit().actors
    claims = tuple(
        c for d in library if d.id in found for c in found[d.id][0]
        if c.kind.value.startswith(KINDS)
    )  # fmt: skip
    series = tuple((s, d.id) for d in library if d.id in found for s in found[d.id][1])
    held = args.cache / f"events-{len(claims)}.held"
    if held.exists():
        events = pickle.loads(held.read_bytes())
    else:
        started = time.perf_counter()
        dossiers = dossiers_of(library, named, actors)
        events = resolve(claims, (), dossiers=dossiers, index=actors)
        held.write_bytes(pickle.dumps(events))
        print(f"resolved {len(claims):,} claims into {len(events):,} events,"
              f" {time.perf_counter() - started:.0f} s", flush=True)  # fmt: skip
    return Material(
        events=events, claims={c.id: c for d in found.values() for c in d[0]}, documents=known,
        coverage=coverage_of(watched_in(known, frozenset(known) - found.keys()), name="the desk"),
        as_of=0, head="", series=series, lineages=named, actors=actors,
    )  # fmt: skip


def check_step(args: argparse.Namespace) -> None:
    """Every series claim against the events held: a line each, and the table."""
    material = material_of(args)
    lines, started = [], time.perf_counter()
    for series, document in material.series:
        finding = check(series, document, material)
        lines.append(row_of(finding, material))
    print(f"checked {len(lines):,}, {time.perf_counter() - started:.0f} s", flush=True)
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (args.cache / "findings.jsonl").write_text(text, "utf-8")
    print(table_of(lines))


def row_of(finding: Finding, material: Material) -> dict[str, object]:
    """One line of the findings."""
    document = material.documents[finding.document]
    event = next((e for e in material.events if e.id == finding.reference), None)
    last = finding.last
    texts = {
        e.id: [material.documents[c.document].locator for c in material.read_in(e)]
        for e in material.events if e.id in (finding.reference, last.id if last else "")
    }  # fmt: skip
    return {
        "document": document.locator, "published": str(document.published),
        "said": finding.series.text, "ordinal": sort_of(finding.series.ordinal),
        "outcome": finding.outcome, "why": finding.why, "query": finding.query,
        "event": finding.reference, "day": str(day_of(event)) if event else None,
        "last": last.id if last else None, "last_day": str(day_of(last)) if last else None,
        "days": finding.days, "maybe": len(finding.maybe), "told_in": texts,
    }  # fmt: skip


def sort_of(ordinal: str) -> str:
    """First, later ranks, extremes by the dead, other extremes, one of several."""
    if ordinal.startswith("among"):
        return "one of the ..."
    rank = rank_of(ordinal)
    if rank is not None:
        return "first" if rank == 1 else "second and later"
    return "deadliest, worst" if ordinal in BY_DEAD else "largest, heaviest ..."


def table_of(lines: list[dict[str, object]]) -> str:
    """Outcomes by sort of ordinal, then why it could not be told."""
    outcomes = (SUPPORTED, CONTRADICTED, UNKNOWN)
    counts = Counter((str(r["ordinal"]), str(r["outcome"])) for r in lines)
    sorts = sorted({o for o, _ in counts}, key=lambda o: -sum(counts[o, x] for x in outcomes))
    found = ["| said | supported | contradicted | cannot tell | all |", "|---|---|---|---|---|"]
    for sort in sorts:
        row = [counts[sort, x] for x in outcomes]
        found.append(f"| {sort} | {row[0]} | {row[1]} | {row[2]} | {sum(row)} |")
    row = [sum(counts[s, x] for s in sorts) for x in outcomes]
    found.append(f"| all | {row[0]} | {row[1]} | {row[2]} | {sum(row)} |")
    found += ["", "| cannot tell, because | claims |", "|---|---|"]
    whys = Counter(re.sub(r"“[^”]*”|[\d,]+", "...", str(r["why"])) for r in lines
                   if r["outcome"] == UNKNOWN)  # fmt: skip
    found += [f"| {why} | {many} |" for why, many in whys.most_common()]
    return "\n".join(found)


def sample_step(args: argparse.Namespace) -> None:
    """A seeded sample, as many of each outcome as of the others, with all that a judge needs."""
    lines = [json.loads(t) for t in (args.cache / "findings.jsonl").read_text().splitlines()]
    with open_desk(args.desk) as desk:
        texts = {d.locator: f"{d.published}: {d.text}" for d in documents(desk)}
    chance = random.Random(args.seed)
    outcomes = (SUPPORTED, CONTRADICTED, UNKNOWN)
    piles = {o: [r for r in lines if r["outcome"] == o] for o in outcomes}
    for pile in piles.values():
        chance.shuffle(pile)
    chosen: list[dict[str, object]] = []
    while len(chosen) < args.size and any(piles.values()):
        for outcome in outcomes:
            if piles[outcome] and len(chosen) < args.size:
                chosen.append(piles[outcome].pop())
    for number, row in enumerate(sorted(chosen, key=lambda r: str(r["outcome"])), start=1):
        print(f"--- {number} [{row['outcome']}] {row['ordinal']}: {row['said']}")
        print(f"    {texts[str(row['document'])]}")
        print(f"    event {row['day']}; before {row['last_day']}, {row['days']} days; open"
              f" {row['maybe']}; {row['why']}")  # fmt: skip
        print(f"    {row['query']}")
        told = row["told_in"]
        assert isinstance(told, dict)
        for at in told.get(row["last"], ())[:2]:
            print(f"    before: {texts[at]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("step", choices=("read", "check", "sample"))
    parser.add_argument("--desk", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--some", action="store_true")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--seed", type=int, default=24)
    parser.add_argument("--size", type=int, default=50)
    parser.add_argument("--until", type=date.fromisoformat, default=date.max)
    args = parser.parse_args()
    {"read": read_step, "check": check_step, "sample": sample_step}[args.step](args)


if __name__ == "__main__":
    main()
