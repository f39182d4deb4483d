"""Daily items read by hand: each once, none of them labelled elsewhere, no text of others."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

TRAINING = Path(__file__).resolve().parents[2] / "training"
KEYS = {
    "id", "half", "ref", "text", "sha256", "published", "register", "heading", "labeller",
    "material_conflict", "why",
}  # fmt: skip

Row = dict[str, Any]


def rows_of(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


ROWS = rows_of(TRAINING / "gold" / "daily-checked.jsonl")


def test_half_stand_under_conflict_and_the_rest_under_sport_arts_and_science() -> None:
    headings = Counter(row["heading"] for row in ROWS)
    assert headings == {"conflict": 150, "sport": 50, "arts": 50, "science": 50}
    assert len({row["id"] for row in ROWS}) == len({row["sha256"] for row in ROWS}) == 300


def test_rows_are_whole_and_hold_no_text_of_others() -> None:
    for row in ROWS:
        assert set(row) == KEYS
        assert row["text"] is None
        assert row["half"] == "test"
        assert re.fullmatch(r"[0-9a-f]{64}", row["sha256"])
        assert row["ref"]["from"] == 0 < row["ref"]["to"]
        assert row["id"] == f"dc-{row['ref']['item']}"


def test_no_checked_item_stands_in_the_labelled_corpus() -> None:
    files = sorted((TRAINING / "labels").glob("*.jsonl"))
    taken = {row["ref"]["item"] for f in files for row in rows_of(f) if row["ref"]}
    assert taken.isdisjoint(row["ref"]["item"] for row in ROWS)


def test_a_label_against_its_heading_says_why() -> None:
    for row in ROWS:
        if row["material_conflict"] != (row["heading"] == "conflict"):
            assert row["why"], row["id"]
