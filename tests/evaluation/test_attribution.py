"""The attribution suite's arithmetic, on two sentences of our own."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from marsad.evaluation.attribution import SUITES, run, same_relation, tally, trimmed
from marsad.evaluation.attribution import Tally as Counted
from marsad.model.errors import MarsadError
from marsad.model.mentions import Attribution, Reading
from marsad.model.sources import Document

TEXT = "The mayor said the road was closed. Nobody spoke."
GOLD = Attribution(((0, 9),), ((10, 14),), ((15, 34),))


def tallied(*found: Attribution) -> dict[str, tuple[int, int, int]]:
    names = ("source", "cue", "content", "content-characters", "relation")
    into = {name: Counted() for name in names}
    tally(TEXT, found, [GOLD], into)
    return {name: (t.hits, t.found, t.gold) for name, t in into.items()}


def test_outer_punctuation_does_not_count() -> None:
    assert trimmed("“Go,” he", 0, 5) == (1, 3)
    assert tallied(Attribution(((0, 9),), ((10, 14),), ((15, 35),)))["content"] == (1, 1, 1)


def test_half_of_the_content_is_a_relation_but_no_exact_span() -> None:
    half = Attribution(((4, 9),), ((10, 14),), ((15, 27),))
    counted = tallied(half)
    assert counted["relation"] == (1, 1, 1)
    assert counted["content"] == (0, 1, 1)
    assert counted["content-characters"] == (10, 10, 16)


def test_what_is_not_found_is_wrong_and_nothing_counts_twice() -> None:
    assert tallied()["relation"] == (0, 0, 1)
    assert tallied(GOLD, GOLD)["relation"] == (1, 2, 1)


def test_a_source_that_is_missing_or_invented_is_no_relation() -> None:
    nobody = Attribution((), ((10, 14),), ((15, 34),))
    assert not same_relation(TEXT, nobody, GOLD)
    assert same_relation(TEXT, nobody, nobody)


def reader(documents: Sequence[Document], needs: Sequence[str]) -> list[Reading]:
    assert tuple(needs) == ("attributions",)
    return [Reading(d, "r", attributions=(GOLD,)) for d in documents]


def test_the_suite_reads_a_file(tmp_path: Path) -> None:
    row = {"id": "a", "text": TEXT, "annotations": [{"annotator": "x", "attributions": [
        {"id": "1", "source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 34]]},
        {"id": "2", "source": [], "cue": [[43, 48]], "content": [[36, 42]]},
    ]}]}  # fmt: skip
    path = tmp_path / "dev.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    figures = {f.name: f for f in run(path, reader).figures}
    assert figures["relation"].gold == 2
    assert figures["relation"].value == pytest.approx(2 / 3)
    assert figures["source"].value == 1.0
    with pytest.raises(MarsadError):
        run(tmp_path / "none", reader)
    assert [s.name for s in SUITES] == ["attribution"]
