"""MUC-4: whole reports to templates, by the automatic metric (micro F1 over 19 slots).

Reports are in capitals, as published; the day of the report is the one in its dateline. About
half tell of no incident, so false alarms cost.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from marsad.evaluation.documents import gold_document
from marsad.evaluation.muc4_keys import (
    DATE,
    PLACE,
    SLOTS,
    TYPE,
    document_counts,
    is_optional,
    parse_template,
)
from marsad.evaluation.muc4_templates import templates
from marsad.evaluation.muc4_where import MONTHS
from marsad.evaluation.suite import Figure, Reader, Result, Suite, f1, hash_files, need

GE = "GE 1992, official test"
SLOT_REFERENCES = {
    TYPE: 0.771,
    "INCIDENT: STAGE OF EXECUTION": 0.733,
    PLACE: 0.729,
    DATE: 0.628,
    "PERP: ORGANIZATION ID": 0.565,
    "PERP: ORGANIZATION CONFIDENCE": 0.346,
    "PERP: INDIVIDUAL ID": 0.442,
    "HUM TGT: NUMBER": 0.526,
    "HUM TGT: EFFECT OF INCIDENT": 0.509,
}
_DATELINE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})[A-Z]* (\d{{2}})\b")


def dateline(text: str) -> date | None:
    """The day in the dateline, ``None`` without one."""
    found = _DATELINE.search(text[:300])
    if found is None:
        return None
    day, month, year = found.groups()
    try:
        return date(1900 + int(year), MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None


def run(path: Path, reader: Reader) -> Result:
    """The dev reports. Raises ``MarsadError`` when they are missing."""
    with gzip.open(need(path), "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    days = [dateline(row["text"]) for row in rows]
    documents = [
        gold_document(row["docid"], row["text"], published=day)
        for row, day in zip(rows, days, strict=True)
    ]
    totals = {slot: [0, 0, 0] for slot in SLOTS}
    seen = [0, 0, 0]
    for row, day, reading in zip(rows, days, reader(documents, ("claims",)), strict=True):
        responses = templates(reading, day)
        keys = [parse_template(t) for t in row["templates"]]
        optional = [is_optional(t) for t in row["templates"]]
        for slot, counts in document_counts(keys, optional, responses).items():
            for k, n in enumerate(counts):
                totals[slot][k] += n
        for k, yes in enumerate((keys and responses, responses, keys)):
            seen[k] += bool(yes)
    return Result("muc4", hash_files(path), figures(totals, seen), f"{len(rows)} reports")


def figures(totals: dict[str, list[int]], seen: Sequence[int]) -> tuple[Figure, ...]:
    """All slots together, whether a report tells of an incident, and slot by slot."""
    hits, found, gold = (sum(t[k] for t in totals.values()) for k in range(3))
    slots: list[Any] = [
        Figure(slot.lower(), f1(*t), t[2], SLOT_REFERENCES.get(slot), GE)
        for slot, t in totals.items()
        if t[2]
    ]
    return (
        Figure("all slots F1", f1(hits, found, gold), gold, 0.566, GE),
        Figure("all slots precision", hits / found if found else 0.0, gold, 0.539, GE),
        Figure("all slots recall", hits / gold if gold else 0.0, gold, 0.596, GE),
        Figure("report tells of an incident F1", f1(seen[0], seen[1], seen[2]), seen[2]),
        *slots,
    )


SUITES: tuple[Suite, ...] = (Suite("muc4", "benchmarks/events/muc4/muc4.dev.jsonl.gz", run),)
