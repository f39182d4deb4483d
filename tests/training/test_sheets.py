"""Labels written in short form become rows of spans, and what is not so is refused."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "training"))

from sheets import days_of, find_quote, rows_of

TEXT = (
    "Gunmen killed at least 12 villagers, including two children, in Ama on Friday,\n"
    "a police spokesman said. He said the gunmen fled."
)
SHEET = """
=== d1
m a group:unidentified-armed "Gunmen"
m b group:civilians "villagers"
m c group:civilians "children"
m d person:police "police spokesman"
m e =d "He"
v v1 d "said" "Gunmen ... Friday"
k 1 assault "killed" A=a T=b!killed W="Friday"@2016-03-04 L="Ama"@SYR.t V=v1-
n 1 killed "at least 12" b
n 1 killed "two" c part1
"""


def read(sheet: str) -> tuple[list[dict[str, Any]], list[str]]:
    return rows_of(sheet, {"d1": {"id": "d1", "text": TEXT, "published": "2016-03-05"}}, "A")


def quoted(span: list[int]) -> str:
    return TEXT[span[0] : span[1]]


def test_a_claim_keeps_the_words_of_every_value() -> None:
    (row,), wrong = read(SHEET)
    claim = row["claims"][0]
    assert wrong == []
    assert quoted(claim["trigger"]) == "killed"
    assert [quoted(p["span"]) for p in claim["participants"]] == ["Gunmen", "villagers"]
    assert claim["participants"][1]["effect"] == "killed"
    assert quoted(claim["time"]["span"]) == "Friday"
    assert claim["time"]["earliest"] == claim["time"]["latest"] == "2016-03-04"
    assert claim["location"]["country"] == "SYR"
    assert claim["location"]["precision"] == "town"
    assert (claim["voices"], claim["voice_is_party"]) == (["v1"], False)


def test_including_two_children_is_part_of_the_count_before() -> None:
    (row,), _ = read(SHEET)
    whole, part = row["claims"][0]["counts"]
    assert quoted(whole["span"]) == "at least 12"
    assert (quoted(part["span"]), part["part_of"]) == ("two", 0)


def test_a_pronoun_is_the_entity_it_stands_for() -> None:
    (row,), _ = read(SHEET)
    entities = {m["id"]: m["entity"] for m in row["mentions"]}
    assert entities["e"] == entities["d"] == "d"


def test_a_quote_may_cross_a_line_end_and_name_its_occurrence() -> None:
    assert quoted(list(find_quote(TEXT, '"Friday, a police"'))) == "Friday,\na police"
    assert TEXT[slice(*find_quote(TEXT, '"said"#2'))] == "said"
    assert find_quote(TEXT, '"said"#2')[0] > find_quote(TEXT, '"said"')[0]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('m f person "Nobody"', "not in the text"),
        ('k 2 assault.bite "killed"', "no such kind"),
        ('k 2 assault "killed" S=denied/happened', "does not go with"),
        ('k 2 assault "killed" A=z', "no such mention"),
        ('k 2 assault "killed" W="Friday"@2016-02-30', "no date"),
        ("n 1 deaths \"two\"", "no such claim or count"),
    ],
)
def test_a_wrong_label_is_refused_with_its_line(line: str, why: str) -> None:
    rows, wrong = read(f"{SHEET}{line}\n")
    assert rows == []
    assert why in wrong[0]
    assert "line" in wrong[0]


def test_a_month_and_an_open_range_have_their_first_and_last_day() -> None:
    assert days_of("2016-02") == ("2016-02-01", "2016-02-29")
    assert days_of("/2016-03-04") == (None, "2016-03-04")
    assert days_of("2016-03-01/2016-03-04") == ("2016-03-01", "2016-03-04")
    assert days_of("?") == (None, None)


def test_a_document_needs_claims_or_none() -> None:
    assert read("=== d1\n")[0] == []
    assert read("=== d1\nnone\n")[0][0]["none"] is True
