"""Tables of reports: a report for each row, or one line that says why there is none."""

from __future__ import annotations

import csv
from datetime import date, datetime
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_desk import RECEIVED
from openpyxl import Workbook
from paper_desk import changed_part

from marsad.app.annotate import name_of
from marsad.intake import Item, Refusal, read_item
from marsad.intake.tables import MOST_ROWS, table_items
from marsad.model.sources import Document

HEADER = ["ID", "Title", "TEXT", "Published", "source", "Language"]
ROW = ["k-1", "Bridge gone", "A bridge over the Narda fell.", "2018-03-05", "Kesra Watch", "en"]


def _csv(rows: list[list[str]], separator: str = ",") -> bytes:
    out = StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode()


def _xlsx(*sheets: list[list[object]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _read(item: Item) -> Document:
    found = read_item(item, received=RECEIVED)
    assert isinstance(found, Document), found
    return found


def _only_refusal(raw: bytes, form: str) -> Refusal:
    (item,) = table_items(raw, "a", form)
    assert item.refusal is not None
    return item.refusal


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_row_says_what_its_columns_are_named(separator: str) -> None:
    (item,) = table_items(_csv([HEADER, ROW], separator), "a.csv", "csv")
    found = _read(item)
    assert (item.locator, name_of(item)) == ("a.csv#row-2", "k-1")
    assert (found.text, found.title) == ("A bridge over the Narda fell.", "Bridge gone")
    assert (found.source.name, found.published) == ("Kesra Watch", date(2018, 3, 5))
    assert found.language == "en"


def test_a_workbook_gives_the_same_and_days_may_be_cells_of_days() -> None:
    row = [7, "Bridge gone", ROW[2], datetime(2018, 3, 5), "Kesra Watch", None]  # noqa: DTZ001
    (item,) = table_items(_xlsx([HEADER, row]), "a.xlsx", "xlsx")
    assert (_read(item).published, name_of(item)) == (date(2018, 3, 5), "7")


def test_rows_keep_their_number_and_blank_ones_are_no_items() -> None:
    raw = b"text\n\nTroops left.\n\"Two\nlines.\"\n"
    items = list(table_items(raw, "a", "csv"))
    assert [(i.locator, _read(i).text) for i in items] == [
        ("a#row-3", "Troops left."), ("a#row-4", "Two\nlines."),
    ]  # fmt: skip


def test_every_sheet_with_reports_is_read_and_the_others_are_named() -> None:
    sheets: list[list[list[object]]] = [
        [["text"], ["Troops left."]], [["town"], ["Kesra"]], [["Text"], ["Troops came."]], [],
    ]  # fmt: skip
    items = list(table_items(_xlsx(*sheets), "a", "xlsx"))
    assert [(i.locator, i.refusal.code if i.refusal else "item") for i in items] == [
        ("a#row-2", "item"), ("a#sheet-2", "I-NOT-A-REPORT"), ("a#sheet-3-row-2", "item"),
    ]  # fmt: skip


def test_no_column_of_texts_is_one_refusal_however_many_rows() -> None:
    raw = _csv([["town", "killed"], ["Kesra", "2"], ["Bir Salun", "3"]])
    found = _only_refusal(raw, "csv")
    assert (found.code, found.message) == (
        "E-INTAKE-FIELD", "no column is named 'text' in its first row",
    )  # fmt: skip
    assert _only_refusal(_xlsx([["town"], ["Kesra"]]), "xlsx").code == "E-INTAKE-FIELD"


def test_a_row_without_text_or_with_no_day_is_refused_alone() -> None:
    raw = _csv([["text", "published"], ["", "2018-03-05"], ["Gone.", "spring"], ["Left.", ""]])
    found = [read_item(i, received=RECEIVED) for i in table_items(raw, "a", "csv")]
    assert [f.code if isinstance(f, Refusal) else f.text for f in found] == [
        "E-INTAKE-FIELD", "E-INTAKE-FIELD", "Left.",
    ]  # fmt: skip


def test_a_quotation_that_never_ends_swallows_no_rows() -> None:
    assert _only_refusal(b'text\nOne.\n"Two.\nThree.\n', "csv").code == "E-INTAKE-PARSE"


def test_what_is_no_table_is_refused_by_one_line() -> None:
    assert _only_refusal(b"", "csv").code == "E-INTAKE-EMPTY"
    assert _only_refusal(b"id,text\n", "csv").code == "E-INTAKE-EMPTY"
    assert _only_refusal(b"text\x00a", "csv").code == "E-INTAKE-BINARY"
    assert _only_refusal(_xlsx([["text"]])[:2_000], "xlsx").code == "E-INTAKE-PARSE"
    assert _only_refusal(b"text\nTroops left.", "xlsx").code == "E-INTAKE-PARSE"


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1)


@settings(deadline=None, max_examples=60)
@given(st.lists(TEXT.filter(str.strip), min_size=1, max_size=4))
def test_a_cell_is_kept_to_the_last_character(texts: list[str]) -> None:
    rows = [["text", "id"], *([text, "x"] for text in texts)]
    items = table_items(_csv(rows), "a", "csv")
    assert [_read(item).text for item in items] == texts


def test_a_row_that_says_it_is_far_down_a_sheet_is_named_and_costs_little() -> None:
    raw = _xlsx([["text"], ["Troops left."]])
    far = changed_part(raw, "xl/worksheets/sheet1.xml", b'<row r="2"', b'<row r="999999999"')
    found = _only_refusal(far, "xlsx")
    assert (found.code, found.locator) == ("E-INTAKE-TOO-LARGE", f"a#row-{MOST_ROWS + 1}")


def test_a_row_of_hxl_hashtags_below_the_header_is_no_report() -> None:
    raw = b"title,text,published\n#meta+title, #description ,#date+reported\nA,Shells fell.,\n"
    tags, report = table_items(raw, "t.csv", "csv")
    assert tags.refusal is not None
    assert (tags.refusal.outcome, tags.locator) == ("skipped", "t.csv#row-2")
    assert (report.form, report.locator) == ("row", "t.csv#row-3")


@pytest.mark.parametrize("row", [b"#libya", b"#a b", b'"#a, #b"', b"#libya,shells fell"])
def test_a_report_that_is_hashtags_or_has_one_is_a_report(row: bytes) -> None:
    (item,) = table_items(b"text,title\n" + row + b"\n", "t.csv", "csv")
    assert item.form == "row"


def test_hashtags_further_down_are_text() -> None:
    rows = list(table_items(b"text,title\nShells fell.,A\n#a+b,#c+d\n", "t.csv", "csv"))
    assert [item.form for item in rows] == ["row", "row"]
