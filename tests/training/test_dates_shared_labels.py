"""The labels of times are whole: lawful values, spans inside their text, no text of others."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).resolve().parents[2] / "training" / "gold"
FILES = sorted(GOLD.glob("dates-*.jsonl"))
ROWS: list[dict[str, Any]] = [
    json.loads(line) for f in FILES for line in f.read_text(encoding="utf-8").splitlines()
]
SHARED = [row for row in ROWS if row["text"] is None]

CLOCK = r"T(?:\d\d(?::\d\d)?(?::\d\d)?|MO|AF|EV|NI|DT|MI)"
DAY = r"(?:\d{4}|XXXX)-(?:\d\d|XX)-(?:\d\d|XX)|(?:\d{4}|XXXX)-W(?:\d\d|XX)-[1-7]"
REFERENCES = r"PRESENT_REF|PAST_REF|FUTURE_REF"
WIDER = r"(?:\d{4}|XXXX)-(?:\d\d|XX|W\d\d|WXX|W\d\d-WE|WXX-WE|SP|SU|FA|WI|Q[1-4X]|H[1-2X])"
LENGTH = r"P(?:(?:\d+(?:\.\d+)?|X)(?:Y|M|W|D|DE|CE|Q|WE))+|PT(?:(?:\d+(?:\.\d+)?|X)(?:H|M|S))+"
VALUES = {
    "DATE": rf"{DAY}|{WIDER}|\d{{2,4}}|XXXX|{REFERENCES}",
    "TIME": rf"(?:{DAY}){CLOCK}|{REFERENCES}",
    "DURATION": LENGTH,
    "SET": rf"{LENGTH}|(?:{DAY}|{WIDER})(?:{CLOCK})?",
}


def test_ids_are_given_once_and_the_half_of_a_text_by_others_follows_from_its_id() -> None:
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    for row in SHARED:
        even = int(hashlib.sha1(row["id"].encode()).hexdigest()[0], 16) % 2 == 0
        assert row["half"] == ("dev" if even else "test")


def test_there_are_labels_enough_to_measure_on() -> None:
    assert len(SHARED) >= 60
    assert sum(len(row["timexes"]) for row in SHARED) >= 250


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_values_are_those_of_timex3(row: dict[str, Any]) -> None:
    for timex in row["timexes"]:
        if timex.get("approx"):
            assert [date.fromisoformat(d) for d in timex["value"].split("/")]
        else:
            assert re.fullmatch(VALUES[timex["type"]], timex["value"]), timex
        if day := re.match(r"\d{4}-\d\d-\d\d", timex["value"]):
            date.fromisoformat(day[0])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_spans_are_in_order_apart_and_inside_the_text(row: dict[str, Any]) -> None:
    length = len(row["text"]) if row["text"] else row["ref"]["to"] - row["ref"]["from"]
    ends = [0] + [t["end"] for t in row["timexes"]]
    for before, timex in zip(ends[:-1], row["timexes"], strict=True):
        assert before <= timex["start"] < timex["end"] <= length


@pytest.mark.parametrize("row", SHARED, ids=lambda row: row["id"])
def test_texts_of_others_are_pointed_at_and_not_held(row: dict[str, Any]) -> None:
    assert set(row["ref"]) == {"path", "item", "from", "to"}
    assert not row["ref"]["path"].startswith(("/", "."))
    assert re.fullmatch(r"[0-9a-f]{64}", row["sha256"])
    assert all(set(t) <= {"start", "end", "type", "value", "approx"} for t in row["timexes"])
