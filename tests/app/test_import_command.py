"""The command that imports: what it refuses, what it finds known, newer texts, sheets."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from foreign_files import ASKED, BAD, MAP, SABHA, SIRTE, STRIKE, lines, table
from small_desk import SmallDesk

from marsad.app.main import run
from marsad.app.work import importing
from marsad.app.work.importing import maps_of
from marsad.reading.foreign import FOREIGN_RUN
from marsad.store.desk import open_desk
from marsad.store.foreign import gone_rows, newest_rows, row_claims, row_counts
from marsad.store.ledger import decisions
from marsad.store.library import document
from marsad.store.receipts import add_receipts


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallDesk:
    return SmallDesk(tmp_path, monkeypatch)


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
    assert "1 row added (1 newer text of rows that were here), 1 known" in capsys.readouterr().out
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


def test_rows_that_the_newest_file_has_no_more_are_told_and_left_out_of_compare(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    older, newer = ("--accessed", "2024-03-07"), ("--accessed", "2024-06-01")
    words = ("--as", "acled", "--licence", "Terms of 2024", "--filters", "Libya")
    desk.report("strike", STRIKE, source="Hill Wire", published="2017-11-18")
    desk("import", table(desk.reports / "x.csv", SIRTE, SABHA), *words, *older)
    capsys.readouterr()
    desk("import", table(desk.reports / "y.csv", SIRTE), *words, *newer)
    said = capsys.readouterr().out
    assert "not in the newest file of these filters: 1 row of earlier ones" in said
    desk("compare")
    assert "1 of their rows that its newest file has no more" in capsys.readouterr().out
    desk("compare", "--with-gone")
    assert "no more" not in capsys.readouterr().out
    desk("import", table(desk.reports / "x.csv", SIRTE, SABHA), *words, *older)
    with open_desk(desk.folder) as opened:
        assert gone_rows(opened, "ACLED") == {"acled:LBY2"}
        assert row_counts(opened) == {"ACLED": 2}
    desk("import", table(desk.reports / "z.csv", SABHA), *words[:4], "--filters", "Sabha", *newer)
    with open_desk(desk.folder) as opened:
        assert gone_rows(opened, "ACLED") == set()


def test_a_file_whose_import_was_cut_short_says_nothing_of_what_is_gone(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk("import", table(desk.reports / "x.csv", SIRTE, SABHA), *ASKED)
    later = [*ASKED[:5], "2024-06-01", *ASKED[6:]]
    monkeypatch.setattr("marsad.app.work.importing.BATCH", 1)
    with monkeypatch.context() as patch:
        patch.setattr(importing, "add_receipts", after_one(add_receipts))
        desk("import", table(desk.reports / "y.csv", SIRTE, SABHA), *later, code=130)
    with open_desk(desk.folder) as opened:
        assert gone_rows(opened, "ACLED") == set()


def after_one(kept: Callable[..., None]) -> Callable[..., None]:
    done: list[object] = []

    def keep(*given: object) -> None:
        if done:
            raise KeyboardInterrupt
        done.append(given)
        kept(*given)

    return keep


def test_an_older_export_takes_over_no_newer_text_and_a_text_may_come_back(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    def taken(dead: str, accessed: str) -> None:
        file = table(desk.reports / f"{dead}.csv", {**SIRTE, "fatalities": dead})
        desk("import", file, *ASKED[:5], accessed)

    def standing() -> int | None:
        with open_desk(desk.folder) as opened:
            row = newest_rows(opened)["ACLED"]["acled:LBY1"]
            (one,) = row_claims(opened, FOREIGN_RUN, [row]).values()
            return one.counts[0].value.best

    taken("6", "2024-01-01")
    taken("9", "2024-06-01")
    capsys.readouterr()
    taken("4", "2023-01-01")
    assert "1 row added (1 older text than those here, which stay)" in capsys.readouterr().out
    assert standing() == 9
    taken("6", "2024-01-01")
    assert standing() == 9
    taken("6", "2024-09-01")
    assert standing() == 6
    desk("verify")
