"""What a person is shown, and that a decision holds: pairs that look alike, a text that was
replaced, a proposed grading."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from small_desk import SmallDesk

from marsad.app.main import run
from marsad.model.events import Event
from marsad.store.desk import open_desk
from marsad.store.held import event as event_of
from marsad.store.held import events
from marsad.store.ledger import decisions, head
from marsad.store.library import documents

STRIKE = "An air strike killed four children in Sirte on 17 November, residents said.\n"
DRONE = "There was a drone attack in Libya on 17 November, Desert Post reported.\n"
OTHER = "The council of Sirte met on 19 November to speak about water.\n"


def listed(desk: SmallDesk, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    desk("review")
    return capsys.readouterr().out.splitlines()


def held(desk: SmallDesk) -> tuple[Event, ...]:
    with open_desk(desk.folder) as opened:
        return events(opened)


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallDesk:
    desk = SmallDesk(tmp_path, monkeypatch)
    desk.report("strike", STRIKE, source="Hill Wire", published="2017-11-18")
    desk.report("drone", DRONE, source="Desert Post", published="2017-11-18")
    return desk


def test_a_pair_is_shown_with_what_speaks_for_and_against(
    pair: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = listed(pair, capsys)
    start = next(n for n, line in enumerate(lines) if line.startswith("alike"))
    for_one, against = lines[start + 3].split(None, 1), lines[start + 4].split(None, 1)
    assert (for_one[0], against[0]) == ("for", "against")
    assert re.search(r"\btime \+2\.0", for_one[1])
    assert re.search(r"\bkind \+\d\.\d", for_one[1])
    points = [float(p) for p in re.findall(r"[+-]\d+\.\d", " ".join(lines[start + 3 : start + 5]))]
    assert sum(points) > 2


def test_the_status_counts_the_pairs_that_the_review_lists_and_the_review_says_how_to_answer(
    pair: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    def shown(command: str) -> tuple[list[str], str]:
        capsys.readouterr()
        pair(command)
        told = capsys.readouterr()
        return told.out.splitlines(), told.err

    lines, said = shown("review")
    assert len([line for line in lines if line.startswith("alike")]) == 1
    assert "marsad decide VERB SUBJECT" in said
    due = next(line for line in shown("status")[0] if line.startswith("due"))
    assert "1 pair that looks alike" in due


def test_a_pair_kept_apart_is_not_shown_again_until_that_is_undone(
    pair: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = (e for e in held(pair) if e.alike)
    pair.decide("keep-apart", one.id, {"from": other.id}, reason="")
    row = re.search(r"decision (\d+)", capsys.readouterr().out)
    assert row is not None
    assert not [line for line in listed(pair, capsys) if line.startswith("alike")]
    assert not any(e.alike for e in held(pair))
    with open_desk(pair.folder) as opened:
        kept = json.loads(decisions(opened)[-1].after)
    assert (kept["claims"], kept["others"]) == (sorted(one.claims), sorted(other.claims))
    pair.decide("undo", row.group(1))
    assert [line for line in listed(pair, capsys) if line.startswith("alike")]
    pair("verify")


def test_an_id_leads_to_its_claims_after_merge_split_and_every_undo(pair: SmallDesk) -> None:
    one, other = (e for e in held(pair) if e.alike)

    def leads_to(name: str) -> str:
        with open_desk(pair.folder) as opened:
            found = event_of(opened, name)
            assert found is not None
            return found.id

    with open_desk(pair.folder) as opened:
        start = head(opened)[0]
    pair.decide("merge", other.id, {"into": one.id})
    assert leads_to(other.id) == one.id
    pair.decide("split", one.id, {"claims": list(other.claims)})
    assert leads_to(other.id) == other.id
    pair.decide("undo", str(start + 2))
    assert leads_to(other.id) == one.id
    pair.decide("undo", str(start + 1))
    assert (leads_to(one.id), leads_to(other.id)) == (one.id, other.id)


def test_a_grading_is_proposed_until_a_person_decides(
    pair: SmallDesk, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (line,) = [one for one in listed(pair, capsys) if one.startswith("grading")]
    assert "proposed: weak. One voice alleges it: residents." in line
    name = line.split()[1]
    field = {"field": "grading", "value": "contested"}
    pair.decide("set-field", name, field, reason="The army says the children were elsewhere.")
    assert not [one for one in listed(pair, capsys) if one.startswith("grading")]
    pair("export", str(tmp_path / "out"))
    rows = (tmp_path / "out" / "events.jsonl").read_text("utf-8").splitlines()
    graded = next(row["grading"] for row in map(json.loads, rows) if row["id"] == name)
    assert graded["value"]["grading"] == "contested"
    assert graded["rivals"][0]["value"]["grading"] == "weak"
    bad = json.dumps({"field": "grading", "value": "certain"})
    words = ["review", "--verb", "set-field", "--subject", name, "--after", bad, "--reason", "x"]
    assert run([*words, "--desk", str(pair.folder)]) == 1
    assert "E-REVIEW-VALUE" in capsys.readouterr().err


def test_what_a_replaced_text_no_longer_tells_is_shown_and_nothing_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = SmallDesk(tmp_path, monkeypatch)
    desk.report("page", STRIKE, source="Hill Wire", published="2017-11-18")
    desk.report("page", OTHER, source="Hill Wire", published="2017-11-19")
    (line,) = [one for one in listed(desk, capsys) if one.startswith("dropped")]
    with open_desk(desk.folder) as opened:
        old, new = documents(opened)
    assert (old.id in line, new.id in line) == (True, True)
    (strike,) = (e for e in held(desk) if e.kind.value == "assault.aerial")
    assert strike.standing.value == "single-voice"
    desk.decide("retract-document", old.id, reason="The wire dropped it: it was a hoax.")
    assert not [one for one in listed(desk, capsys) if one.startswith("dropped")]
    (strike,) = (e for e in held(desk) if e.kind.value == "assault.aerial")
    assert strike.standing.value == "withdrawn"


def test_a_third_text_takes_the_place_of_the_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = SmallDesk(tmp_path, monkeypatch)
    for day, dead in (("18", "four"), ("19", "five"), ("20", "six")):
        text = f"An air strike killed {dead} people in Sirte on 17 November, residents said.\n"
        desk.report("page", text, source="Hill Wire", published=f"2017-11-{day}")
    with open_desk(desk.folder) as opened:
        first, second, third = documents(opened)
    assert (first.supersedes, second.supersedes, third.supersedes) == (None, first.id, second.id)
    (strike,) = (e for e in held(desk) if e.kind.value == "assault.aerial")
    assert [h.value.best for h in strike.counts if h.value.of == "killed"] == [6]
    assert strike.standing.voices == 1
