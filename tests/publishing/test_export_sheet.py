"""Workbook and GeoParquet: what is written is read back; no text is a formula; no clock inside."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pyarrow.parquet as pq
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.codebook.contract import geometry_row
from marsad.publishing.exports.geoparquet import GEOMETRY
from marsad.publishing.exports.quotes import QUOTE_COLUMNS, quote_rows
from marsad.publishing.exports.rows import COLUMNS, flat_row
from marsad.publishing.exports.sheet import EVENTS, MANIFEST, QUOTES, Sheet, xlsx_bytes

from . import weeks
from .builders import held
from .export_shapes import FALCONS, c_shells, exported, shelling, workbook

FACTS = {"made": "2017-11-21", "counts": {"events": 1}, "withheld": []}


def plain(value: object) -> object:
    return value.date() if isinstance(value, datetime) else value


def test_the_sheet_of_events_is_the_csv() -> None:
    of = weeks.second_week()
    data, _ = exported("xlsx", of)
    head, *rows = workbook(data)[EVENTS]
    assert head == COLUMNS
    told = [tuple(map(plain, row)) for row in rows]
    assert told == [tuple(flat_row(e, of).values()) for e in of.events]


def test_ids_and_kinds_are_in_sight_and_no_column_is_endless() -> None:
    data, _ = exported("xlsx", weeks.second_week())
    sheet = openpyxl.load_workbook(io.BytesIO(data))[EVENTS]
    widths = [sheet.column_dimensions[c.column_letter].width for c in sheet[1]]
    longest = max(len(str(cell.value)) for cell in sheet["A"])
    assert longest < widths[0] <= 40
    assert all(10 <= width <= 40 for width in widths)


def test_the_sheet_of_quotes_is_the_quote_sheet() -> None:
    of = weeks.second_week()
    head, *rows = workbook(exported("xlsx", of)[0])[QUOTES]
    assert head == QUOTE_COLUMNS
    told = [dict(zip(head, map(plain, row), strict=True)) for row in rows]
    assert told == [dict.fromkeys(QUOTE_COLUMNS) | row for row in quote_rows(of)]


def test_the_sheet_of_the_manifest_tells_its_facts() -> None:
    data, manifest = exported("xlsx", weeks.first_week(), "public")
    facts = dict(workbook(data)[MANIFEST])
    assert facts["licence"] == manifest["licence"]
    assert facts["counts.events"] == manifest["counts"]["events"]
    assert facts["withheld"] == "; ".join(manifest["withheld"])


def test_the_workbook_bears_no_time_but_that_of_the_export() -> None:
    data, _ = exported("xlsx", shelling())
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = openpyxl.load_workbook(io.BytesIO(data)).properties
    times = {properties.created.isoformat(), properties.modified.isoformat()}
    assert times == {"2017-11-29T08:00:00"}


def test_a_name_that_is_a_formula_is_text_in_the_workbook() -> None:
    evil = replace(FALCONS, name="=HYPERLINK(1)")
    data, _ = exported("xlsx", shelling(actors=(held(evil, c_shells),)))
    cell = openpyxl.load_workbook(io.BytesIO(data))[EVENTS].cell(2, COLUMNS.index("actors") + 1)
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=HYPERLINK(1)", "s", True)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cn"]), max_size=40),
       st.sampled_from(["", "=", "+", "-", "@", "\t"]))  # fmt: skip
def test_every_text_is_read_back_as_text(text: str, before: str) -> None:
    said = before + text
    data = xlsx_bytes((Sheet(EVENTS, ("words",), [{"words": said}]),), FACTS)
    cell = openpyxl.load_workbook(io.BytesIO(data))[EVENTS].cell(2, 1)
    assert (cell.value or "") == said
    assert cell.data_type != "f"


def test_geoparquet_is_read_back_with_types_and_shapes() -> None:
    of = weeks.second_week()
    data, _ = exported("geoparquet", of)
    rows = pq.read_table(io.BytesIO(data)).to_pylist()
    assert tuple(rows[0]) == (*COLUMNS, GEOMETRY)
    for row, event in zip(rows, of.events, strict=True):
        wkb = row.pop(GEOMETRY)
        assert row == flat_row(event, of)
        known = geometry_row(event.where.value) if event.where else None
        assert (wkb is None) == (known is None)
        if wkb is not None and known is not None:
            assert shapely.from_wkb(wkb).equals(shapely.geometry.shape(known))
    assert isinstance(next(r["latest"] for r in rows if r["latest"]), date)


def test_geoparquet_says_what_its_shapes_are() -> None:
    data, _ = exported("geoparquet", weeks.first_week())
    geo = json.loads(pq.read_schema(io.BytesIO(data)).metadata[b"geo"])
    assert (geo["version"], geo["primary_column"]) == ("1.1.0", GEOMETRY)
    column = geo["columns"][GEOMETRY]
    assert column["encoding"] == "WKB"
    assert column["crs"]["id"] == {"authority": "OGC", "code": "CRS84"}
    assert column["geometry_types"] == ["Point", "Polygon"]
    shapes = pq.read_table(io.BytesIO(data))[GEOMETRY].to_pylist()
    known = [shapely.from_wkb(s) for s in shapes if s is not None]
    assert column["bbox"] == list(shapely.GeometryCollection(known).bounds)
    rings = [s.exterior for s in known if s.geom_type == "Polygon"]
    assert all(ring.is_ccw for ring in rings)
