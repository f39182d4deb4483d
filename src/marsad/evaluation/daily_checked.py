"""Daily items that were read by hand: does the item tell of material conflict, and does a claim?

``training/gold/daily-checked.jsonl``: 150 items under a conflict heading and 150 under sport, arts
and science, none of them in ``daily-items`` or the labelled corpus. Seen: an item that tells of
material conflict has a claim of it, whatever its stance. A false alarm: an item under sport, arts
or science that tells of none has one. Items whose text is another copy are left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from marsad.evaluation.daily import has_conflict, share
from marsad.evaluation.documents import gold_document
from marsad.evaluation.own_gold import GOLD, labelled_text
from marsad.evaluation.suite import Reader, Result, Suite, hash_files, need
from marsad.model.hashing import sha256_bytes

CHECKED = "daily-checked.jsonl"
CONFLICT_HEADING = "conflict"

Row = Mapping[str, Any]


def run(path: Path, reader: Reader) -> Result:
    """Shares over every checked item. Raises ``MarsadError`` when labels or texts are missing."""
    file = need(GOLD / CHECKED)
    rows: list[Row] = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    kept: dict[str, dict[str, str]] = {}
    joined = [(row, text) for row in rows if (text := labelled_text(row, path, kept)) is not None]
    documents = [
        gold_document(row["id"], text, published=date.fromisoformat(row["published"]))
        for row, text in joined
    ]
    readings = reader(documents, ("claims",))
    read = [(row, reading) for (row, _), reading in zip(joined, readings, strict=True)]
    told = [r for row, r in read if row["material_conflict"]]
    quiet = [
        r for row, r in read
        if not row["material_conflict"] and row["heading"] != CONFLICT_HEADING
    ]  # fmt: skip
    note = f"{len(joined)} items read by hand"
    if len(joined) < len(rows):
        note += f"; {len(rows) - len(joined)} texts are other copies and were left out"
    digest = sha256_bytes((hash_files(file) + "".join(t for _, t in joined)).encode())
    return Result(
        "daily-checked",
        digest,
        (
            share("conflict seen", told, has_conflict),
            share("false alarms: sport, arts, science", quiet, has_conflict),
        ),
        note,
    )


SUITES: tuple[Suite, ...] = (Suite("daily-checked", "corpus", run),)
