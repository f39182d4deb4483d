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
from foreign_files import ASKED, BAD, MAP, RALLY, SABHA, SIRTE, STRIKE, lines, table
from small_desk import SmallDesk

from marsad.app.choosing_actors import actors_of_run
from marsad.app.main import run
from marsad.app.work.importing import maps_of
from marsad.app.work.window import material_for
from marsad.model.events import Event
from marsad.reading.foreign import FOREIGN_RUN
from marsad.store.desk import open_desk
from marsad.store.foreign import newest_rows, row_claims, row_counts
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
    assert "documents  2\n" in text
    assert "beside     2 rows of ACLED\n" in text


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


def test_the_same_import_again_writes_nothing(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    file = table(desk.reports / "x.csv", SIRTE, SABHA)
    desk("import", file, *ASKED)
    with open_desk(desk.folder) as opened:
        before = len(decisions(opened))
    desk("import", file, *ASKED)
    assert "0 rows added, 2 known, 0 refused" in capsys.readouterr().out
    with open_desk(desk.folder) as opened:
        assert len(decisions(opened)) == before


def test_a_newer_export_of_a_row_takes_the_place_of_the_earlier(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk("import", table(desk.reports / "x.csv", SIRTE, SABHA), *ASKED)
    newer = table(desk.reports / "y.csv", {**SIRTE, "fatalities": "9"}, SABHA)
    desk("import", newer, *ASKED)
    assert "1 rows added (1 newer texts of rows that were here), 1 known" in capsys.readouterr().out
    with open_desk(desk.folder) as opened:
        assert row_counts(opened) == {"ACLED": 2}
        rows = newest_rows(opened)["ACLED"]
        found = row_claims(opened, FOREIGN_RUN, [rows["acled:LBY1"]])
        assert [c.counts[0].value.best for c in found.values()] == [9]
        assert document(opened, rows["acled:LBY1"]).supersedes is not None


def test_a_file_with_another_header_is_refused_whole(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    file = desk.reports / "x.csv"
    file.write_text("event_id_cnty,event_date,colour\n1,2017-11-15,red\n", "utf-8")
    desk("import", str(file), *ASKED, code=1)
    said = capsys.readouterr().err
    assert "E-IMPORT-HEADER" in said
    assert "event_type or sub_event_type, actor1, latitude, longitude, fatalities" in said
    with open_desk(desk.folder) as opened:
        assert not [d for d in decisions(opened) if d.verb == "dataset-imported"]


def test_a_file_of_which_no_row_can_be_used_is_refused(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk("import", table(desk.reports / "x.csv", BAD), *ASKED, code=1)
    assert "E-IMPORT-EMPTY" in capsys.readouterr().err


def test_two_rows_of_one_id_and_one_without_are_refused_by_their_numbers(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    file = table(desk.reports / "x.csv", SIRTE, {**SIRTE, "fatalities": "1"},
                 {**SIRTE, "event_id_cnty": ""})  # fmt: skip
    desk("import", file, *ASKED, code=3)
    said = capsys.readouterr().err
    assert "row 3: event_id_cnty: row 2 has the same, LBY1, x.csv" in said
    assert "row 4: event_id_cnty: it is empty, x.csv" in said


@pytest.mark.parametrize("words", [
    ["--as", "acled", "--accessed", "2024-03-07"],
    ["--as", "acled", "--licence", "CC BY 4.0"],
    ["--as", "acled", "--licence", "  ", "--accessed", "2024-03-07"],
    ["--as", "acled", "--licence", "CC BY 4.0", "--accessed", "last week"],
    ["--as", "gdelt", "--licence", "CC BY 4.0", "--accessed", "2024-03-07"],
    ["--as", "sheet", "--licence", "ours", "--accessed", "2024-03-07"],
    ["--licence", "CC BY 4.0", "--accessed", "2024-03-07"],
])  # fmt: skip
def test_an_import_names_shape_licence_and_day(desk: SmallDesk, words: list[str]) -> None:
    desk("import", table(desk.reports / "x.csv", SIRTE), *words, code=2)


def sheet(desk: SmallDesk, *rows: str, columns: str = "Day,What,Where,N,E,Dead") -> list[str]:
    """A sheet and its map, as words of the command."""
    (desk.reports / "log.csv").write_text("\n".join((columns, *rows)) + "\n", "utf-8")
    (desk.reports / "map.toml").write_text(MAP, "utf-8")
    return [str(desk.reports / "log.csv"), "--as", "sheet", "--map",
            str(desk.reports / "map.toml"), "--licence", "ours", "--accessed",
            "2024-03-07"]  # fmt: skip


def test_a_sheet_is_first_shown_as_it_would_be_understood(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    words = sheet(desk, "17/11/2017,Air raid,Sirte,31.2,16.6,4", "17/11/2017,Rain,Sirte,31,16,")
    assert run(["import", *words, "--dry-run"]) == 0
    text = capsys.readouterr().out
    assert "where   Sirte, 31.2, 16.6 +-5 km, area, LBY" in text
    assert "when    2017-11-17 (day)" in text
    assert "! foreign-kind: What: 'rain' is not in the table of kinds" in text
    with open_desk(desk.folder) as opened:
        assert row_counts(opened) == {}


def test_a_sheet_comes_in_by_its_map_and_the_ledger_keeps_the_map(desk: SmallDesk) -> None:
    desk("import", *sheet(desk, "17/11/2017,Air raid,Sirte,31.2,16.6,4"))
    with open_desk(desk.folder) as opened:
        assert row_counts(opened) == {"Field log": 1}
        (one,) = maps_of(opened).values()
        assert one.columns["killed"] == "Dead"
    desk("read")
    desk("verify")


def test_a_sheet_without_a_column_of_its_map_says_which(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    words = sheet(desk, "17/11/2017,Air raid,Sirte,4", columns="Day,What,Where,Dead")
    desk("import", *words, code=1)
    assert "it lacks N, E" in capsys.readouterr().err


def test_rows_that_were_added_and_not_read_are_read_by_the_next_command(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("marsad.app.work.importing.save_readings", stopped)
        desk("import", table(desk.reports / "x.csv", SIRTE, SABHA), *ASKED, code=130)
    with open_desk(desk.folder) as opened:
        rows = newest_rows(opened)["ACLED"].values()
        assert row_claims(opened, FOREIGN_RUN, rows) == {}
    desk("read")
    with open_desk(desk.folder) as opened:
        assert set(row_claims(opened, FOREIGN_RUN, rows)) == set(rows)


def stopped(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_purged_row_is_gone_and_the_desk_verifies(desk: SmallDesk) -> None:
    desk("import", table(desk.reports / "x.csv", SIRTE, SABHA), *ASKED)
    with open_desk(desk.folder) as opened:
        row = newest_rows(opened)["ACLED"]["acled:LBY1"]
    desk("resolve")
    assert run(["purge", row, "--reason", "a court", "--desk", str(desk.folder)]) == 0
    with open_desk(desk.folder) as opened:
        assert row_counts(opened) == {"ACLED": 1}
    desk("verify")
    desk("compare")


def test_rows_are_passed_on_only_where_their_terms_and_the_desk_allow_it(
    desk: SmallDesk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = table(desk.reports / "x.csv", SIRTE)
    desk("import", file, *ASKED)
    desk("import", file, *ASKED, "--name", "Open", "--may-reexport")
    desk("read")
    words = ["export", str(tmp_path / "out"), "--as", "csv", "--with-foreign"]
    desk(*words, "Open", code=1)
    assert "cannot be protected" in capsys.readouterr().err
    settings = desk.folder / "desk.toml"
    settings.write_text(settings.read_text("utf-8").replace('"public"', '"desk"'), "utf-8")
    desk(*words, "ACLED", code=1)
    assert "not marked as one that may be passed on" in capsys.readouterr().err
    desk(*words, "UCDP", code=1)
    assert not (tmp_path / "out").exists()
    desk(*words, "Open")
    (row,) = lines((tmp_path / "out" / "foreign.jsonl").read_text("utf-8"))
    assert row["cells"] == SIRTE
    assert (row["row"], row["rights"]) == ("acled:LBY1", "Terms of 2024")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert manifest["foreign_left_out"] == {"ACLED": 1}
    assert manifest["foreign"]["rows"] == 1
    assert manifest["foreign"]["imports"][0]["licence"] == "Terms of 2024"
    assert set(manifest["files"]) == {"events.csv", "foreign.jsonl"}
