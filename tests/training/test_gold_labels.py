"""The hand-made labels are whole: lawful values, spans inside their text, no text of others."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).resolve().parents[2] / "training" / "gold"

MODES = {
    "agree": "",
    "consult": "visit third-party multilateral phone",
    "support": "",
    "concede": "",
    "cooperate": "",
    "aid": "",
    "retreat": "withdraw release disarm ceasefire access resign",
    "request": "assist change yield meet",
    "accuse": "disapprove investigate allege",
    "reject": "assist change yield meet",
    "threaten": "restrict arrest relations expel territory violence",
    "protest": "demo riot strike hunger boycott obstruct vandalize",
    "sanction": "convict expel withdraw discontinue",
    "mobilize": "troops weapons police militia",
    "coerce": (
        "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber"
    ),
    "assault": (
        "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack "
        "aerial drone heavy-weapons crowd-control unconventional"
    ),
}
THEMES = {
    "access", "protection", "displacement", "migrants", "detention", "services",
    "prices-shortages", "looting-crime", "security-governance", "health", "impunity",
}  # fmt: skip
KINDS = (
    set(MODES)
    | {f"{kind}.{mode}" for kind, modes in MODES.items() for mode in modes.split()}
    | {f"condition.{theme}" for theme in THEMES}
)
ANY = {"happened", "ongoing", "future", "not-happened", "unknown"}
REALIS_OF = {
    "asserted": ANY,
    "alleged": ANY,
    "denied": {"not-happened"},
    "planned": {"future"},
    "threatened": {"future"},
    "feared": {"unknown", "future"},
    "hypothetical": {"unknown", "future"},
}
ROLES = {"actor", "target", "instrument", "with", "authority"}
TYPES = {"person", "group", "organisation", "facility", "vehicle", "weapon", "place", "object"}
EFFECTS = {
    None, "killed", "injured", "missing", "abducted", "arrested", "freed", "damaged", "destroyed",
    "unharmed",
}  # fmt: skip
RELATIONS = {None, "near", "bearing", "in", "between", "area"}
PLACE_PRECISION = {
    "point", "town", "area", "admin2", "admin1", "region", "country", "sea-or-air", "unresolved",
}  # fmt: skip
TIME_PRECISION = {
    "instant", "part-of-day", "day", "week", "month", "season", "year", "range", "open",
}  # fmt: skip
BASES = {"explicit", "relative", "shared-with-reporting-verb", "previous-date", "context"}

Row = dict[str, Any]


def rows_of(name: str) -> list[Row]:
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


OWN = rows_of("own.jsonl")
SHARED = rows_of("shared.jsonl")
ROWS = OWN + SHARED


def spans_of(row: Row) -> list[list[int]]:
    """Every span of a row; those that are absent (null) are left out."""
    found: list[Any] = [series["span"] for series in row["series"]]
    for claim in row["claims"]:
        found += [claim["trigger"], claim["sentence"], claim["stance_cue"]]
        found += [voice[end] for voice in claim["voices"] for end in ("source", "cue")]
        found += [part["span"] for part in claim["participants"]]
        found += [count["span"] for count in claim["counts"]]
        found += [claim[key]["span"] for key in ("time", "location") if claim[key]]
    return [span for span in found if span is not None]


def test_sixty_documents_in_two_equal_halves() -> None:
    assert len({row["id"] for row in ROWS}) == len(ROWS) == 60
    assert len(OWN) == 20
    assert [row["half"] for row in ROWS].count("dev") == 30
    assert [row["half"] for row in ROWS].count("test") == 30


@pytest.mark.parametrize("row", OWN, ids=lambda row: row["id"])
def test_own_text_is_the_text_that_was_labelled(row: Row) -> None:
    text = row["text"]
    assert row["ref"] is None
    assert row["sha256"] == hashlib.sha256(text.encode("utf-8")).hexdigest()
    for start, end in spans_of(row):
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()


@pytest.mark.parametrize("row", SHARED, ids=lambda row: row["id"])
def test_shared_rows_point_at_their_text_and_hold_none_of_it(row: Row) -> None:
    assert row["text"] is None
    assert re.fullmatch(r"[0-9a-f]{64}", row["sha256"])
    assert set(row["ref"]) == {"path", "item", "from", "to"}
    assert not row["ref"]["path"].startswith(("/", "."))
    length = row["ref"]["to"] - row["ref"]["from"]
    assert 0 < length <= 2500
    assert all(0 <= start < end <= length for start, end in spans_of(row))
    names = [claim["location"]["name"] for claim in row["claims"] if claim["location"]]
    assert all(len(name.split()) <= 5 for name in names)
    assert "quote" not in json.dumps(row)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_document_has_claims_or_says_that_it_has_none(row: Row) -> None:
    assert row.get("none", False) == (not row["claims"] and not row["series"])
    assert [claim["n"] for claim in row["claims"]] == list(range(1, len(row["claims"]) + 1))
    assert row["teaches"]
    assert row["published"] is None or re.fullmatch(r"\d{4}-\d\d-\d\d", row["published"])


def test_at_least_six_documents_are_hard_negatives() -> None:
    assert sum(row.get("none", False) for row in ROWS) >= 6


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_kind_stance_and_realis_are_of_the_codebook(row: Row) -> None:
    for claim in row["claims"]:
        kind = claim["kind"]
        assert kind in KINDS
        assert claim["realis"] in REALIS_OF[claim["stance"]]
        if kind.startswith("condition."):
            assert kind == f"condition.{claim['theme']}"
            assert claim["realis"] == "ongoing" or claim["stance"] not in {"asserted", "alleged"}
        else:
            assert claim["theme"] is None
        assert claim["voices"] or claim["voice_is_party"] is None
        start, end = claim["sentence"]
        assert start <= claim["trigger"][0] < claim["trigger"][1] <= end


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_participants_have_lawful_roles_types_and_effects(row: Row) -> None:
    for part in (part for claim in row["claims"] for part in claim["participants"]):
        assert part["role"] in ROLES
        assert part["type"] in TYPES
        assert part["effect"] in EFFECTS


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_time_and_place_have_lawful_values(row: Row) -> None:
    for claim in row["claims"]:
        if when := claim["time"]:
            assert when["precision"] in TIME_PRECISION
            assert when["basis"] in BASES
            if when["earliest"] and when["latest"]:
                assert when["earliest"] <= when["latest"]
        if where := claim["location"]:
            assert where["precision"] in PLACE_PRECISION
            assert where["relation"] in RELATIONS
            assert where["country"] is None or re.fullmatch(r"[A-Z]{3}", where["country"])
            assert where["bearing_deg"] is None or where["relation"] == "bearing"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_counts_are_ordered_and_parts_belong_to_a_whole(row: Row) -> None:
    for counts in (claim["counts"] for claim in row["claims"]):
        for place, count in enumerate(counts):
            given = [count[key] for key in ("low", "best", "high") if count[key] is not None]
            assert given
            assert given == sorted(given)
            if count["part_of"] is not None:
                whole = counts[count["part_of"]]
                assert count["part_of"] != place
                assert whole["of"] == count["of"]
                if count["low"] is not None and whole["high"] is not None:
                    assert count["low"] <= whole["high"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_claims_of_one_event_name_its_first_claim(row: Row) -> None:
    shared = [claim["same_event"] for claim in row["claims"] if claim["same_event"] is not None]
    for first in set(shared):
        assert shared.count(first) >= 2
        assert row["claims"][first - 1]["same_event"] == first
