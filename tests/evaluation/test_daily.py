"""Daily items: strata at equal steps, conflict seen, false alarms; and those read by hand."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest
from claims_by_hand import reader_of

from marsad.evaluation import daily_checked
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


def test_a_strike_at_a_museum_is_a_false_alarm_only_among_sport_arts_and_science(
    tmp_path: Path,
) -> None:
    rows = [item(1, "Arts and culture", MARCH), item(2, "Sport", "A quiet day."),
            item(3, "Disasters", MARCH)]  # fmt: skip
    path = tmp_path / "items.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    reader = reader_of({MARCH: lambda p: [p.claim("protest.obstruct", "block")]})
    figures = {f.name: f for f in run(path, reader).figures}
    assert figures["false alarms"].value == 0.0
    assert figures["false alarms: sport, arts, science"].value == 0.5
    assert not figures["false alarms: sport, arts, science"].higher_is_better


def checked(number: int, heading: str, text: str, told: bool) -> dict[str, object]:
    ref = {"path": "items.jsonl.gz", "item": str(number), "from": 0, "to": len(text)}
    return {
        "id": f"dc-{number}", "ref": ref, "text": None, "published": "2020-01-01",
        "sha256": hashlib.sha256(text.encode()).hexdigest(), "heading": heading,
        "material_conflict": told,
    }  # fmt: skip


def test_items_read_by_hand_are_seen_or_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [RAID, "A raid is only feared.", MARCH, MATCH, "A quiet day."]
    items = [item(n, "any", text) for n, text in enumerate(texts)]
    (tmp_path / "items.jsonl.gz").write_bytes(
        gzip.compress("\n".join(map(json.dumps, items)).encode())
    )
    rows = [
        checked(0, "conflict", RAID, True),
        checked(1, "conflict", texts[1], False),
        checked(2, "arts", MARCH, True),
        checked(3, "sport", MATCH, False),
        checked(4, "science", texts[4], False),
        checked(9, "sport", "Another copy.", False),
    ]
    (tmp_path / daily_checked.CHECKED).write_text("\n".join(map(json.dumps, rows)), "utf-8")
    monkeypatch.setattr(daily_checked, "GOLD", tmp_path)
    reader = reader_of({
        RAID: lambda p: [p.claim("assault", "raid")],
        texts[1]: lambda p: [p.claim("assault", "raid")],
        MATCH: lambda p: [p.claim("assault.firearms", "shoot down")],
    })  # fmt: skip
    result = daily_checked.run(tmp_path, reader)
    seen, alarms = result.figures
    assert (seen.value, seen.gold) == (0.5, 2)
    assert (alarms.value, alarms.gold) == (0.5, 2)
    assert not alarms.higher_is_better
    assert result.note == "5 items read by hand; 1 texts are other copies and were left out"
