"""Our own labels of places (``training/gold``, dev half) against a reading.

A name is recognised when a mention overlaps it, one to one, longer overlaps first; only names
that play a part of their own count for that, on both sides, so neither persons nor titles. A role
is right among the names that any mention overlaps. Points are right within ``CLOSE_KM``; end to
end and the country are over all counted names that have one, so that what is not found is wrong.

Labels on texts of others are joined as in ``own_gold``; a text that is another copy is left out,
and the note says how many. The note also gives the end-to-end share of each register.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from marsad.evaluation.alike import best_pairs
from marsad.evaluation.documents import gold_document
from marsad.evaluation.own_gold import GOLD, HALF, labelled_text
from marsad.evaluation.place_errors import CLOSE_KM
from marsad.evaluation.suite import Figure, Reader, Result, Suite, f1, hash_files, need
from marsad.model.hashing import sha256_bytes
from marsad.model.mentions import PlaceMention
from marsad.registry.geometry import distance_km

COUNTED = frozenset({"location", "metonym", "demonym", "in-organisation"})

Label = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over texts. ``gold``, ``found`` and ``hit`` are counted names; ``met`` are labels of
    any role that a mention overlaps; ``pointed`` and ``of_country`` are counted labels that have
    a point or a country."""

    gold: int = 0
    found: int = 0
    hit: int = 0
    met: int = 0
    right_role: int = 0
    pointed: int = 0
    pointed_hit: int = 0
    close: int = 0
    of_country: int = 0
    right_country: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


def overlap(label: Label, mention: PlaceMention) -> float:
    """How many characters the two share."""
    return float(
        max(0, min(label["end"], mention.end) - max(label["start"], mention.start)),
    )


def is_close(label: Label, mention: PlaceMention) -> bool:
    """True when the mention's place is within ``CLOSE_KM`` of the label's point."""
    if mention.place is None or label["lat"] is None:
        return False
    place = mention.place
    return distance_km(label["lat"], label["lon"], place.lat, place.lon) <= CLOSE_KM


def tally(labels: Sequence[Label], mentions: Sequence[PlaceMention]) -> Tally:
    """Counts of one text."""
    met = [(labels[i], mentions[k]) for i, k in best_pairs(labels, mentions, overlap)]
    gold = [label for label in labels if label["role"] in COUNTED]
    found = [mention for mention in mentions if mention.role in COUNTED]
    hit = [(gold[i], found[k]) for i, k in best_pairs(gold, found, overlap)]
    return Tally(
        gold=len(gold),
        found=len(found),
        hit=len(hit),
        met=len(met),
        right_role=sum(label["role"] == mention.role for label, mention in met),
        pointed=sum(label["lat"] is not None for label in gold),
        pointed_hit=sum(label["lat"] is not None for label, _ in hit),
        close=sum(is_close(label, mention) for label, mention in hit),
        of_country=sum(label["country"] is not None for label in gold),
        right_country=sum(
            mention.place is not None and label["country"] == mention.place.country
            for label, mention in hit
            if label["country"] is not None
        ),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def figures(t: Tally) -> tuple[Figure, ...]:
    """Recognition, roles, points and countries."""
    return (
        Figure("recognition F1", f1(t.hit, t.found, t.gold), t.gold),
        Figure("role accuracy", _share(t.right_role, t.met), t.met),
        Figure("resolution within 161 km", _share(t.close, t.pointed_hit), t.pointed_hit),
        Figure("end to end within 161 km", _share(t.close, t.pointed), t.pointed),
        Figure("country accuracy", _share(t.right_country, t.of_country), t.of_country),
    )


def run(path: Path, reader: Reader) -> Result:
    """Every dev row. Raises ``MarsadError`` when labels or collections are missing."""
    files = [need(GOLD / "places-own.jsonl"), need(GOLD / "places-shared.jsonl")]
    lines = [line for f in files for line in f.read_text("utf-8").splitlines()]
    rows = [row for row in map(json.loads, lines) if row["half"] == HALF]
    kept: dict[str, dict[str, str]] = {}
    joined = [(row, text) for row in rows if (text := labelled_text(row, path, kept)) is not None]
    documents = [
        gold_document(
            row["id"],
            text,
            published=date.fromisoformat(row["published"]) if row["published"] else None,
        )
        for row, text in joined
    ]
    registers: dict[str, Tally] = {}
    for (row, _), reading in zip(joined, reader(documents, ("places",)), strict=True):
        so_far = registers.get(row["register"], Tally())
        registers[row["register"]] = so_far + tally(row["places"], reading.places)
    note = "end to end: " + ", ".join(
        f"{name} {100 * _share(t.close, t.pointed):.1f} of {t.pointed}"
        for name, t in registers.items()
    )
    if len(joined) < len(rows):
        note += f"; {len(rows) - len(joined)} texts are other copies and were left out"
    digest = sha256_bytes((hash_files(*files) + "".join(t for _, t in joined)).encode())
    return Result("places-own", digest, figures(sum(registers.values(), Tally())), note)


SUITES: tuple[Suite, ...] = (Suite("places-own", "corpus", run),)
