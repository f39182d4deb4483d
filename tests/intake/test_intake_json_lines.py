"""A JSON line keeps its text to the last character, and a bad one is named by its line."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from intake_desk import document, refused

from marsad.intake import given_id


def _line(**fields: Any) -> str:
    return json.dumps(fields)


def test_every_field_is_kept() -> None:
    found = document(
        _line(id=7, text=" Shells fell.\r\n", title="Gao", published="2018-03-05T10:00:00Z",
              source="River Post", language="en-GB", country="ml"),
        "line", "posts.jsonl#3",
    )  # fmt: skip
    assert (found.text, found.title, found.published) == (
        " Shells fell.\r\n", "Gao", date(2018, 3, 5)
    )  # fmt: skip
    assert (found.source.name, found.language, found.country) == ("River Post", "en", "ML")
    assert found.locator == "posts.jsonl#3"


def test_what_is_absent_stays_absent() -> None:
    found = document(_line(text="Shells fell on the market today.", published=None), "line")
    assert (found.published, found.published_precision, found.title) == (None, None, None)
    assert (found.author, found.country, found.rights) == (None, None, None)


@pytest.mark.parametrize("raw", ["{", "[1]", '"text"', "{'text': 'x'}", "[" * 50_000, "1" * 9_999])
def test_a_line_that_is_no_json_object(raw: str) -> None:
    assert refused(raw, "line").code == "E-INTAKE-JSON"


@pytest.mark.parametrize(
    "fields",
    [
        {"body": "x"},
        {"text": None},
        {"text": 5},
        {"text": "x", "published": "yesterday"},
        {"text": "x", "published": 1520208000},
        {"text": "x", "title": ["x"]},
    ],
)
def test_a_field_that_is_missing_or_not_what_it_must_be(fields: dict[str, Any]) -> None:
    assert refused(_line(**fields), "line").code == "E-INTAKE-FIELD"


def test_half_a_character_and_a_nul_in_a_text() -> None:
    assert refused(r'{"text": "x \ud83d y"}', "line").code == "E-INTAKE-DECODE"
    assert refused(r'{"text": "x \u0000 y"}', "line").code == "E-INTAKE-BINARY"
    assert document(r'{"text": "x \ud83d\ude00 y"}', "line").text == "x 😀 y"


def test_an_empty_text_and_one_above_the_limit() -> None:
    assert refused(_line(text=" \n"), "line").code == "E-INTAKE-EMPTY"
    assert refused(_line(text="é" * 51), "line", limit=100).code == "E-INTAKE-TOO-LARGE"
    assert document(_line(text="é" * 50), "line", limit=100).text == "é" * 50


def test_the_id_that_a_line_gives_itself() -> None:
    assert given_id(b'{"id": "r1", "text": "x"}') == "r1"
    assert given_id(b'{"id": 7}') == "7"
    assert [given_id(raw) for raw in (b"{}", b"{", b'{"id": []}', b"\xff")] == [None] * 4
