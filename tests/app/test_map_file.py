"""``annotate --map``: the lines as before, a page besides, and no file lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from marsad.app.main import run

REPORT = "Warplanes bombed a market in Taiz on Friday, residents said.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "report.txt").write_text(REPORT, "utf-8")
    return folder


def test_the_lines_are_those_without_a_map_and_the_page_holds_the_text(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "map.html"
    assert run(["annotate", str(report)]) == 0
    plain = capsys.readouterr().out
    assert run(["annotate", str(report), "--map", str(page)]) == 0
    assert capsys.readouterr().out == plain
    first = page.read_bytes()
    assert b"Taiz" in first
    assert run(["annotate", str(report), "--map", str(page)]) == 0
    assert page.read_bytes() == first, "written again, the same bytes"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".map-")] == []


def test_a_refused_item_is_listed_on_the_page_and_the_exit_code_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text(json.dumps({"id": "a", "text": REPORT}) + '\n{"id": "b"}\n', "utf-8")
    page = tmp_path / "map.html"
    assert run(["annotate", str(lines), "--map", str(page)]) == 3
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert "Not read (1)" in page.read_text("utf-8")


@pytest.mark.parametrize("where", ["missing/map.html", "in", "in/report.txt"])
def test_a_path_that_cannot_be_written_is_one_line_before_anything_is_read(
    where: str, report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["annotate", str(report), "--map", str(tmp_path / where)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
    assert printed.err.startswith("marsad: E-MAP: the map cannot be written: ")
    assert (report / "report.txt").read_text("utf-8") == REPORT


def test_the_page_is_not_read_as_a_report_the_second_time(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = report / "map.html"
    assert run(["annotate", str(report), "--map", str(page)]) == 0
    first = capsys.readouterr().out
    assert run(["annotate", str(report), "--map", str(page)]) == 0
    printed = capsys.readouterr()
    assert printed.out == first
    assert "I-MAP" in printed.err


def test_a_map_and_an_explanation_exclude_each_other(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "map.html"
    assert run(["annotate", str(report), "--explain", "--map", str(page)]) == 2
    assert "E-USAGE" in capsys.readouterr().err
    assert not page.exists()


def test_a_link_to_a_page_is_written_through(report: Path, tmp_path: Path) -> None:
    page, link = tmp_path / "map.html", tmp_path / "link.html"
    link.symlink_to(page)
    assert run(["annotate", str(report), "--map", str(link)]) == 0
    assert link.is_symlink()
    assert b"Taiz" in page.read_bytes()


def test_the_page_does_not_replace_the_file_that_the_lines_go_to(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = tmp_path / "lines.jsonl"
    with lines.open("w") as file:
        monkeypatch.setattr("sys.stdout", file)
        assert run(["annotate", str(report), "--map", str(lines)]) == 1
    assert "E-MAP: the map cannot be written: the lines are written there" in (
        capsys.readouterr().err
    )
