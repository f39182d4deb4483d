"""Daily items by their editors' heading: conflict must be seen, sport and weather must not.

Items carry no event coding; the heading is a silver label. Seen: an item under a conflict heading
has an ``assault`` claim, or any claim of material conflict. A false alarm: an item under sport,
business, arts, science or disasters has an ``assault`` claim (some tell of a bomb or a shooting,
so the share is never quite zero); under sport, arts and science together, any claim of material
conflict.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from marsad.codebook.kinds import MATERIAL_CONFLICT, quad_of
from marsad.evaluation.documents import gold_document
from marsad.evaluation.suite import Figure, Reader, Result, Suite, hash_files, need
from marsad.model.mentions import Reading

CONFLICT = ("Armed conflicts and attacks", "Armed conflict and attacks")
QUIET = {
    "sport": ("Sport", "Sports"),
    "business": ("Business and economy", "Business and economics"),
    "arts": ("Arts and culture",),
    "science": ("Science and technology", "Science"),
    "disasters": ("Disasters and accidents", "Disasters"),
}
PEACEFUL = ("sport", "arts", "science")
CONFLICT_ITEMS = 300
QUIET_ITEMS = 60

Row = Mapping[str, Any]


def stratum(rows: Sequence[Row], categories: Sequence[str], most: int) -> list[Row]:
    """At most ``most`` rows of the categories, at equal steps through the years."""
    those = [r for r in rows if r["category"] in categories]
    return [those[k * len(those) // most] for k in range(most)] if len(those) > most else those


def has_assault(reading: Reading) -> bool:
    """True when some claim is an assault, whatever its stance."""
    return any(c.kind.value.startswith("assault") for c in reading.claims)


def has_conflict(reading: Reading) -> bool:
    """True when some claim is of PLOVER's material conflict."""
    return any(quad_of(c.kind.value) == MATERIAL_CONFLICT for c in reading.claims)


def run(path: Path, reader: Reader) -> Result:
    """Shares over a fixed sample. Raises ``MarsadError`` when the collection is missing."""
    with gzip.open(need(path), "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    strata = {"conflict": stratum(rows, CONFLICT, CONFLICT_ITEMS)}
    strata |= {name: stratum(rows, cats, QUIET_ITEMS) for name, cats in QUIET.items()}
    read: dict[str, list[Reading]] = {}
    for name, items in strata.items():
        documents = [
            gold_document(i["id"], i["text"], published=date.fromisoformat(i["date"]))
            for i in items
        ]
        read[name] = reader(documents, ("claims",))
    conflict = read.pop("conflict")
    quiet = [r for readings in read.values() for r in readings]
    peaceful = [r for name in PEACEFUL for r in read[name]]
    return Result(
        "daily-items",
        hash_files(path),
        (
            share("conflict seen as assault", conflict, has_assault),
            share("conflict seen", conflict, has_conflict),
            *(
                share(f"false alarms: {name}", readings, has_assault)
                for name, readings in read.items()
            ),
            share("false alarms", quiet, has_assault),
            share(f"false alarms: {', '.join(PEACEFUL)}", peaceful, has_conflict),
        ),
        f"{len(conflict) + len(quiet)} items at equal steps; headings are silver labels",
    )


def share(name: str, readings: Sequence[Reading], test: Callable[[Reading], bool]) -> Figure:
    """How many of ``readings`` pass; less is better where the name tells of false alarms."""
    n = len(readings)
    alarm = name.startswith("false alarms")
    value = sum(map(test, readings)) / n if n else 0.0
    return Figure(name, value, n, higher_is_better=not alarm)


SUITES: tuple[Suite, ...] = (
    Suite("daily-items", "corpus/current_events/current_events.dev.jsonl.gz", run),
)
