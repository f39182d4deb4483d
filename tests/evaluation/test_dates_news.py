"""Times in news: joined by their hash, scored as TempEval-3 does, approximate days with slack."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from marsad.evaluation import dates_news
from marsad.evaluation.dates import Timex, right_value, score
from marsad.model.errors import MarsadError
from marsad.model.hashing import sha256_text
from marsad.model.mentions import Reading, TimeMention
from marsad.model.sources import Document

TEXT = "On Monday two herders were shot; Ramadan begins next week."
MONDAY = {"start": 3, "end": 9, "type": "DATE", "value": "2021-04-05"}
RAMADAN = {
    "start": 33, "end": 40, "type": "DATE", "value": "2021-04-13/2021-05-12", "approx": True,
}  # fmt: skip
ROW: dict[str, Any] = {
    "id": "a", "half": "dev", "text": TEXT, "published": "2021-04-06", "country": "QQQ",
    "timexes": [MONDAY, RAMADAN],
}  # fmt: skip


def month(earliest: date | None, latest: date | None) -> Timex:
    return Timex(33, 40, "1442-09", "DATE", earliest, latest)


def mention(start: int, end: int, value: str, kind: str = "DATE") -> TimeMention:
    return TimeMention(start, end, TEXT[start:end], kind, value, None, None, "day", "explicit")


class Finds:
    """A reader that finds the same in every text, and keeps what it was asked."""

    def __init__(self, *times: TimeMention) -> None:
        self.times = times
        self.documents: list[Document] = []

    def __call__(self, documents: Sequence[Document], names: Sequence[str]) -> list[Reading]:
        assert tuple(names) == ("times",)
        self.documents += documents
        return [Reading(d, "run", times=self.times) for d in documents]


def gold_in(folder: Path, monkeypatch: pytest.MonkeyPatch, **rows: list[dict[str, Any]]) -> None:
    for name, lines in rows.items():
        written = "\n".join(map(json.dumps, lines))
        (folder / f"dates-{name}.jsonl").write_text(written, "utf-8")
    monkeypatch.setattr(dates_news, "GOLD", folder)


def by_others(item: str, half: str = "dev", digest: str | None = None) -> dict[str, Any]:
    return {
        **ROW, "id": item, "half": half, "text": None, "sha256": digest or sha256_text(TEXT),
        "ref": {"path": "news.jsonl.gz", "item": item, "from": 0, "to": len(TEXT)},
    }  # fmt: skip


def test_an_approximate_month_is_right_within_a_day_at_either_end() -> None:
    (_, gold) = dates_news.labelled(ROW)
    assert right_value(gold, month(date(2021, 4, 12), date(2021, 5, 13)))
    assert not right_value(gold, month(date(2021, 4, 11), date(2021, 5, 12)))
    assert not right_value(gold, month(date(2021, 4, 13), date(2021, 5, 14)))
    assert not right_value(gold, month(date(2021, 4, 13), None))


def test_an_approximate_day_has_two_equal_ends() -> None:
    gold = Timex(0, 3, "2021-05-13", "DATE", approx=True)
    day = date(2021, 5, 14)
    assert right_value(gold, Timex(0, 3, "x", "DATE", day, day))
    assert not right_value(gold, Timex(0, 3, "2021-05-13", "DATE", date(2021, 5, 11), day))


def test_any_other_value_is_right_when_it_is_equal_and_not_when_it_covers_the_same_day() -> None:
    monday, _ = dates_news.labelled(ROW)
    day = date(2021, 4, 5)
    assert right_value(monday, Timex(3, 9, "2021-04-05"))
    assert not right_value(monday, Timex(3, 9, "2021-04-05TMO", "TIME", day, day))


def test_the_type_counts_apart_from_the_value() -> None:
    found = score(TEXT, dates_news.labelled(ROW), [Timex(3, 9, "2021-04-05", "TIME")])
    assert (found.strict, found.relaxed, found.type, found.value) == (1, 1, 0, 1)


def test_own_texts_are_measured_without_the_collections(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gold_in(tmp_path, monkeypatch, own=[ROW], shared=[by_others("7")])
    reader = Finds(mention(3, 9, "2021-04-05"), mention(48, 57, "2021-W15"))
    result = dates_news.run(tmp_path / "nowhere", reader)
    names = ["strict F1", "relaxed F1", "type F1", "value F1", "value F1, both halves"]
    assert [f.name for f in result.figures] == names
    assert [f.value for f in result.figures] == [0.5] * 5
    assert {f.gold for f in result.figures} == {2}
    assert result.note.startswith("dev 1 documents, 2 expressions; ")
    assert "1 texts of others are not there" in result.note
    assert [(d.published, d.country) for d in reader.documents] == [(date(2021, 4, 6), "QQQ")]


def test_texts_by_others_are_joined_and_other_copies_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gold_in(tmp_path, monkeypatch, shared=[by_others("7"), by_others("8", digest="0")])
    lines = [json.dumps({"id": i, "text": TEXT}) for i in "78"]
    (tmp_path / "news.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    reader = Finds(mention(3, 9, "2021-04-05"))
    result = dates_news.run(tmp_path, reader)
    assert [d.text for d in reader.documents] == [TEXT]
    assert result.note.startswith("dev 1 documents, 2 expressions; ")
    assert result.note.endswith("1 texts are other copies and were left out")


def test_the_other_half_counts_in_one_figure_alone_and_its_errors_are_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = {**ROW, "timexes": [MONDAY]}
    gold_in(tmp_path, monkeypatch, own=[seen, {**ROW, "id": "b", "half": "test"}])
    result = dates_news.run(tmp_path, Finds(mention(3, 9, "2021-04-05")))
    figures = {f.name: f for f in result.figures}
    assert (figures["value F1"].value, figures["value F1"].gold) == (1.0, 1)
    assert (figures["value F1, both halves"].value, figures["value F1, both halves"].gold) == (
        0.8, 3,
    )  # fmt: skip
    assert result.note.startswith(
        "dev 1 documents, 1 expressions; test 1 documents, 2 expressions; "
    )
    assert "errors of the dev half: none" in result.note


def test_no_labels_at_all_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates_news, "GOLD", tmp_path)
    with pytest.raises(MarsadError, match="labels of times"):
        dates_news.run(tmp_path, Finds())
