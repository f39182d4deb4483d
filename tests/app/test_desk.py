"""The main job on a desk: add, read, resolve, brief, export, verify; killed and gone on with."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from marsad.app.main import run
from marsad.app.work.periods import period_of, weeks_of
from marsad.model.errors import MarsadError
from marsad.publishing import own_words
from marsad.publishing.exports import FORMATS
from marsad.publishing.paper import letters
from marsad.publishing.wording import places
from marsad.store.briefs import brief_files, briefs
from marsad.store.desk import open_desk
from marsad.store.held import events
from marsad.store.library import document

EXAMPLE = Path(__file__).parents[2] / "examples" / "libya-2017"


@pytest.fixture(scope="module")
def monitored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk") / "libya"
    words = ["monitor", str(EXAMPLE), "--out", str(folder), "--theatre", "Libya",
             "--from", "2017-11-15", "--to", "2017-11-28"]  # fmt: skip
    assert run(words) == 0
    return folder


def test_the_main_job_makes_a_brief_for_each_week(monitored: Path) -> None:
    with open_desk(monitored) as desk:
        told = briefs(desk)
        assert [str(b.period[0]) for b in told] == ["2017-11-15", "2017-11-22"]
        for brief in told:
            files = brief_files(desk, brief.id)
            assert set(files) == {"brief.html", "brief.md", "brief.docx", "brief.pdf"}
            assert files["brief.html"][:15].lower() == b"<!doctype html>"
            assert files["brief.pdf"].startswith(b"%PDF-")


def test_law_9_a_published_brief_carries_the_head_of_the_ledger(monitored: Path) -> None:
    with open_desk(monitored) as desk:
        for brief in briefs(desk):
            assert brief.as_of > 0
            assert len(brief.head) == 64


def test_a_brief_knows_nothing_that_was_published_after_its_week(monitored: Path) -> None:
    with open_desk(monitored) as desk:
        first = briefs(desk)[0]
        days = [note.published for note in first.footnotes if note.published is not None]
        assert days
        assert max(days) <= first.period[1]


def test_every_footnote_goes_to_words_of_an_archived_report(monitored: Path) -> None:
    with open_desk(monitored) as desk:
        for brief in briefs(desk):
            assert brief.footnotes
            for note in brief.footnotes:
                report = document(desk, note.document)
                assert 0 <= note.start < note.end <= len(report.text)
                words = report.text[note.start : note.end]
                if "withheld" not in note.quote:
                    assert note.quote == words, "a quote stands in its report"


def test_verify_is_clean_and_says_what_it_looked_at(
    monitored: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verify", "--desk", str(monitored)]) == 0
    assert "clean:" in capsys.readouterr().out


def test_law_5_folding_again_changes_nothing(monitored: Path) -> None:
    with open_desk(monitored) as desk:
        before = events(desk)
    assert run(["resolve", "--desk", str(monitored)]) == 0
    with open_desk(monitored) as desk:
        assert events(desk) == before


def test_the_same_monitor_again_adds_nothing_twice(
    monitored: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["add", str(EXAMPLE), "--desk", str(monitored)])
    printed = capsys.readouterr().out.splitlines()
    assert not [line for line in printed if line.startswith("added")]
    assert len([line for line in printed if line.startswith("known")]) >= 30


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_comes_with_its_manifest(monitored: Path, tmp_path: Path, form: str) -> None:
    assert run(["export", str(tmp_path / form), "--as", form, "--desk", str(monitored)]) == 0
    manifest = json.loads((tmp_path / form / "manifest.json").read_text("utf-8"))
    assert manifest["licence"] == "CC BY 4.0"
    assert manifest["files"]


def test_arabic_is_kept_announced_and_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "desk"
    report = EXAMPLE / "posts" / "2017-11-22-red-crescent-sirte-ar.txt"
    run(["init", str(folder)])
    assert run(["add", str(report), "--desk", str(folder)]) == 0
    assert "language ar: kept, not read yet" in capsys.readouterr().out
    assert run(["read", "--desk", str(folder)]) == 0
    assert "kept unread: 1 in language ar" in capsys.readouterr().out


def test_the_main_job_ends_by_saying_what_became_of_the_items(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text("Shelling\nHill Wire, 17 November 2017\n\nShells hit Sirte.\n")
    (reports / "b.doc").write_bytes(b"x")
    folder = str(tmp_path / "desk")
    assert run(["monitor", str(reports), "--out", folder]) == 3
    lines = capsys.readouterr().out.splitlines()
    assert lines[2:4] == ["1 added, 1 refused", next(x for x in lines if x.startswith("read 1 "))]


def test_a_search_without_a_find_and_a_missing_option_are_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(tmp_path / "desk")
    run(["init", folder])
    assert run(["search", "unheard", "--desk", folder]) == 0
    assert capsys.readouterr().err == "marsad: no report holds these words\n"
    assert run(["monitor", folder]) == 2
    assert capsys.readouterr().err == "marsad: E-USAGE: Missing option '--out'; see marsad --help\n"


def test_a_brief_whose_pdf_fails_is_published_with_one_line_that_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "desk"
    report = EXAMPLE / "wire" / "2017-11-16-lna-strikes-harawah.txt"
    monkeypatch.setattr(letters, "PACKAGES", (("no_such_letters", ""),))
    assert run(["monitor", str(report), "--out", str(folder)]) == 3
    said = capsys.readouterr().err.splitlines()
    assert [line for line in said if line.startswith("marsad: E-PAPER: ")] == said
    assert len(said) == 1
    with open_desk(folder) as desk:
        (brief,) = briefs(desk)
        assert set(brief_files(desk, brief.id)) == {"brief.html", "brief.md", "brief.docx"}
    assert run(["verify", "--desk", str(folder)]) == 0


def test_a_reviewer_rejects_a_claim_and_the_ledger_keeps_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "desk"
    run(["init", str(folder)])
    run(["add", str(EXAMPLE / "wire"), "--desk", str(folder)])
    run(["read", "--desk", str(folder)])
    run(["resolve", "--desk", str(folder)])
    with open_desk(folder) as desk:
        held = events(desk)
    claim = held[0].claims[0]
    words = ["review", "--desk", str(folder), "--verb", "reject-claim", "--subject", claim]
    assert run(words) == 1, "a rejection needs a reason"
    assert "E-REVIEW-REASON" in capsys.readouterr().err
    assert run([*words, "--reason", "misread"]) == 0
    with open_desk(folder) as desk:
        assert all(claim not in event.claims for event in events(desk))
    assert run(["verify", "--desk", str(folder)]) == 0


def test_a_purged_report_leaves_a_tombstone_and_a_clean_desk(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    run(["init", str(folder)])
    run(["add", str(EXAMPLE / "wire"), "--desk", str(folder)])
    run(["read", "--desk", str(folder)])
    run(["resolve", "--desk", str(folder)])
    with open_desk(folder) as desk:
        identity = next(c for c in desk_documents(folder))
    assert run(["purge", identity, "--reason", "court order", "--desk", str(folder)]) == 0
    with open_desk(folder) as desk:
        gone = document(desk, identity)
        assert gone.purged
        assert gone.text == ""
    assert run(["verify", "--desk", str(folder)]) == 0


def desk_documents(folder: Path) -> list[str]:
    from marsad.store.library import documents

    with open_desk(folder) as desk:
        return [d.id for d in documents(desk)]


def test_nothing_reported_is_lost_when_a_command_is_killed(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    run(["init", str(folder)])
    chance = random.Random(11)
    commands = (["add", str(EXAMPLE)], ["read"], ["resolve"])
    for words in commands:
        line = [sys.executable, "-m", "marsad.app.main", *words, "--desk", str(folder)]
        with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            try:
                printed, _ = process.communicate(timeout=chance.uniform(0.8, 2.5))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                printed, _ = process.communicate()
        reported = [row for row in printed.decode().splitlines() if row.startswith("added")]
        assert len(desk_documents(folder)) >= len(reported)
        assert run(["verify", "--desk", str(folder)]) == 0
        assert run([*words, "--desk", str(folder)]) in (0, 3), "the same command goes on"
    assert len(desk_documents(folder)) >= 30
    assert run(["verify", "--desk", str(folder)]) == 0


def test_weeks_run_from_the_first_day_and_the_last_may_be_short() -> None:
    from datetime import date

    weeks = weeks_of(date(2017, 11, 15), date(2017, 11, 30))
    assert [(a.day, b.day) for a, b in weeks] == [(15, 21), (22, 28), (29, 30)]


def test_without_dates_there_is_no_period_to_tell() -> None:
    with pytest.raises(MarsadError, match="E-PERIOD"):
        period_of(None, None, [])


def test_a_desk_publishes_other_forms_beside_its_own_and_tells_nothing_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "desk"
    report = EXAMPLE / "wire" / "2017-11-16-lna-strikes-harawah.txt"
    assert run(["monitor", str(report), "--out", str(folder)]) == 0
    for form in ("incident-log", "country-overview", "incident-log"):
        assert run(["brief", "--desk", str(folder), "--template", form]) == 0
    with open_desk(folder) as desk:
        forms = [b.template for b in briefs(desk)]
    assert forms == ["weekly-monitor", "incident-log", "country-overview"]
    capsys.readouterr()
    assert run(["brief", "--desk", str(folder), "--template", "novel"]) == 2
    assert "E-USAGE: no such template: novel" in capsys.readouterr().err
    assert run(["verify", "--desk", str(folder)]) == 0


def test_a_brief_with_a_sentence_that_may_not_go_out_is_not_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "desk"
    report = EXAMPLE / "wire" / "2017-11-16-lna-strikes-harawah.txt"
    monkeypatch.setattr(places, "_km", lambda distance: "91")
    monkeypatch.setattr(own_words, "in_own_words", lambda *_: None)
    assert run(["monitor", str(report), "--out", str(folder)]) == 1
    (line,) = [s for s in capsys.readouterr().err.splitlines() if "E-BRIEF-LINT" in s]
    assert "carries the number 91" in line
    assert "91 km south of Harawah" in line
    with open_desk(folder) as desk:
        assert briefs(desk) == ()
