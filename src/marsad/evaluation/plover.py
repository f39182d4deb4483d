"""PLOVER types: gold sentences (OEDA) with actor and recipient, and silver stories (NGEC).

Gold sentences: types are scored as the set of distinct types read in a sentence against the one
gold type. The set is older than the codebook: DEMAND is REQUEST, DISAPPROVE and INVESTIGATE are
ACCUSE, FIGHT is ASSAULT. The sides are those of the PLOVER record that a claim makes
(``codebook.plover_sides``: a side that nobody names is the country of the place). A full match is
a claim of the gold type whose actors have the gold country codes and whose recipients have theirs,
no more and no fewer; a two-sided act (no recipient in gold) may have its sides in either role.
``actor`` and ``recipient`` are over the claims of the right type: precision over codes read there,
recall over all gold codes.

Stories: one type a story, the one most of its claims have (the first of equals). Modes are
scored where the gold mode is still one of the codebook's.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from marsad.codebook.kinds import is_kind, plover_types
from marsad.codebook.plover_sides import plover_sides
from marsad.evaluation.alike import event_types
from marsad.evaluation.documents import gold_document
from marsad.evaluation.suite import Figure, Reader, Result, Suite, f1, hash_files, need
from marsad.model.claims import Claim
from marsad.model.mentions import Reading

TODAY = {"DEMAND": "request", "DISAPPROVE": "accuse", "INVESTIGATE": "accuse", "FIGHT": "assault"}
MODES = {"primative": "primitive", "sieze": "seize", "assassinate": "targeted",
         "execute": "targeted"}  # fmt: skip
PETRARCH = "PETRARCH-2, default dictionaries"
BAG = "TF-IDF and logistic regression, 5-fold"
STORIES = 500
BODIES = {"IGO": ("IGO", "UNO", "EUR", "NAT", "IMF", "IAE", "WBK", "AFU", "EEC")}

Row = Mapping[str, Any]


def today(event: str) -> str:
    """The codebook's name of a gold type."""
    return TODAY.get(event, event.lower())


def of_bodies(codes: Iterable[str]) -> set[str]:
    """The codes, those of single bodies as the class that gold has."""
    return {next((name for name, known in BODIES.items() if code in known), code) for code in codes}


def sides_of(claim: Claim) -> tuple[set[str], set[str]]:
    """The codes of both sides of the record that a claim makes."""
    sides = plover_sides(claim)
    return of_bodies(sides.actors), of_bodies(sides.recipients)


def gold_codes(row: Row, side: str) -> set[str]:
    """The codes of a side, ``source`` or ``target``; empty when gold has none."""
    return {a["code"] for a in (row.get(side) or [])}


def is_full_match(row: Row, claim: Claim) -> bool:
    """True when type, actor countries and recipient countries of a claim are gold's."""
    if claim.kind.value.partition(".")[0] != today(row["event"]):
        return False
    source, target = gold_codes(row, "source"), gold_codes(row, "target")
    actors, recipients = sides_of(claim)
    if not target and len(source) > 1:
        return actors | recipients == source
    return actors == source and recipients == target


def best_claim(row: Row, claims: Sequence[Claim]) -> Claim | None:
    """The claim of the gold type that shares most codes with gold; ``None`` without one."""
    right = [c for c in claims if c.kind.value.partition(".")[0] == today(row["event"])]

    def shared(claim: Claim) -> int:
        actors, recipients = sides_of(claim)
        right = actors & gold_codes(row, "source"), recipients & gold_codes(row, "target")
        return sum(map(len, right))

    return max(right, key=shared, default=None)


def _sector(row: Row, claim: Claim | None, side: str, roles: tuple[str, ...]) -> tuple[int, int]:
    gold = [a["sector"] for a in (row.get(side) or []) if (a.get("sector") or "***") != "***"]
    read = {p.plover_sector for p in claim.with_role(*roles)} if claim else set()
    return sum(s in read for s in gold), len(gold)


def sentences(path: Path, reader: Reader) -> Result:
    """The gold sentences. Raises ``MarsadError`` when they are missing."""
    rows = [json.loads(line) for line in need(path).read_text("utf-8").splitlines()]
    documents = [gold_document(f"{n}-{r['id']}", r["text"]) for n, r in enumerate(rows)]
    readings = reader(documents, ("claims",))
    types = [event_types(r.claims) for r in readings]
    gold = len(rows)
    hits = sum(today(r["event"]) in t for r, t in zip(rows, types, strict=True))
    found = sum(len(t) for t in types)
    full = sum(
        any(is_full_match(row, c) for c in reading.claims)
        for row, reading in zip(rows, readings, strict=True)
    )
    best = [best_claim(row, reading.claims) for row, reading in zip(rows, readings, strict=True)]
    both = list(zip(rows, best, strict=True))
    sectors = [
        _sector(row, claim, side, roles)
        for row, claim in both
        for side, roles in (("source", ("actor", "with")), ("target", ("target",)))
    ]
    right, asked = (sum(column) for column in zip(*sectors, strict=True))
    return Result(
        "plover-sentences",
        hash_files(path),
        (
            Figure("type precision", hits / found if found else 0.0, gold, 0.568, PETRARCH),
            Figure("type recall", hits / gold, gold, 0.299, PETRARCH),
            Figure("type F1", f1(hits, found, gold), gold, 0.392, PETRARCH),
            Figure("type, actor and recipient", full / gold, gold, 0.240, PETRARCH),
            *_side_figures("actor", "source", 0, both),
            *_side_figures("recipient", "target", 1, both),
            Figure("sector accuracy", right / asked if asked else 0.0, asked),
        ),
        f"{sum(not t for t in types)} sentences without a claim",
    )


def _side_figures(
    name: str, side: str, number: int, both: Sequence[tuple[Row, Claim | None]]
) -> tuple[Figure, Figure]:
    hits = found = gold = 0
    for row, claim in both:
        read = sides_of(claim)[number] if claim else set()
        wanted = gold_codes(row, side)
        hits, found, gold = hits + len(read & wanted), found + len(read), gold + len(wanted)
    return (
        Figure(f"{name} precision", hits / found if found else 0.0, gold),
        Figure(f"{name} recall", hits / gold, gold),
    )


def story_type(reading: Reading) -> str | None:
    """The type that most claims of a story have; the earliest of equals; ``None`` without."""
    counted = Counter(c.kind.value.partition(".")[0] for c in reading.claims if c.theme is None)
    return counted.most_common(1)[0][0] if counted else None


def macro_f1(gold: Sequence[str], read: Sequence[str | None]) -> float:
    """The mean F1 over the sixteen types; one that is neither in gold nor read counts 0."""
    total = 0.0
    for name in plover_types():
        hits = sum(g == name == r for g, r in zip(gold, read, strict=True))
        total += f1(hits, sum(r == name for r in read), gold.count(name))
    return total / len(plover_types())


def gold_mode(row: Row) -> str | None:
    """The kind with mode of a story where the codebook still has it, else ``None``."""
    mode = row["mode"].lower()
    kind = f"{row['label'].lower()}.{MODES.get(mode, mode)}"
    return kind if mode and is_kind(kind) else None


def sample(rows: Sequence[Row], most: int) -> list[Row]:
    """At most ``most`` rows at equal steps: the same ones every time."""
    return [rows[k * len(rows) // most] for k in range(most)] if len(rows) > most else list(rows)


def stories(path: Path, reader: Reader) -> Result:
    """A sample of the stories. Raises ``MarsadError`` when they are missing."""
    with gzip.open(need(path), "rt", encoding="utf-8") as lines:
        rows = sample([json.loads(line) for line in lines], STORIES)
    readings = reader([gold_document(r["id"], r["text"]) for r in rows], ("claims",))
    gold = [r["label"].lower() for r in rows]
    read = [story_type(r) for r in readings]
    modes = [
        (kind, {c.kind.value for c in reading.claims})
        for row, reading in zip(rows, readings, strict=True)
        if (kind := gold_mode(row))
    ]
    among = sum(g in event_types(r.claims) for g, r in zip(gold, readings, strict=True))
    n = len(rows)
    return Result(
        "plover-stories",
        hash_files(path),
        (
            Figure("macro-F1", macro_f1(gold, read), n, 0.402, BAG),
            Figure("accuracy", sum(g == r for g, r in zip(gold, read, strict=True)) / n, n),
            Figure("type among claims", among / n, n),
            Figure("mode among claims", sum(k in r for k, r in modes) / len(modes), len(modes)),
        ),
        f"silver labels on written stories; {n} at equal steps",
    )


SUITES: tuple[Suite, ...] = (
    Suite("plover-sentences", "benchmarks/events/plover_gsr_cameo/plover_gsr.dev.jsonl", sentences),
    Suite("plover-stories", "benchmarks/events/ngec_synth/ngec_synth.dev.jsonl.gz", stories),
)
