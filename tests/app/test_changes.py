"""A corrected and a withdrawn report, from the document to the published sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from small_desk import SmallDesk

from marsad.app.main import run
from marsad.store.briefs import briefs
from marsad.store.desk import open_desk
from marsad.store.held import events
from marsad.store.ledger import decisions, head
from marsad.store.library import documents

FIRST = "An air strike killed 40 people in Sirte on 17 November, residents said.\n"
SECOND = "An air strike killed nine people in Sirte on 17 November, residents said.\n"
RALLY = "Some 200 people protested in Tobruk on 18 November against power cuts.\n"
BATTLE = "Gunmen attacked a checkpoint near Zillah on 19 November, killing two soldiers.\n"


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallDesk]:
    """Told on 21 November; on the 23rd the wire corrects its toll, and a report comes in late."""
    with pytest.MonkeyPatch.context() as patch:
        desk = SmallDesk(tmp_path_factory.mktemp("changes"), patch)
        desk.report("strike", FIRST, source="Hill Wire", published="2017-11-18")
        desk.report("rally", RALLY, source="Coast Radio", published="2017-11-19")
        desk.on_day("2017-11-21")
        desk("brief", "--from", "2017-11-15", "--to", "2017-11-21")
        desk.on_day("2017-11-23")
        desk.report("strike", SECOND, source="Hill Wire", published="2017-11-23")
        desk.report("battle", BATTLE, source="Desert Post", published="2017-11-23")
        yield desk


def tree(desk: SmallDesk, since: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    desk("changes", "--since", since, "--json")
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_second_text_supersedes_the_first_and_holds(corrected: SmallDesk) -> None:
    with open_desk(corrected.folder) as desk:
        old, new = (d for d in documents(desk) if d.source.name == "Hill Wire")
        assert new.supersedes == old.id
        (strike,) = (e for e in events(desk) if e.kind.value == "assault.aerial")
    assert [h.value.best for h in strike.counts if h.value.of == "killed"] == [9]
    assert strike.overtaken
    assert strike.standing.voices == 1


def test_the_change_is_told_field_by_field_with_its_cause(
    corrected: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    found = tree(corrected, "2017-11-21", capsys)
    sorts = {c["sort"] for c in found["events"]}
    assert sorts == {"changed", "new"}
    (changed,) = (c for c in found["events"] if c["sort"] == "changed")
    (toll,) = (f for f in changed["fields"] if f["field"] == "counts.killed")
    assert (toll["before"]["best"], toll["after"]["best"]) == (40, 9)
    (cause,) = toll["causes"]
    assert cause["verb"] == "document-added"
    assert "Hill Wire" in cause["document"]
    assert cause["at"].startswith("2017-11-23")


def test_the_published_sentence_that_used_the_old_toll_is_named(
    corrected: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    found = tree(corrected, "2017-11-21", capsys)
    with open_desk(corrected.folder) as desk:
        (brief,) = briefs(desk)
    assert {s["brief"] for s in found["sentences"]} == {brief.id}
    telling = [s for s in found["sentences"] if "40" in s["sentence"]]
    assert telling
    for one in telling:
        assert "counts.killed" in one["why"]
        notes = {n.number: n.quote for n in brief.footnotes}
        assert one["footnotes"]
        assert set(one["footnotes"]) <= set(notes)
    assert not any("Tobruk" in s["sentence"] for s in found["sentences"])


@pytest.mark.parametrize("name", ["brief", "row", "day"])
def test_a_brief_a_row_and_a_day_name_a_position(
    corrected: SmallDesk, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    with open_desk(corrected.folder) as desk:
        (brief,) = briefs(desk)
    since = {"brief": brief.id, "row": str(brief.as_of), "day": "2017-11-20"}[name]
    found = tree(corrected, since, capsys)
    assert found["since"] == brief.as_of
    assert len(found["events"]) == 2


def test_since_now_nothing_is_held_differently(
    corrected: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    corrected("changes", "--since", "2017-11-23")
    assert capsys.readouterr().out.splitlines()[1:] == ["nothing is held differently"]


def test_what_names_no_position_is_refused(
    corrected: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    for word in ("99999", "last week", "brief-0", "2017-13-01"):
        assert run(["changes", "--since", word, "--desk", str(corrected.folder)]) == 1
        assert "E-AS-OF" in capsys.readouterr().err


def test_a_withdrawn_report_withdraws_its_event_and_an_undo_brings_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = SmallDesk(tmp_path, monkeypatch)
    desk.report("strike", FIRST, source="Hill Wire", published="2017-11-18")
    desk.on_day("2017-11-21")
    desk("brief", "--from", "2017-11-15", "--to", "2017-11-21")
    with open_desk(desk.folder) as opened:
        (report,), (brief,) = documents(opened), briefs(opened)
        (name,) = (e.id for e in events(opened) if e.kind.value == "assault.aerial")
    desk.on_day("2017-11-22")
    desk.decide("retract-document", report.id, reason="The agency killed the story")
    found = tree(desk, brief.id, capsys)
    change = next(c for c in found["events"] if c["event"] == name)
    standing = next(f for f in change["fields"] if f["field"] == "standing")
    assert (standing["before"], standing["after"]) == ("single-voice", "withdrawn")
    assert [c["reason"] for c in standing["causes"]] == ["The agency killed the story"]
    assert any(name in s["events"] and "standing" in s["why"] for s in found["sentences"])
    capsys.readouterr()
    desk("changes", "--since", brief.id)
    printed = capsys.readouterr().out
    assert "standing         single-voice -> withdrawn" in printed
    assert "retract-document" in printed
    assert f"sentence {brief.id}" in printed
    with open_desk(desk.folder) as opened:
        row = next(d.seq for d in decisions(opened) if d.verb == "retract-document")
    desk.decide("undo", str(row))
    assert tree(desk, brief.id, capsys)["events"] == []
    desk("verify")


def test_merge_split_and_gone_are_told_as_such(
    corrected: SmallDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    desk = SmallDesk(tmp_path, monkeypatch)
    desk.report("strike", FIRST, source="Hill Wire", published="2017-11-18")
    desk.report("battle", BATTLE, source="Desert Post", published="2017-11-20")
    with open_desk(desk.folder) as opened:
        held = {e.kind.value.split(".")[0]: e for e in events(opened)}
        two = [e for e in events(opened) if e.kind.value.startswith("assault")]
        start = head(opened)[0]
    assert len(two) >= 2, held
    one, other = two[:2]
    desk.decide("merge", other.id, {"into": one.id})
    (merged,) = (c for c in tree(desk, str(start), capsys)["events"] if c["sort"] == "merged")
    assert (merged["event"], merged["others"]) == (other.id, [one.id])
    assert merged["causes"][0]["verb"] == "merge"
    desk.decide("split", one.id, {"claims": list(other.claims)})
    back = tree(desk, str(start + 1), capsys)["events"]
    assert ("split", other.id) in {(c["sort"], c["event"]) for c in back}
    for claim in other.claims:
        desk.decide("reject-claim", claim, reason="Misread.")
    gone = tree(desk, str(start), capsys)["events"]
    assert ("gone", other.id) in {(c["sort"], c["event"]) for c in gone}
