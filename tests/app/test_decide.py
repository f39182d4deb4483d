"""Many decisions from one file: as lawful as one by one, all entered or none."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from small_desk import SmallDesk

from marsad.app.main import run
from marsad.app.work.orders_file import lines_of
from marsad.model.decisions import Decision
from marsad.model.errors import MarsadError
from marsad.model.events import Event
from marsad.reviewing.lawful import CHECKS, REASONED
from marsad.reviewing.verbs import REVIEWERS
from marsad.store.desk import open_desk
from marsad.store.held import events
from marsad.store.ledger import append_decisions, decisions, head

STRIKE = "An air strike killed four children in Sirte on 17 November, residents said.\n"
DRONE = "There was a drone attack in Libya on 17 November, Desert Post reported.\n"
RALLY = "Some 200 people protested in Tobruk on 18 November against power cuts.\n"
PAGE = Path(__file__).resolve().parents[2] / "docs" / "desk.md"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallDesk:
    made = SmallDesk(tmp_path, monkeypatch)
    for name, text in (("strike", STRIKE), ("drone", DRONE), ("rally", RALLY)):
        made.report(name, text, source=f"{name} post", published="2017-11-19")
    return made


def held(desk: SmallDesk) -> tuple[Event, ...]:
    with open_desk(desk.folder) as opened:
        return events(opened)


def ledger(desk: SmallDesk) -> tuple[Decision, ...]:
    with open_desk(desk.folder) as opened:
        return decisions(opened)


def written(desk: SmallDesk, *lines: Any) -> str:
    """A file of these lines."""
    path = desk.folder.parent / "decisions.jsonl"
    path.write_text("".join(f"{json.dumps(line)}\n\n" for line in lines), "utf-8")
    return str(path)


def three(desk: SmallDesk) -> list[dict[str, Any]]:
    """A merge, a standing and a claim left out, each lawful after the one before it."""
    one, other = (e for e in held(desk) if e.alike)
    rally = next(e for e in held(desk) if e.kind.value.startswith("protest"))
    return [
        {"verb": "merge", "subject": other.id, "after": {"into": one.id}},
        {"verb": "set-standing", "subject": other.id, "after": {"standing": "corroborated"},
         "reason": "Two people saw it.", "by": "rana"},
        {"verb": "reject-claim", "subject": rally.claims[0], "reason": "Misread."},
    ]  # fmt: skip


def test_a_file_is_entered_line_by_line_and_folded(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    before, lines = held(desk), three(desk)
    rows = len(ledger(desk))
    capsys.readouterr()
    desk("decide", written(desk, *lines))
    said = capsys.readouterr().out.splitlines()
    made = ledger(desk)[rows:]
    assert [(d.verb, d.subject) for d in made] == [(d["verb"], d["subject"]) for d in lines]
    assert made[1].by == "rana"
    assert made[0].by not in ("", "rana")
    assert said[:3] == [f"decision {d.seq}: {d.verb} {d.subject}" for d in made]
    after = {e.id: e for e in held(desk)}
    merged = after[lines[0]["after"]["into"]]
    assert merged.standing.value == "corroborated"
    gone = {e.id for e in before} - after.keys()
    assert sorted(said[3:]) == sorted([f"changed  {merged.id}", *(f"gone     {n}" for n in gone)])
    desk("verify")


def test_a_file_does_what_the_same_decisions_do_one_by_one(
    desk: SmallDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    lines = three(desk)
    copy = SmallDesk.__new__(SmallDesk)
    copy.folder = shutil.copytree(desk.folder, tmp_path / "copy")
    for line in lines:
        copy.decide(line["verb"], line["subject"], line.get("after"), line.get("reason", ""))
    desk("decide", written(desk, *lines))
    assert held(copy) == held(desk)


def test_a_dry_run_says_the_same_and_enters_nothing(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    file, before, rows = written(desk, *three(desk)), held(desk), ledger(desk)
    capsys.readouterr()
    desk("decide", file, "--dry-run")
    dry = capsys.readouterr().out
    assert (held(desk), ledger(desk)) == (before, rows)
    desk("decide", file)
    assert capsys.readouterr().out == dry.replace("would be", "decision")


@pytest.mark.parametrize(("line", "code"), [
    ({"verb": "merge", "subject": "event-none", "after": {"into": "event-none"}}, "REVIEW-EVENT"),
    ({"verb": "purge", "subject": "doc-1"}, "REVIEW-VERB"),
    ({"verb": "forget", "subject": "doc-1"}, "REVIEW-VERB"),
    ({"verb": "retract-document", "subject": "doc-1"}, "REVIEW-REASON"),
    ({"verb": "merge"}, "DECIDE-LINE"),
    ({"verb": "undo", "subject": ""}, "DECIDE-LINE"),
    ({"verb": "undo", "subject": True}, "DECIDE-LINE"),
    ({"verb": "undo", "subject": 1, "why": "x"}, "DECIDE-LINE"),
    ({"verb": "undo", "subject": 1, "after": "x"}, "DECIDE-LINE"),
    ({"verb": "undo", "subject": 1, "reason": 7}, "DECIDE-LINE"),
    ({"verb": "undo", "subject": 1, "by": "machine"}, "DECIDE-LINE"),
    (["undo", 1], "DECIDE-LINE"),
])  # fmt: skip
def test_one_bad_line_is_named_and_no_line_is_entered(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str], line: Any, code: str
) -> None:
    rows = ledger(desk)
    file = written(desk, *three(desk), line)
    capsys.readouterr()
    desk("decide", file, code=1)
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith(f"marsad: E-{code}: ")
    assert "decisions.jsonl line 7" in said
    assert ledger(desk) == rows


def test_a_line_is_judged_on_what_the_lines_above_leave(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = three(desk)
    desk("decide", written(desk, lines[2], lines[2]), code=1)
    assert "line 3" in capsys.readouterr().err
    restored = {"verb": "restore-claim", "subject": lines[2]["subject"]}
    before = held(desk)
    row = len(ledger(desk)) + 1
    undone = {"verb": "undo", "subject": row, "reason": "In haste."}
    desk("decide", written(desk, lines[2], restored, lines[2], undone))
    desk("decide", written(desk, {"verb": "undo", "subject": row + 2}))
    assert held(desk) == before


def test_a_pair_kept_apart_takes_its_claims_down(desk: SmallDesk) -> None:
    one, other = (e for e in held(desk) if e.alike)
    apart = {"verb": "keep-apart", "subject": one.id, "after": {"from": other.id}}
    desk("decide", written(desk, apart))
    kept = json.loads(ledger(desk)[-1].after)
    assert (kept["claims"], kept["others"]) == (sorted(one.claims), sorted(other.claims))
    assert not any(e.alike for e in held(desk))


def test_standard_input_is_a_file_too(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = json.dumps(three(desk)[2]).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    desk("decide", "-")
    assert ledger(desk)[-1].verb == "reject-claim"
    for bad in (b"\xff\xfe", b"\n \n"):
        with pytest.raises(MarsadError, match="E-DECIDE-FILE"):
            lines_of(bad, "x")
    desk("decide", str(desk.folder / "nowhere.jsonl"), code=1)
    assert "E-DECIDE-FILE" in capsys.readouterr().err
    desk("decide", code=2)


def test_a_ledger_that_grew_meanwhile_is_not_written_to(desk: SmallDesk) -> None:
    with open_desk(desk.folder) as opened:
        top = head(opened)[1]
        draft = Decision(0, "2017-11-19T09:00:00Z", "rana", "undo", "1", "", "", "", "", "")
        append_decisions(opened, [draft, draft], upon=top)
        with pytest.raises(MarsadError, match="E-DECIDE-MOVED"):
            append_decisions(opened, [draft], upon=top)
        assert [d.verb for d in decisions(opened)[-3:]].count("undo") == 2


def test_the_verbs_listed_are_those_that_are_lawful_and_those_of_the_page(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert {v.name for v in REVIEWERS} == set(CHECKS)
    assert {v.name for v in REVIEWERS if v.reasoned} == REASONED
    assert run(["decide", "--list"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in said] == [v.name for v in REVIEWERS]
    page = PAGE.read_text("utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \|([^|]*)\|([^|]*)\|([^|]*)\|$", page, re.MULTILINE)
    plain = [
        (name, *(re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", cell).replace("`", "").strip()
                 for cell in cells))
        for name, *cells in rows if name in CHECKS
    ]  # fmt: skip
    assert plain == [(v.name, v.subject, v.after, v.does) for v in REVIEWERS]


def test_one_decision_is_entered_by_verb_and_subject(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    rows, line = len(ledger(desk)), three(desk)[2]
    words = ["decide", line["verb"], line["subject"], "--reason", line["reason"]]
    desk(*words, "--dry-run")
    assert len(ledger(desk)) == rows
    desk(*words, "--by", "rana")
    row = ledger(desk)[-1]
    assert (row.seq, row.verb, row.subject, row.by) == (
        rows + 1, line["verb"], line["subject"], "rana"
    )  # fmt: skip
    capsys.readouterr()
    desk(*words, code=1)
    assert capsys.readouterr().err.startswith("marsad: E-REVIEW-CLAIM: the claim is rejected alr")
    for wrong in (
        ["decide", "undo", "1", "--by", "machine"], ["decide", "undo", "--reason", "x"],
        ["decide", "merge"],
    ):  # fmt: skip
        desk(*wrong, code=2)
        assert capsys.readouterr().err.startswith("marsad: E-USAGE: ")
    assert len(ledger(desk)) == rows + 1
