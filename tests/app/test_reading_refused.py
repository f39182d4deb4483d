"""What one reading breaks costs that reading, and no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from marsad.app.kit import load_kit
from marsad.app.main import run
from marsad.app.pool import read_all
from marsad.app.work import reading as work_of_reading
from marsad.app.work.reading import read_desk
from marsad.model.mentions import Reading
from marsad.model.sources import Document
from marsad.reading.sheet import Kit
from marsad.store.desk import open_desk

TEXTS = ("Gunmen attacked a checkpoint near Sebha.", "Shells hit a market in Sirte.")


def _twice_told(documents: Iterable[Document], kit: Kit, jobs: int = 1) -> Iterator[Reading]:
    """Every reading of the checkpoint has its claims twice, which the desk must refuse."""
    for reading in read_all(documents, kit, jobs):
        broken = "checkpoint" in reading.document.text
        yield replace(reading, claims=reading.claims * 2) if broken else reading


def test_a_refused_reading_is_listed_and_the_others_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for number, text in enumerate(TEXTS):
        (reports / f"{number}.txt").write_text(text, "utf-8")
    assert run(["init", str(tmp_path / "desk"), "--theatre", "Libya"]) == 0
    assert run(["add", str(reports), "--desk", str(tmp_path / "desk")]) == 0
    monkeypatch.setattr(work_of_reading, "read_all", _twice_told)
    with open_desk(tmp_path / "desk") as desk:
        report = read_desk(desk, load_kit(), at="2030-01-01T00:00:00+00:00")
    assert report.read == 1
    ((place, note),) = report.failed
    assert place.endswith("0.txt")
    assert "E-DESK-REFUSED" in note
