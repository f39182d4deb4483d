"""The labels of places are whole: lawful roles and points, spans inside their text, no text of
others."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from marsad.model.mentions import PLACE_ROLES

GOLD = Path(__file__).resolve().parents[2] / "training" / "gold"
KEYS = {
    "id", "half", "ref", "text", "sha256", "published", "source", "country", "register",
    "labeller", "places",
}  # fmt: skip
PLACE_KEYS = {"start", "end", "role", "place_id", "lat", "lon", "country", "feature"}

Row = dict[str, Any]


def rows_of(name: str) -> list[Row]:
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


OWN = rows_of("places-own.jsonl")
SHARED = rows_of("places-shared.jsonl")
ROWS = OWN + SHARED
PLACES = [place for row in ROWS for place in row["places"]]


def half_of(identity: str) -> str:
    even = int(hashlib.sha1(identity.encode("utf-8")).hexdigest()[0], 16) % 2 == 0
    return "dev" if even else "test"


def length_of(row: Row) -> int:
    return len(row["text"]) if row["text"] is not None else row["ref"]["to"] - row["ref"]["from"]


def test_there_are_a_hundred_and_thirteen_texts_and_a_thousand_names() -> None:
    assert (len(OWN), len(SHARED)) == (24, 89)
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    assert len(PLACES) > 1000


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_rows_have_their_keys_and_the_half_of_their_id(row: Row) -> None:
    assert set(row) == KEYS
    assert row["half"] == half_of(row["id"])
    assert row["country"] is None
    assert row["published"] is None or re.fullmatch(r"\d{4}-\d\d-\d\d", row["published"])
    assert row["register"] in {
        "local-news", "conflict-report", "wikinews", "daily-item", "battle-article",
    }  # fmt: skip


@pytest.mark.parametrize("row", OWN, ids=lambda row: row["id"])
def test_own_texts_are_short_and_the_ones_that_were_labelled(row: Row) -> None:
    text = row["text"]
    assert row["ref"] is None
    assert row["sha256"] == hashlib.sha256(text.encode("utf-8")).hexdigest()
    assert 80 <= len(text.split()) <= 200
    for place in row["places"]:
        name = text[place["start"] : place["end"]]
        assert name == name.strip()
        assert name[:1].isupper() or name.startswith("al-")
        assert "[" not in name


@pytest.mark.parametrize("row", SHARED, ids=lambda row: row["id"])
def test_stand_off_rows_hold_no_text(row: Row) -> None:
    assert row["text"] is None
    assert re.fullmatch(r"[0-9a-f]{64}", row["sha256"])
    assert set(row["ref"]) == {"path", "item", "from", "to"}
    assert not row["ref"]["path"].startswith(("/", "."))
    assert 0 < length_of(row) <= 2500
    assert all(set(place) == PLACE_KEYS for place in row["places"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_spans_are_in_order_and_do_not_overlap(row: Row) -> None:
    last = 0
    for place in row["places"]:
        assert last <= place["start"] < place["end"] <= length_of(row)
        last = place["end"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_roles_points_and_countries_are_lawful(row: Row) -> None:
    for place in row["places"]:
        assert set(place) == PLACE_KEYS
        assert place["role"] in PLACE_ROLES
        if place["lat"] is None:
            assert {place[k] for k in PLACE_KEYS - {"start", "end", "role"}} == {None}
            continue
        assert place["role"] != "in-person"
        assert -90 <= place["lat"] <= 90
        assert -180 <= place["lon"] <= 180
        assert re.fullmatch(r"[APLHTS]\.[A-Z0-9]+", place["feature"])
        assert place["country"] is None or re.fullmatch(r"[A-Z]{3}", place["country"])
        assert place["place_id"] is None or re.fullmatch(r"geonames:\d+", place["place_id"])


def test_one_id_has_one_point() -> None:
    points: dict[str, set[tuple[float, float]]] = {}
    for place in PLACES:
        if place["place_id"]:
            points.setdefault(place["place_id"], set()).add((place["lat"], place["lon"]))
    assert all(len(found) == 1 for found in points.values())


def test_each_role_is_there_in_both_halves() -> None:
    for half in ("dev", "test"):
        roles = {p["role"] for row in ROWS if row["half"] == half for p in row["places"]}
        assert roles == set(PLACE_ROLES)
