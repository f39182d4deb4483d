"""The labels of times are whole: spans inside their text, values of TIMEX3, halves by rule."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).resolve().parents[2] / "training" / "gold"

DAY = r"(?:(?:\d{4}|XXXX)-(?:\d\d|XX)-(?:\d\d|XX)|(?:\d{4}|XXXX)-W(?:\d\d|XX)-[1-7])"
UNIT = r"(?:\d+(?:\.\d+)?|X)"
LENGTH = rf"P{UNIT}(?:D|W|M|Y|DE|CE)|PT{UNIT}[HM]"
VALUES = {
    "DATE": (
        rf"{DAY}|{DAY}/{DAY}|(?:\d{{4}}|XXXX)-W(?:\d\d|XX)(?:-WE)?|(?:\d{{4}}|XXXX)-(?:\d\d|XX)"
        r"|\d{4}-(?:Q[1-4]|H[12]|SP|SU|FA|WI)|\d{4}|XXXX|\d{3}|\d\d"
        r"|PAST_REF|PRESENT_REF|FUTURE_REF"
    ),
    "TIME": rf"{DAY}T(?:MO|AF|EV|NI|[01]\d:[0-5]\d|2[0-3]:[0-5]\d)|PAST_REF",
    "DURATION": LENGTH,
    "SET": rf"{LENGTH}|XXXX-WXX-[1-7]|XXXX-XX-XXT(?:MO|AF|EV|NI)",
}
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

Row = dict[str, Any]


def rows_of(name: str) -> list[Row]:
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


OWN = rows_of("dates-own.jsonl")


def test_fifty_five_texts_whose_half_follows_from_their_name() -> None:
    assert [row["id"] for row in OWN] == [f"date-own-{n:03d}" for n in range(1, 56)]
    for row in OWN:
        first = int(hashlib.sha1(row["id"].encode()).hexdigest()[0], 16)
        assert row["half"] == ("test" if first % 2 else "dev")


def test_five_texts_have_no_publication_date_and_all_types_are_there() -> None:
    assert sum(row["published"] is None for row in OWN) == 5
    assert {label["type"] for row in OWN for label in row["timexes"]} == set(VALUES)
    assert sum(len(row["timexes"]) for row in OWN) >= 280


@pytest.mark.parametrize("row", OWN, ids=lambda row: row["id"])
def test_the_text_is_the_text_that_was_labelled(row: Row) -> None:
    text = row["text"]
    assert row["sha256"] == hashlib.sha256(text.encode("utf-8")).hexdigest()
    assert row["country"] is None or re.fullmatch(r"[A-Z]{3}", row["country"])
    assert row["labeller"]
    assert row["teaches"]
    assert row["register"]
    end = 0
    for label in row["timexes"]:
        assert end <= label["start"] < label["end"] <= len(text)
        end = label["end"]
        assert text[label["start"] : end] == label["text"] == label["text"].strip()


@pytest.mark.parametrize("row", OWN, ids=lambda row: row["id"])
def test_every_value_is_one_that_its_type_can_have(row: Row) -> None:
    if row["published"] is not None:
        date.fromisoformat(row["published"])
    for label in row["timexes"]:
        value = label["value"]
        assert re.fullmatch(VALUES[label["type"]], value), label
        assert label.get("approx", True) is True
        assert ("/" not in value) or label["approx"]
        for day in re.findall(r"\d{4}-\d\d-\d\d", value):
            date.fromisoformat(day)
        for year, week in re.findall(r"(\d{4})-W(\d\d)", value):
            date.fromisocalendar(int(year), int(week), 1)


@pytest.mark.parametrize("row", OWN, ids=lambda row: row["id"])
def test_a_weekday_that_is_named_is_the_weekday_of_the_value(row: Row) -> None:
    for label in row["timexes"]:
        named = re.findall("|".join(WEEKDAYS), label["text"].title())
        full = re.match(r"\d{4}-\d\d-\d\d", label["value"])
        if named and full:
            assert WEEKDAYS[date.fromisoformat(full[0]).weekday()] == named[0], label


@pytest.mark.parametrize("row", OWN, ids=lambda row: row["id"])
def test_without_anything_to_count_from_no_year_is_made_up(row: Row) -> None:
    if row["published"] is None and not re.search(r"\b(?:19|20)\d\d\b", row["text"]):
        for label in row["timexes"]:
            assert not re.match(r"\d{4}", label["value"]), label
