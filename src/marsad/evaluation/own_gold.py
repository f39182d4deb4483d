"""Our own labels (``training/gold``, dev half) against a reading: claims and their values.

A claim is found when its trigger overlaps a label's and has its type; one to one, equal kinds and
longer overlaps first. Every value is an F1: hits over what found claims say and what all labels
say, so that a claim not found costs each of its values. Participants and voices are right when
their spans overlap; a time when both bounds are equal; a location when the country is equal and
the name (or, for a country, the precision) is; a count when what and all three bounds are equal.

Labels on texts of others are joined by path, item and window; a text whose sha256 differs is left
out, its labels with it, and the note says how many.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from marsad.evaluation.alike import best_pairs, names_place, touches
from marsad.evaluation.documents import gold_document
from marsad.evaluation.suite import Figure, Reader, Result, Suite, f1, hash_files, need
from marsad.model.claims import Claim
from marsad.model.hashing import sha256_bytes, sha256_text

GOLD = Path(__file__).parents[3] / "training" / "gold"
HALF = "dev"

Label = Mapping[str, Any]
Values = Callable[[Label], set[Any]]
Tally = list[int]


def labelled_text(row: Label, corpus: Path, kept: dict[str, dict[str, str]]) -> str | None:
    """The text of a row: its own, or the window of the collection it points to; ``None`` when
    that is another copy. ``kept`` holds collections already opened."""
    if row["text"] is not None:
        return str(row["text"])
    ref = row["ref"]
    path = need(corpus / ref["path"])
    if ref["path"] not in kept:
        if path.name.endswith(".jsonl.gz"):
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                items = (json.loads(line) for line in lines)
                kept[ref["path"]] = {i.get("id") or i["docid"]: i["text"] for i in items}
        else:
            kept[ref["path"]] = {ref["item"]: path.read_bytes().decode("utf-8")}
    whole = kept[ref["path"]].get(ref["item"], "")
    window = whole[ref["from"] : ref["to"]]
    return window if sha256_text(window) == row["sha256"] else None


def _type(kind: str) -> str:
    return kind if kind.startswith("condition.") else kind.partition(".")[0]


def likeness(label: Label, claim: Claim) -> float:
    """How well a claim tells what a label tells; 0 when it does not."""
    start, end = label["trigger"]
    kind = claim.kind.value
    if not touches(claim.trigger, start, end) or _type(kind) != _type(label["kind"]):
        return 0.0
    shared = min(end, claim.trigger.end) - max(start, claim.trigger.start)
    return 1.0 + float(kind == label["kind"]) + float(shared) / 1000


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _overlapping(gold: Iterable[Sequence[int]], claim_spans: Sequence[tuple[int, int]]) -> int:
    spans = list(gold)
    pairs = best_pairs(
        spans, claim_spans, lambda g, f: float(max(0, min(g[1], f[1]) - max(g[0], f[0])))
    )
    return len(pairs)


def sides(label: Label, claim: Claim | None, role: str) -> tuple[int, int, int]:
    """Hits, found and gold of the participants in ``role``."""
    gold = [p["span"] for p in label["participants"] if p["role"] == role and p["span"]]
    found = [(p.mention.start, p.mention.end) for p in claim.with_role(role)] if claim else []
    return _overlapping(gold, found), len(found), len(gold)


def voices(label: Label, claim: Claim | None) -> tuple[int, int, int]:
    """Hits, found and gold of the speakers."""
    gold = [v["source"] for v in label["voices"] if v["source"]]
    found = [(v.mention.start, v.mention.end) for v in claim.voices] if claim else []
    return _overlapping(gold, found), len(found), len(gold)


def time(label: Label, claim: Claim | None) -> tuple[int, int, int]:
    """Hit, found and gold of when it happened."""
    gold, read = label["time"], claim.happened if claim else None
    hit = (
        gold is not None
        and read is not None
        and (read.value.earliest, read.value.latest)
        == (_day(gold["earliest"]), _day(gold["latest"]))
    )
    return int(hit), int(read is not None), int(gold is not None)


def location(label: Label, claim: Claim | None) -> tuple[int, int, int]:
    """Hit, found and gold of where it happened."""
    gold, read = label["location"], claim.where if claim else None
    hit = False
    if gold is not None and read is not None and gold["country"] == (read.value.country or None):
        whole = gold["precision"] == "country"
        hit = read.value.precision == "country" if whole else names_place(gold["name"], read)
    return int(hit), int(read is not None), int(gold is not None)


def counts(label: Label, claim: Claim | None) -> tuple[int, int, int]:
    """Hits, found and gold of how many."""
    gold = {(c["of"], c["low"], c["best"], c["high"]) for c in label["counts"]}
    read = [c.value for c in claim.counts] if claim else []
    found = {(c.of, c.low, c.best, c.high) for c in read}
    return len(gold & found), len(found), len(gold)


def relation(label: Label, claim: Claim | None) -> tuple[int, int, int]:
    """Hit, found and gold of how the place relates to its anchor, where it is not simply there."""
    gold = label["location"] or {}
    wanted = gold.get("relation") if gold.get("relation") != "in" else None
    read = claim.where.value.relation if claim and claim.where else None
    read = None if read == "in" else read
    return int(wanted is not None and wanted == read), int(bool(read)), int(bool(wanted))


def score(
    labels: Sequence[Label], claims: Sequence[Claim], into: dict[str, Tally]
) -> dict[int, int]:
    """Adds one text to the tallies; gives which label is told by which claim (indexes)."""
    pairs = dict(best_pairs(labels, claims, likeness))

    def add(name: str, hits: int, found: int, gold: int) -> None:
        tally = into.setdefault(name, [0, 0, 0])
        for k, n in enumerate((hits, found, gold)):
            tally[k] += n

    exact = sum(labels[i]["kind"] == claims[k].kind.value for i, k in pairs.items())
    placed = best_pairs(labels, claims, lambda g, c: float(touches(c.trigger, *g["trigger"])))
    add("trigger", len(placed), len(claims), len(labels))
    add("type", len(pairs), len(claims), len(labels))
    add("kind", exact, len(claims), len(labels))
    for i, label in enumerate(labels):
        claim = claims[pairs[i]] if i in pairs else None
        add("stance", int(claim is not None and claim.stance.value == label["stance"]), 0, 1)
        add("realis", int(claim is not None and claim.realis.value == label["realis"]), 0, 1)
        add("actor", *sides(label, claim, "actor"))
        add("target", *sides(label, claim, "target"))
        add("time", *time(label, claim))
        add("location", *location(label, claim))
        add("relation", *relation(label, claim))
        add("voices", *voices(label, claim))
        add("counts", *counts(label, claim))
    return pairs


def figures(tallies: Mapping[str, Tally]) -> tuple[Figure, ...]:
    """One figure a value; stance and realis as shares of all labels."""
    made = []
    for name, (hits, found, gold) in tallies.items():
        if name in ("stance", "realis"):
            made.append(Figure(f"{name} accuracy", hits / gold if gold else 0.0, gold))
        else:
            made.append(Figure(f"{name} F1", f1(hits, found, gold), gold))
    return tuple(made)


def run(path: Path, reader: Reader) -> Result:
    """Every dev row. Raises ``MarsadError`` when labels or collections are missing."""
    files = [need(GOLD / "own.jsonl"), need(GOLD / "shared.jsonl")]
    lines = [line for f in files for line in f.read_text("utf-8").splitlines()]
    rows = [r for r in map(json.loads, lines) if r["half"] == HALF]
    kept: dict[str, dict[str, str]] = {}
    joined = [(row, text) for row in rows if (text := labelled_text(row, path, kept)) is not None]
    documents = [
        gold_document(
            row["id"],
            text,
            published=_day(row["published"]),
        )
        for row, text in joined
    ]
    tallies: dict[str, Tally] = {}
    pairs = found_stance = 0
    for (row, _), reading in zip(joined, reader(documents, ("claims",)), strict=True):
        told = score(row["claims"], reading.claims, tallies)
        pairs += len(told)
        found_stance += sum(
            row["claims"][i]["stance"] == reading.claims[k].stance.value for i, k in told.items()
        )
    note = f"stance of the {pairs} found: {100 * found_stance / max(pairs, 1):.1f}"
    if len(joined) < len(rows):
        note += f"; {len(rows) - len(joined)} texts are other copies and were left out"
    digest = sha256_bytes((hash_files(*files) + "".join(t for _, t in joined)).encode())
    return Result("own-gold", digest, figures(tallies), note)


SUITES: tuple[Suite, ...] = (Suite("own-gold", "corpus", run),)
