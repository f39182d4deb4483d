"""Pairs of claims from years of daily items, as readers judged them: are two tellings of one
happening put in one event, and two happenings in two?

The pairs (``training/labels/pairs.tsv``) were drawn from five stretches of weeks by type, score and
likeness of story, so that hard ones are many: the share of pairs that are one is far higher in a
week's work, and the precision here is a lower bound. ``same`` is one happening, ``part`` one of a
sum or campaign, ``different`` two; pairs on which two readers differed are left out.

The weights were set on these. ``pairs-held.tsv`` holds pairs of other years that no weight was set
on, drawn by chance from the pairs of one type, at most three days apart, whose documents share
names: what is measured on them is what the resolver does.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from marsad.evaluation.documents import gold_document
from marsad.evaluation.own_corpus import LABELS
from marsad.evaluation.suite import Figure, Reader, Result, Suite, f1, hash_files, need
from marsad.model.claims import Claim
from marsad.registry.actor_index import load_actor_index
from marsad.resolving import Dossier, resolve

FILE, HELD = "pairs.tsv", "pairs-held.tsv"
Telling = tuple[str, int, int]
Pair = tuple[Telling, Telling, str]
Judged = tuple[str | None, str | None, str]
NOTE = (
    "1,226 pairs of claims of daily items that readers judged, hard ones by design, on which the "
    "weights for tellings without a day of their own were set; held: 327 pairs of other years, "
    "drawn by chance among those that share names, on which nothing was set."
)


def read_pairs(path: Path) -> tuple[Pair, ...]:
    """The pairs with their labels; where readers differed or could not tell, there is none."""
    found: list[Pair] = []
    for line in need(path).read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        a, start, end, b, first, last, label = line.split("\t")
        if label != "unsure":
            found.append(((a, int(start), int(end)), (b, int(first), int(last)), label))
    return tuple(found)


def event_of(telling: Telling, claims: Sequence[Claim], home: Mapping[str, str]) -> str | None:
    """The event of the claim whose trigger shares a character with the telling."""
    _, start, end = telling
    for claim in claims:
        if claim.trigger.start < end and start < claim.trigger.end and claim.id in home:
            return home[claim.id]
    return None


def run_pairs(path: Path, reader: Reader) -> Result:
    """Figures over the pairs whose two tellings are both read, each file on its own desk."""
    made: list[Figure] = []
    for name, start in ((FILE, "pairs"), (HELD, "pairs.held")):
        pairs = read_pairs(LABELS / name)
        made += figures_of_pairs(_judged(pairs, path, reader), len(pairs), start)
    digest = hash_files(path, LABELS / FILE, LABELS / HELD)
    return Result("linking-pairs", digest, tuple(made), NOTE)


def _judged(pairs: Sequence[Pair], path: Path, reader: Reader) -> list[Judged]:
    """The pairs read, each with the events of its tellings."""
    wanted = {t[0] for a, b, _ in pairs for t in (a, b)}
    with gzip.open(need(path), "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["id"] in wanted]
    documents = [
        gold_document(r["id"], r["text"], published=date.fromisoformat(r["date"])) for r in rows
    ]
    readings = reader(documents, ("claims",))
    dossiers = {
        d.id: Dossier(d.id, n, d.locator, published=d.published, lineage=d.text_sha256)
        for n, d in enumerate(documents)
    }
    claims = {row["id"]: r.claims for row, r in zip(rows, readings, strict=True)}
    events = resolve(
        [c for found in claims.values() for c in found], (),
        dossiers=dossiers, index=load_actor_index(),
    )  # fmt: skip
    home = {c: e.id for e in events for c in e.claims}
    found = (
        (event_of(a, claims.get(a[0], ()), home), event_of(b, claims.get(b[0], ()), home), label)
        for a, b, label in pairs
    )
    return [(a, b, label) for a, b, label in found if a and b]


def figures_of_pairs(
    judged: Sequence[Judged], pairs: int, start: str
) -> tuple[Figure, ...]:
    """``judged`` are the pairs read, each with its two events and its label, of ``pairs``; the
    names of the figures begin with ``start``."""
    joined = [label for a, b, label in judged if a == b]
    same = sum(label == "same" for _, _, label in judged)
    precision = joined.count("same") / len(joined) if joined else 0.0
    recall = joined.count("same") / same if same else 0.0
    wrong = joined.count("different")
    apart = sum(label == "different" for _, _, label in judged)
    return (
        Figure(f"{start}.covered", len(judged) / pairs if pairs else 0.0, pairs),
        Figure(f"{start}.joined.precision", precision, len(joined)),
        Figure(f"{start}.joined.recall", recall, same),
        Figure(f"{start}.joined.f1", f1(joined.count("same"), len(joined), same), same),
        Figure(f"{start}.wrongly-joined", wrong / apart if apart else 0.0, apart,
               higher_is_better=False),
    )  # fmt: skip


SUITES: tuple[Suite, ...] = (
    Suite("linking-pairs", "corpus/current_events/current_events.dev.jsonl.gz", run_pairs),
)
