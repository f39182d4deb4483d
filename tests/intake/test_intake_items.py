"""Folders become items: sorted, complete, and with a receipt for what was left out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from intake_desk import RECEIVED

from marsad.intake import Refusal, find_inputs, items_from_lines, read_item
from marsad.intake.refusals import no_reports


def _codes(folder: Path) -> dict[str, str]:
    """For each item below ``folder`` its refusal's code, ``item`` when there is none."""
    return {
        i.locator.removeprefix(f"{folder}/"): i.refusal.code if i.refusal else "item"
        for i in find_inputs([folder])
    }


def test_a_folder_is_read_in_order_and_what_is_no_report_is_named(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/z.txt", "b/a.md", "c.HTML", "d.png", "e.msg", ".secret", "README.md"):
        (tmp_path / name).write_text("Shelling in the port.")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("no report")
    assert list(_codes(tmp_path).items()) == [
        (".git", "I-HIDDEN"),
        (".secret", "I-HIDDEN"),
        ("README.md", "I-NOT-A-REPORT"),
        ("b/a.md", "item"),
        ("b/z.txt", "item"),
        ("c.HTML", "item"),
        ("d.png", "I-SUFFIX"),
        ("e.msg", "E-INTAKE-FORMAT"),
    ]


def test_what_is_skipped_is_not_what_is_refused(tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(b"x")
    (tmp_path / "order.doc").write_bytes(b"x")
    outcomes = [i.refusal.outcome for i in find_inputs([tmp_path]) if i.refusal]
    assert outcomes == ["skipped", "refused"]


def test_an_office_file_that_is_not_read_says_what_to_save_it_as(tmp_path: Path) -> None:
    for name in ("a.doc", "b.rtf", "c.msg"):
        (tmp_path / name).write_bytes(b"x")
    said = [i.refusal.message for i in find_inputs([tmp_path]) if i.refusal]
    assert said == [
        ".doc cannot be read; save it as .docx or .pdf",
        ".rtf cannot be read; save it as .docx or .pdf",
        ".msg cannot be read; save it as .eml",
    ]


def test_one_is_counted_in_the_singular() -> None:
    assert no_reports(1, "file", "1 .jpg") == "1 file that is no report: 1 .jpg"
    assert no_reports(3, "line", "3 media") == "3 lines that are no reports: 3 media"


def test_a_file_named_outright_is_refused_by_its_format(tmp_path: Path) -> None:
    path = tmp_path / "map.png"
    path.write_bytes(b"x")
    (item,) = find_inputs([path])
    assert item.refusal is not None
    assert item.refusal.code == "E-INTAKE-FORMAT"


def test_json_lines_count_from_one_and_blank_lines_keep_their_number(tmp_path: Path) -> None:
    path = tmp_path / "posts.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "One."}\r\n\r\n{"text": "Three.\xe2\x80\xa8Still."}')
    items = list(find_inputs([path]))
    assert [i.locator.rsplit("/", 1)[1] for i in items] == ["posts.jsonl#1", "posts.jsonl#3"]
    texts = [getattr(read_item(i, received=RECEIVED), "text", None) for i in items]
    assert texts == ["One.", "Three.\u2028Still."]


def test_json_lines_may_be_utf_16(tmp_path: Path) -> None:
    path = tmp_path / "posts.jsonl"
    path.write_bytes('{"text": "جرحى في الميناء."}\n'.encode("utf-16"))
    (item,) = find_inputs([path])
    assert getattr(read_item(item, received=RECEIVED), "language", "") == "ar"


def test_lines_of_standard_input() -> None:
    items = list(items_from_lines(['{"text": "A"}\n', "\n", b'{"text": "B"}'], "stdin"))
    assert [i.locator for i in items] == ["stdin#1", "stdin#3"]


def test_links_that_lead_nowhere_or_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    (tmp_path / "self").symlink_to(tmp_path)
    assert _codes(tmp_path) == {
        "gone.txt": "E-INTAKE-READ",
        "round.txt": "E-INTAKE-READ",
        "self": "I-SEEN",
    }


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert _codes(tmp_path) == {"pipe.txt": "E-INTAKE-READ"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Troops moved.")
    path.chmod(0)
    (item,) = find_inputs([path])
    found = read_item(item, received=RECEIVED)
    assert isinstance(found, Refusal)
    assert found.code == "E-INTAKE-READ"


def test_a_file_that_went_away_between_finding_and_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Troops moved.")
    (item,) = find_inputs([path])
    path.unlink()
    found = read_item(item, received=RECEIVED)
    assert isinstance(found, Refusal)
    assert found.code == "E-INTAKE-READ"


def test_a_file_over_the_limit_is_refused_by_name_and_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("x" * 101)
    (item,) = find_inputs([path])
    found = read_item(item, received=RECEIVED, limit=100)
    assert isinstance(found, Refusal)
    assert (found.code, found.locator) == ("E-INTAKE-TOO-LARGE", str(path))
    assert not isinstance(read_item(item, received=RECEIVED, limit=101), Refusal)
