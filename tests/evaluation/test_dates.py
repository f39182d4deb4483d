"""The scorer of dates, on hand-made gold."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from marsad.evaluation.dates import Timex, pairs, score
from marsad.evaluation.wikiwars import SUITES
from marsad.model.errors import MarsadError
from marsad.model.mentions import Reading, TimeMention
from marsad.model.sources import Document

TEXT = "It fell on 3 May 1912, and two days later it rained."


def test_outer_punctuation_does_not_count() -> None:
    found = score(TEXT, [Timex(11, 22, "1912-05-03")], [Timex(11, 21, "1912-05-03")])
    assert (found.strict, found.relaxed, found.value) == (1, 1, 1)


def test_an_overlap_is_relaxed_but_not_strict() -> None:
    found = score(TEXT, [Timex(11, 21, "1912-05-03")], [Timex(13, 21, "1912-05")])
    assert (found.strict, found.relaxed, found.value) == (0, 1, 0)


def test_one_found_meets_one_gold() -> None:
    gold = [Timex(11, 12, "a"), Timex(13, 21, "b")]
    assert len(pairs(gold, [Timex(11, 21, "b")])) == 1


def test_an_equal_span_goes_before_an_overlap() -> None:
    gold = [Timex(11, 21, "long"), Timex(13, 21, "short")]
    both = pairs(gold, [Timex(13, 21, "short"), Timex(11, 16, "long")])
    assert [(g.value, f.value) for g, f in both] == [("long", "long"), ("short", "short")]


def test_the_suite_counts_over_all_gold(tmp_path: Path) -> None:
    row = {
        "id": "a",
        "dct": "2009-12-19",
        "text": TEXT,
        "timexes": [
            {"start": 11, "end": 21, "text": "3 May 1912", "type": "DATE", "value": "1912-05-03"},
            {"start": 27, "end": 41, "text": "two days later", "type": "DATE", "value": "x"},
        ],
    }
    path = tmp_path / "gold.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(row).encode()))
    asked: list[tuple[Document, Sequence[str]]] = []

    def reader(documents: Sequence[Document], names: Sequence[str]) -> list[Reading]:
        asked.extend((d, names) for d in documents)
        time = TimeMention(11, 21, TEXT[11:21], "DATE", "1912-05-03", None, None, "day", "explicit")
        return [Reading(d, "run", times=(time, replace(time, start=0, end=2))) for d in documents]

    (suite,) = SUITES
    result = suite.run(path, reader)
    assert asked[0][0].published == date(2009, 12, 19)
    assert asked[0][1] == ("times",)
    assert [f.name for f in result.figures] == ["strict F1", "relaxed F1", "value F1"]
    assert [f.value for f in result.figures] == [0.5, 0.5, 0.5]
    assert {f.gold for f in result.figures} == {2}


def test_missing_gold_is_said(tmp_path: Path) -> None:
    with pytest.raises(MarsadError, match="gold"):
        SUITES[0].run(tmp_path / "none.jsonl.gz", lambda documents, names: [])
