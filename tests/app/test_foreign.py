"""Rows of another data set come in, stand beside the events, and change nothing else."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from foreign_files import ASKED, BAD, RALLY, SABHA, SIRTE, STRIKE, lines, table
from small_desk import SmallDesk

from marsad.app.choosing_actors import actors_of_run
from marsad.app.work.window import material_for
from marsad.model.events import Event
from marsad.reading.foreign import FOREIGN_RUN
from marsad.store.desk import open_desk
from marsad.store.foreign import newest_rows, row_claims
from marsad.store.held import drop_derived, events
from marsad.store.ledger import adopted_run, decisions
from marsad.store.library import document
from marsad.store.readings import claims
from marsad.store.receipts import receipts

TOOL = Path(__file__).resolve().parents[2] / "tools" / "verify_desk.py"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallDesk]:
    """A desk with two reports, and three rows, one of them bad."""
    with pytest.MonkeyPatch.context() as patch:
        desk = SmallDesk(tmp_path_factory.mktemp("foreign"), patch)
        patch.setattr("marsad.app.import_commands.person", lambda: "amal")
        desk.report("strike", STRIKE, source="Hill Wire", published="2017-11-18")
        before = held(desk)
        desk("import", table(desk.reports / "x.csv", SIRTE, SABHA, BAD), *ASKED, code=3)
        desk.report("rally", RALLY, source="Coast Radio", published="2017-11-19")
        assert held(desk)[: len(before)] == before
        yield desk


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallDesk:
    return SmallDesk(tmp_path, monkeypatch)


def held(desk: SmallDesk) -> tuple[Event, ...]:
    with open_desk(desk.folder) as opened:
        return events(opened)


def test_each_row_has_a_receipt_that_says_how_it_came(made: SmallDesk) -> None:
    with open_desk(made.folder) as opened:
        found = {r.item: r for r in receipts(opened) if r.how.startswith("row of acled")}
    assert {name: r.outcome for name, r in found.items()} == {
        "acled:LBY1": "added", "acled:LBY2": "added", "acled:LBY3": "row-refused"
    }  # fmt: skip
    one = found["acled:LBY1"]
    assert one.how == (
        "row of acled export x.csv, accessed 2024-03-07, filters Libya, November 2017"
    )
    assert one.by == "amal"
    assert "row 4: event_date: 'no day'" in found["acled:LBY3"].message
    assert "fatalities: 'several'" in found["acled:LBY3"].message


def test_the_ledger_says_what_was_imported_on_which_terms(made: SmallDesk) -> None:
    with open_desk(made.folder) as opened:
        (row,) = (d for d in decisions(opened) if d.verb == "dataset-imported")
        one = document(opened, newest_rows(opened)["ACLED"]["acled:LBY1"])
    told = json.loads(row.after)
    assert (row.subject, row.by, row.by_person) == ("ACLED", "amal", True)
    assert {k: told[k] for k in ("as", "licence", "accessed", "filters", "rows", "refused")} == {
        "as": "acled", "licence": "Terms of 2024", "accessed": "2024-03-07",
        "filters": "Libya, November 2017", "rows": 3, "refused": 1,
    }  # fmt: skip
    assert (one.source.name, one.source.kind, one.rights) == ("ACLED", "dataset", "Terms of 2024")
    assert (one.published, one.language, one.received) == (None, "", "2017-11-18T09:00:00Z")


def test_rows_are_read_by_a_run_that_is_never_adopted(made: SmallDesk) -> None:
    with open_desk(made.folder) as opened:
        run_id = adopted_run(opened)
        rows = set(newest_rows(opened)["ACLED"].values())
        assert run_id is not None
        assert run_id != FOREIGN_RUN
        assert set(row_claims(opened, FOREIGN_RUN, rows)) == rows
        assert not {c.document for c in claims(opened, run_id)} & rows


def test_no_event_rests_on_a_row_and_folding_all_anew_gives_the_same(made: SmallDesk) -> None:
    before = held(made)
    with open_desk(made.folder) as opened:
        theirs = {c.id for c in row_claims(
            opened, FOREIGN_RUN, newest_rows(opened)["ACLED"].values()).values()}  # fmt: skip
        assert not any(theirs & set(e.claims) for e in before)
        drop_derived(opened)
    made("read")
    made("resolve")
    assert held(made) == before
    made("verify")


def test_a_desk_with_rows_holds_what_one_without_them_holds(
    made: SmallDesk, desk: SmallDesk
) -> None:
    desk.report("strike", STRIKE, source="Hill Wire", published="2017-11-18")
    desk.report("rally", RALLY, source="Coast Radio", published="2017-11-19")
    kinds = [(e.kind.value, e.standing.value, len(e.claims)) for e in held(desk)]
    assert kinds == [(e.kind.value, e.standing.value, len(e.claims)) for e in held(made)]


def test_the_verifier_that_needs_no_marsad_finds_nothing(made: SmallDesk) -> None:
    done = subprocess.run([sys.executable, "-I", "-S", str(TOOL), str(made.folder)],
                          capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_neither_brief_nor_coverage_knows_of_the_rows(made: SmallDesk) -> None:
    period = (date(2017, 11, 15), date(2017, 11, 21))
    with open_desk(made.folder) as opened:
        material = material_for(opened, actors_of_run(opened), period=period)
        rows = set(newest_rows(opened)["ACLED"].values())
    assert not rows & set(material.documents)
    assert material.coverage.failed == ()
    assert "ACLED" not in material.coverage.sources
    assert material.coverage.read == 2
    made("brief", "--from", "2017-11-15", "--to", "2017-11-21")
    told = next((made.folder / "briefs").glob("*/brief.md")).read_text("utf-8")
    assert not re.search(r"LBY\d|Sand Brigade|Sabha|rows of", told)


@pytest.mark.parametrize("form", ["jsonl", "csv", "geojson", "acled", "ucdp", "plover"])
def test_no_export_has_a_row_and_the_manifest_says_so(
    made: SmallDesk, tmp_path: Path, form: str
) -> None:
    made("export", str(tmp_path), "--as", form)
    manifest = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    assert manifest["foreign_left_out"] == {"ACLED": 2}
    (data,) = (p for p in tmp_path.iterdir() if p.name != "manifest.json")
    assert not re.search(r"LBY\d|Sand Brigade|Gulf Wire", data.read_text("utf-8"))


def test_a_release_says_how_many_rows_were_left_out(made: SmallDesk) -> None:
    made("release")
    (folder,) = (made.folder / "releases").iterdir()
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert manifest["foreign_left_out"] == {"ACLED": 2}
    assert "Sand Brigade" not in (folder / "events.jsonl").read_text("utf-8")
    made("release", "--remake", folder.name)


def test_compare_says_what_both_have_and_who_has_what_alone(
    made: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    made("compare", "--as", "jsonl")
    found = lines(capsys.readouterr().out)
    (both,) = (r for r in found if r["side"] == "both")
    assert both["match"] == {
        "event": both["ours"]["event"], "row": "acled:LBY1", "days": 0,  # type: ignore[index]
        "km": pytest.approx(1, abs=3), "reach_km": pytest.approx(9, abs=6), "kind": "same",
        "toll": "close", "sides": "unknown", "score": pytest.approx(8, abs=2),
        "standing": None,
    }  # fmt: skip
    (theirs,) = (r["theirs"] for r in found if r["side"] == "theirs")
    assert theirs["row"] == "acled:LBY2"  # type: ignore[index]
    assert theirs["sources"] == ["Gulf Wire"]  # type: ignore[index]
    assert [r["ours"]["kind"] for r in found if r["side"] == "ours"] == ["protest.demo"]  # type: ignore[index]


def test_compare_prints_a_table_for_a_person(
    made: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    made("compare", "--dataset", "ACLED", "--from", "2017-11-17", "--to", "2017-11-17")
    text = capsys.readouterr().out
    assert text.startswith("ACLED: 1 in both, 0 ours only, 0 theirs only")
    assert re.search(r"killed 4 +\| 6 +\| close", text)
    made("compare", "--dataset", "UCDP", code=1)
    assert "there are ACLED" in capsys.readouterr().err


def test_status_counts_rows_apart(made: SmallDesk, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    made("status")
    text = capsys.readouterr().out
    assert "documents    2: 2 en\n" in text
    assert "beside       2 rows of ACLED\n" in text
    assert "purged" not in text
    assert "due          nothing\n" in text


def test_search_finds_a_row(made: SmallDesk, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    made("search", "airfield")
    assert capsys.readouterr().out.rstrip().endswith("acled:LBY2")


def test_review_asks_nothing_about_rows(
    made: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    made("review")
    assert "LBY" not in capsys.readouterr().out
    with open_desk(made.folder) as opened:
        row = newest_rows(opened)["ACLED"]["acled:LBY1"]
    made("review", "--verb", "retract-document", "--subject", row, "--reason", "Seen.", code=1)
