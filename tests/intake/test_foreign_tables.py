"""Files of data sets as they come: encodings, separators, workbooks, JSON of an API."""

from __future__ import annotations

import io
import json
from datetime import datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.intake.foreign import Export, Row, document_of, raw_of, table_of
from marsad.intake.foreign.tables import Table
from marsad.model.errors import MarsadError
from marsad.model.hashing import sha256_bytes

TWO = "id;place;deaths\n1;Zliten;3\n\n2;Château;\n"
EXPORT = Export("Them", "acled", "foreign-acled/1", "CC BY 4.0", "2024-03-07T00:00:00Z")
CELLS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"),
                min_size=1, max_size=20)  # fmt: skip


def cells(table: Table) -> list[dict[str, str]]:
    return [dict(row.cells) for row in table.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_a_table_is_the_same_in_every_encoding(encoding: str) -> None:
    found = table_of(TWO.encode(encoding), "x.csv")
    assert found.header == ("id", "place", "deaths")
    assert cells(found) == [
        {"id": "1", "place": "Zliten", "deaths": "3"}, {"id": "2", "place": "Château"}
    ]  # fmt: skip


def test_rows_are_numbered_as_a_spreadsheet_numbers_them() -> None:
    assert [row.number for row in table_of(TWO.encode(), "x.csv").rows] == [2, 4]
    assert [row.number for row in table_of(b'id,n\n1,"a\nb"\n2,c\n', "x.csv").rows] == [2, 3]


@pytest.mark.parametrize("separator", [",", "\t", "|"])
def test_a_table_is_the_same_with_every_separator(separator: str) -> None:
    found = table_of(TWO.replace(";", separator).encode(), "x.txt")
    assert cells(found) == cells(table_of(TWO.encode(), "x.csv"))


def test_a_note_of_several_lines_is_told_in_one() -> None:
    found = table_of(b'id,notes\r\n7,"He said ""no"",\r\n and went"\r\n', "x.csv")
    assert cells(found) == [{"id": "7", "notes": 'He said "no", and went'}]


def test_a_row_with_more_cells_than_columns_is_named() -> None:
    found = table_of(b"id,place\n1,Zliten,3\n2,Sirte\n", "x.csv")
    assert [(r.number, bool(r.broken)) for r in found.rows] == [(2, True), (3, False)]


def test_a_workbook_gives_days_as_days_and_numbers_as_numbers() -> None:
    book = openpyxl.Workbook()
    book.active.append(["id", "date", "lat", "deaths"])
    book.active.append([4, datetime(2017, 11, 15), 31.25, 3.0])  # noqa: DTZ001
    out = io.BytesIO()
    book.save(out)
    found = table_of(out.getvalue(), "x.xlsx")
    assert cells(found) == [{"id": "4", "date": "2017-11-15", "lat": "31.25", "deaths": "3"}]


@pytest.mark.parametrize("wrap", [
    lambda rows: json.dumps({"status": 200, "count": 2, "data": rows}),
    lambda rows: json.dumps(rows),
    lambda rows: "\n".join(map(json.dumps, rows)),
    lambda rows: json.dumps({"features": [{"properties": row} for row in rows]}),
])  # fmt: skip
def test_json_of_an_api_is_a_table(wrap: object) -> None:
    rows = [{"id": 1, "place": "Zliten", "deaths": None}, {"id": 2, "place": "Sirte"}]
    found = table_of(wrap(rows).encode(), "x.json")  # type: ignore[operator]
    assert cells(found) == [{"id": "1", "place": "Zliten"}, {"id": "2", "place": "Sirte"}]


def test_a_column_that_is_null_in_every_row_is_in_the_header() -> None:
    found = table_of(b'{"data": [{"id": 1, "deaths": null}]}', "x.json")
    assert found.header == ("id", "deaths")
    assert cells(found) == [{"id": "1"}]


def test_parts_of_a_record_have_names_of_their_own() -> None:
    record = {"actor": [{"code": "LBY"}, {"code": "USA"}], "mode": ["aerial", "drone"],
              "event_loc": {"lat": 31.5, "geometry": None}}  # fmt: skip
    assert cells(table_of(json.dumps([record]).encode(), "x.json")) == [
        {"actor.1.code": "LBY", "actor.2.code": "USA", "mode": "aerial; drone",
         "event_loc.lat": "31.5"}
    ]  # fmt: skip


def test_a_line_that_is_no_json_costs_itself_alone() -> None:
    found = table_of(b'{"id": 1}\n{"id": \n["x"]\n{"id": 2}\n', "x.jsonl")
    assert [bool(r.broken) for r in found.rows] == [False, True, True, False]


@pytest.mark.parametrize("raw", [b"", b"id,place\n", b"\x00\x01\x02", b"PK\x03\x04 no zip", b"[]"])
def test_what_is_no_table_is_refused_whole(raw: bytes) -> None:
    with pytest.raises(MarsadError, match="E-IMPORT-FILE"):
        table_of(raw, "x.csv")


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4, unique_by=lambda c: c[0]))
def test_every_cell_of_a_row_is_a_line_of_its_document(pairs: list[tuple[str, str]]) -> None:
    raw = json.dumps([dict(pairs)]).encode()
    try:
        row = table_of(raw, "x.json").rows[0]
    except MarsadError:
        return
    found = document_of(row, EXPORT, "them:1")
    assert found.text.split("\n")[:-1] == [f"{c}: {v}" for c, v in row.cells]
    assert found.raw_sha256 == sha256_bytes(raw_of(row))
    assert found.source.kind == "dataset"
    assert found.published is None


def test_a_row_that_changed_is_another_text_of_the_same_locator() -> None:
    one = document_of(Row(2, (("id", "1"), ("deaths", "3"))), EXPORT, "acled:1")
    two = document_of(Row(9, (("id", "1"), ("deaths", "5"))), EXPORT, "acled:1")
    again = document_of(Row(5, (("id", "1"), ("deaths", "3"))), EXPORT, "acled:1")
    assert one.locator == two.locator
    assert one.id == again.id != two.id
