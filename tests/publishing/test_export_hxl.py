"""Hashtags: a second row that HXL reads, and the same data below it."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from marsad.model.errors import MarsadError
from marsad.publishing import export
from marsad.publishing.exports import FILES, FORMATS
from marsad.publishing.exports.hxl import (
    ACLED_TAGS,
    EVENT_TAGS,
    QUOTE_TAGS,
    TAGGED,
    UCDP_TAGS,
)

from . import weeks
from .export_shapes import workbook

TAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")  # tagging conventions 1.1
# The core hashtags of the dictionary (1.1) that are used; #group is what HDX calls the sides.
CORE = {"event", "date", "group", "loc", "geo", "country", "region", "adm1", "adm2", "adm3",
        "affected", "meta", "description"}  # fmt: skip


def lines(form: str, hxl: bool) -> list[list[str]]:
    files = export(
        weeks.second_week(), format=form, release="r", licence="CC0", query="all",
        made="2017-11-29T08:00:00+00:00", audience="desk", hxl=hxl,
    )  # fmt: skip
    assert json.loads(files["manifest.json"])["hxl"] is hxl
    data = files[FILES[form]]
    if form == "xlsx":
        return [["" if c is None else str(c) for c in row] for row in workbook(data)["events"]]
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


@pytest.mark.parametrize("form", TAGGED)
def test_the_second_row_has_tags_and_the_rest_is_as_without(form: str) -> None:
    head, tags, *rows = lines(form, hxl=True)
    assert [head, *rows] == lines(form, hxl=False)
    told = [t for t in tags if t]
    assert all(TAG.fullmatch(t) for t in told)
    assert {re.split(r"[#+]", t)[1] for t in told} <= CORE
    assert len(told) >= 5


@pytest.mark.parametrize("tags", [EVENT_TAGS, ACLED_TAGS, UCDP_TAGS, QUOTE_TAGS])
def test_no_two_columns_have_the_same_tag(tags: dict[str, str]) -> None:
    assert len(set(tags.values())) == len(tags)


@pytest.mark.parametrize("form", sorted(set(FORMATS) - set(TAGGED)))
def test_a_format_without_a_table_refuses_hashtags(form: str) -> None:
    with pytest.raises(MarsadError, match="E-EXPORT-FORMAT"):
        lines(form, hxl=True)
