"""The labelled corpus (``training/labels``): how many claims are wholly right, and each layer.

Held out: rows of the halves ``dev`` (tuned on, never trained on) and ``test``. A claim is wholly
right when its kind with mode, its first actor and first target, its place and its date are right,
each also right where neither the text nor the reading has one. Triggers, participants and voices
are right when their spans overlap; a place when country and name (of a country: the country) are
equal; a date when both bounds are equal; a count when what is counted is equal and the words
overlap.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from marsad.evaluation.alike import best_pairs, touches
from marsad.evaluation.documents import gold_document
from marsad.evaluation.own_gold import labelled_text, likeness, location, sides, time, voices
from marsad.evaluation.place_errors import brier_skill, calibration_error
from marsad.evaluation.suite import Figure, Reader, Result, Suite, f1, need
from marsad.model.claims import Claim
from marsad.model.hashing import sha256_bytes
from marsad.model.mentions import Reading

LABELS = Path(__file__).parents[3] / "training" / "labels"
Label = Mapping[str, Any]
Tally = dict[str, list[int]]


def as_label(claim: Mapping[str, Any], row: Mapping[str, Any]) -> Label:
    """A claim of the corpus in the form of the first gold: its voices as spans."""
    said = {v["id"]: v for v in row["attributions"]}
    chain = [{"source": said[v]["source"], "cue": said[v]["cue"]} for v in claim["voices"]]
    return {**claim, "voices": chain}


def main_side(label: Label, claim: Claim, role: str) -> bool:
    """Does the reading's first participant in ``role`` overlap any labelled one; or has neither
    one?"""
    gold = [p["span"] for p in label["participants"] if p["role"] == role]
    found = claim.with_role(role)
    if not gold or not found:
        return not gold and not found
    return any(touches(found[0].mention, *span) for span in gold)


def _same(part: Callable[[Label, Claim | None], tuple[int, int, int]], label: Label,
          claim: Claim) -> bool:  # fmt: skip
    hits, found, gold = part(label, claim)
    return bool(hits) or not (found or gold)


def wholly_right(label: Label, claim: Claim) -> bool:
    """Kind, both main participants, place and date."""
    return (
        claim.kind.value == label["kind"]
        and main_side(label, claim, "actor")
        and main_side(label, claim, "target")
        and _same(location, label, claim)
        and _same(time, label, claim)
    )


def counts(label: Label, claim: Claim | None) -> tuple[int, int, int]:
    """Hits, found and gold of the numbers: what is counted, and words that overlap."""
    gold = label["counts"]
    found = list(claim.counts) if claim else []
    pairs = best_pairs(
        gold, found,
        lambda g, c: float(g["of"] == c.value.of and touches(c.spans[0], *g["span"])),
    )  # fmt: skip
    return len(pairs), len(found), len(gold)


def _events(
    labels: Sequence[Label], claims: Sequence[Claim], pairs: Mapping[int, int]
) -> tuple[int, int, int]:
    """Hits, found and gold of the pairs of found claims that tell of one event."""
    told = [0, 0, 0]
    for i, k in combinations(pairs, 2):
        one, other = (claims[pairs[n]].same_event or claims[pairs[n]].id for n in (i, k))
        event = labels[i]["same_event"]
        gold, found = event is not None and event == labels[k]["same_event"], one == other
        for n, yes in enumerate((gold and found, found, gold)):
            told[n] += yes
    return told[0], told[1], told[2]


def add_document(
    labels: Sequence[Label], claims: Sequence[Claim], tally: Tally
) -> list[tuple[float, bool]]:
    """Adds one text; gives confidence and rightness (found, of the right type) of each claim."""

    def add(name: str, hits: int, found: int, gold: int) -> None:
        kept = tally.setdefault(name, [0, 0, 0])
        for n, value in enumerate((hits, found, gold)):
            kept[n] += value

    pairs = dict(best_pairs(labels, claims, likeness))
    of = {k: i for i, k in pairs.items()}
    right = sum(wholly_right(labels[i], claims[k]) for i, k in pairs.items())
    placed = best_pairs(labels, claims, lambda g, c: float(touches(c.trigger, *g["trigger"])))
    exact = sum(labels[i]["kind"] == claims[k].kind.value for i, k in pairs.items())
    add("claim", right, len(claims), len(labels))
    add("trigger", len(placed), len(claims), len(labels))
    add("type", len(pairs), len(claims), len(labels))
    add("kind", exact, len(claims), len(labels))
    add("same event", *_events(labels, claims, pairs))
    for i, label in enumerate(labels):
        claim = claims[pairs[i]] if i in pairs else None
        if claim is not None:
            for name in ("stance", "realis"):
                add(f"{name} of found", int(getattr(claim, name).value == label[name]), 1, 1)
        for name, part in (("time", time), ("location", location), ("voices", voices)):
            add(name, *part(label, claim))
        for role in ("actor", "target"):
            add(role, *sides(label, claim, role))
        add("counts", *counts(label, claim))
    for k, claim in enumerate(claims):
        if k not in of:
            for name, part in (("time", time), ("location", location)):
                add(name, 0, part({"time": None, "location": None}, claim)[1], 0)
            for role in ("actor", "target"):
                add(role, 0, len(claim.with_role(role)), 0)
            add("counts", 0, len(claim.counts), 0)
            add("voices", 0, len(claim.voices), 0)
    return [
        (claim.confidence, k in of and labels[of[k]]["kind"] == claim.kind.value)
        for k, claim in enumerate(claims)
    ]


def figures(tally: Tally, sure: Sequence[tuple[float, bool]]) -> tuple[Figure, ...]:
    """F1 of each layer; calibration of the confidence that a claim is told and of its kind."""
    made = [Figure(f"{name} F1", f1(*three), three[2]) for name, three in tally.items()]
    error = calibration_error(sure)
    made.append(Figure("calibration-error", error, len(sure), higher_is_better=False))
    made.append(Figure("brier-skill", brier_skill(sure), len(sure)))
    return tuple(made)


def rows_of_half(half: str) -> list[dict[str, Any]]:
    """The rows of one half. Raises ``MarsadError`` when the labels are missing."""
    files = sorted(need(LABELS).glob("*.jsonl"))
    rows = [json.loads(line) for f in files for line in f.read_text("utf-8").splitlines()]
    return [r for r in rows if r["half"] == half]


def run_half(path: Path, reader: Reader, half: str) -> Result:
    """Every row of ``half`` whose text is at hand."""
    kept: dict[str, dict[str, str]] = {}
    rows = rows_of_half(half)
    joined = [(row, text) for row in rows if (text := labelled_text(row, path, kept)) is not None]
    documents = [
        gold_document(
            row["id"], text,
            published=date.fromisoformat(row["published"]) if row["published"] else None,
        )
        for row, text in joined
    ]  # fmt: skip
    readings: Sequence[Reading] = reader(documents, ("claims",))
    tally: Tally = {}
    sure: list[tuple[float, bool]] = []
    for (row, _), reading in zip(joined, readings, strict=True):
        labels = [as_label(c, row) for c in row["claims"]]
        sure += add_document(labels, reading.claims, tally)
    digest = sha256_bytes("".join(json.dumps(row) + text for row, text in joined).encode())
    note = f"{len(joined)} documents of the half {half}"
    if len(joined) < len(rows):
        note += f"; {len(rows) - len(joined)} texts are other copies and were left out"
    return Result(f"own-corpus-{half}", digest, figures(tally, sure), note)


def run(path: Path, reader: Reader) -> Result:
    """The dev half."""
    return run_half(path, reader, "dev")


SUITES: tuple[Suite, ...] = (Suite("own-corpus-dev", "corpus", run),)
