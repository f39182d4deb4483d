"""Daily items: strata at equal steps, conflict seen, false alarms."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from claims_by_hand import reader_of

from marsad.evaluation.daily import run, stratum

RAID = "Gunmen raid a village in the hills."
MATCH = "The visitors shoot down the champions."
MARCH = "Crowds block the harbour."


def item(number: int, category: str, text: str) -> dict[str, str]:
    return {"id": str(number), "date": "2020-01-01", "category": category, "text": text}


def test_a_stratum_spans_the_years() -> None:
    rows = [item(n, "Sports", MATCH) for n in range(9)] + [item(9, "Arts and culture", MATCH)]
    assert [r["id"] for r in stratum(rows, ("Sports",), 3)] == ["0", "3", "6"]


def test_conflict_must_be_seen_and_sport_must_not(tmp_path: Path) -> None:
    rows = [
        item(1, "Armed conflicts and attacks", RAID),
        item(2, "Armed conflicts and attacks", MARCH),
        item(3, "Armed conflict and attacks", "Nothing is found here."),
        item(4, "Sport", MATCH),
        item(5, "Disasters", "A river floods."),
        item(6, "Law and crime", RAID),
    ]
    path = tmp_path / "items.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    reader = reader_of({
        RAID: lambda p: [p.claim("assault", "raid")],
        MARCH: lambda p: [p.claim("protest.obstruct", "block")],
        MATCH: lambda p: [p.claim("assault.firearms", "shoot down")],
    })  # fmt: skip
    figures = {f.name: f for f in run(path, reader).figures}
    assert figures["conflict seen as assault"].value == 1 / 3
    assert figures["conflict seen"].value == 2 / 3
    assert figures["false alarms: sport"].value == 1.0
    assert figures["false alarms"].value == 0.5
    assert not figures["false alarms"].higher_is_better
