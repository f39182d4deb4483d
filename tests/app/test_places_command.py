"""Importing gazetteers on the command line, and reading with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from marsad.app.choosing import chosen_by_desk, chosen_by_option, places_home
from marsad.app.main import run
from marsad.app.settings import PlaceSettings, settings_of
from marsad.model.errors import MarsadError
from marsad.store.desk import open_desk
from marsad.store.ledger import decisions
from marsad.store.readings import readings, runs

OSM = "osm_node_id\tname\tname_en\tlat\tlon\tplace\tpopulation\n"
VILLAGE = "6\tبئر نوبة\tBir Zunduba\t30.9500\t17.2000\tvillage\t\n"
TEXT = "Two people were killed on Monday in clashes in Bir Zunduba in Libya, residents said."


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's own folder of imports, empty."""
    folder = tmp_path / "home" / "places"
    monkeypatch.setenv("MARSAD_PLACES", str(folder))
    return folder


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "osm_villages.tsv"
    path.write_text(OSM + VILLAGE, "utf-8")
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.jsonl"
    path.write_text(json.dumps({"id": "r", "text": TEXT, "published": "2019-03-05"}), "utf-8")
    return path


def ids(printed: str) -> set[str]:
    """The ids of the places in what ``annotate`` printed."""
    return {p["place_id"] for line in printed.splitlines() for p in json.loads(line)["places"]}


def test_a_village_that_is_imported_is_read(
    table: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["annotate", str(report)]) == 0
    assert "osm:6" not in ids(capsys.readouterr().out)
    assert run(["places", "import", str(table)]) == 0
    told = capsys.readouterr().out
    assert "imported osm_villages: 1 place, " in told
    assert "(c) OpenStreetMap contributors" in told
    assert run(["annotate", str(report)]) == 0
    assert "osm:6" in ids(capsys.readouterr().out)
    assert run(["annotate", str(report), "--places", "none"]) == 0
    assert "osm:6" not in ids(capsys.readouterr().out)
    assert run(["annotate", str(report), "--places", "+osm_villages"]) == 0
    assert "osm:6" in ids(capsys.readouterr().out)


def test_find_and_list_tell_source_and_licence(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["places", "import", "--list"]) == 0
    assert "nothing is imported" in capsys.readouterr().out
    run(["places", "import", str(table), "--dated", "2019-09-01"])
    capsys.readouterr()
    assert run(["places", "find", "Bir Zunduba"]) == 0
    found = capsys.readouterr().out
    assert found.startswith("osm:6 ")
    assert "[osm_villages: OpenStreetMap, ODbL 1.0, 2019-09-01]" in found
    assert run(["places", "find", "Sirte"]) == 0
    assert "GeoNames (geonames.org), CC BY 4.0" in capsys.readouterr().out
    assert run(["places", "import", "--list"]) == 0
    assert "osm_villages" in capsys.readouterr().out
    assert run(["places", "import", "--remove", "osm_villages"]) == 0
    assert run(["places", "import", "--remove", "osm_villages"]) == 1
    capsys.readouterr()
    run(["places", "find", "Bir Zunduba"])
    assert capsys.readouterr().out == ""


def test_bad_rows_are_told_up_to_a_limit_and_the_exit_code_says_so(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = "".join(f"{n}\tX\tX\t99.{n}\t17\tvillage\t\n" for n in range(10, 15))
    table.write_text(OSM + bad + VILLAGE, "utf-8")
    assert run(["places", "import", str(table), "--show", "2"]) == 3
    printed = capsys.readouterr()
    lines = [line for line in printed.err.splitlines() if "E-PLACES-ROW" in line]
    assert len(lines) == 3
    assert "osm_villages.tsv line 2" in lines[0]
    assert "3 more rows" in lines[2]
    assert "left out 5 bad rows" in printed.out
    assert run(["places", "import", str(table)]) == 0, "known: there is nothing left to do"


def test_a_licence_that_is_unstated_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "mine.csv"
    own.write_text("name,lat,lon\nCamp Zunduba,30.5,17.5\n", "utf-8")
    assert run(["places", "import", str(own)]) == 0
    assert "no licence is stated" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["nothing-here.txt"], 1, "E-PLACES-FILE"),
        (["README.md"], 1, "E-PLACES-FORMAT"),
        ([], 2, "E-USAGE"),
        (["TABLE", "--list"], 2, "E-USAGE"),
        (["TABLE", "--format", "shapefile"], 2, "E-USAGE"),
        (["TABLE", "--name", "a/b"], 2, "E-USAGE"),
        (["TABLE", "--country", "Nowhereland"], 2, "E-USAGE"),
        (["TABLE", "--dated", "yesterday"], 2, "E-USAGE"),
        (["TABLE", "--desk", "no-desk"], 1, "E-DESK-MISSING"),
    ],
)
def test_what_cannot_be_imported_is_one_line(
    table: Path, words: list[str], code: int, told: str, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(table.parent)
    Path("README.md").write_text("# A page\n\nof words, and no table.\n", "utf-8")
    assert run(["places", "import", *(str(table) if w == "TABLE" else w for w in words)]) == code
    err = capsys.readouterr().err
    assert err.startswith(f"marsad: {told}: ")
    assert err.count("\n") == 1


def test_names_that_are_not_imported_are_refused(
    table: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["annotate", str(report), "--places", "elsewhere"]) == 1
    assert "E-PLACES-MISSING" in capsys.readouterr().err
    assert run(["annotate", str(report), "--places", str(table)]) == 1
    assert "import it first" in capsys.readouterr().err
    assert run(["evaluate", "--floors", "--places", "elsewhere"]) == 2


def test_a_file_that_is_no_gazetteer_among_the_imports_is_named(
    home: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.mkdir(parents=True)
    (home / "torn.sqlite").write_bytes(b"no database")
    assert run(["annotate", str(report)]) == 1
    assert "E-PLACES-BROKEN" in capsys.readouterr().err
    assert run(["places", "import", "--remove", "torn"]) == 0


def test_a_desk_has_gazetteers_of_its_own_and_its_run_names_them(
    table: Path, report: Path, tmp_path: Path, home: Path
) -> None:
    folder = tmp_path / "desk"
    assert run(["init", str(folder)]) == 0
    assert run(["add", str(report), "--desk", str(folder)]) == 0
    assert run(["read", "--desk", str(folder)]) == 0
    assert run(["places", "import", str(table), "--desk", str(folder)]) == 0
    assert (folder / "places" / "osm_villages.sqlite").is_file()
    assert not home.exists(), "nothing of it goes to the person's own folder"
    assert run(["read", "--desk", str(folder)]) == 0
    with open_desk(folder) as desk:
        row = next(d for d in decisions(desk) if d.verb == "registry-imported")
        assert row.subject.startswith("places:osm_villages:")
        assert json.loads(row.after)["licence"] == "ODbL 1.0"
        first, second = runs(desk)
        assert first.id != second.id
        assert second.registries == f"{first.registries} {row.subject.removeprefix('places:')}"
        (before,), (after,) = readings(desk, first.id), readings(desk, second.id)
        assert "osm:6" not in {p.place.id for p in before.places if p.place}
        assert "osm:6" in {p.place.id for p in after.places if p.place}
    assert run(["verify", "--desk", str(folder)]) == 0
    assert run(["places", "import", "--remove", "osm_villages", "--desk", str(folder)]) == 0
    with open_desk(folder) as desk:
        last = decisions(desk)[-1]
        assert (last.verb, last.after, last.reason) == ("registry-imported", "", "taken away")
    assert run(["verify", "--desk", str(folder)]) == 0


def test_a_desk_may_prefer_its_own_gazetteer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, own = tmp_path / "desk", tmp_path / "survey.csv"
    run(["init", str(folder)])
    own.write_text("id,name,lat,lon,country\n1,Sirte,31.2200,16.6000,Libya\n", "utf-8")
    run(["places", "import", str(own), "--desk", str(folder)])
    capsys.readouterr()
    run(["places", "find", "Sirte", "--desk", str(folder)])
    assert capsys.readouterr().out.startswith("geonames:2210554 ")
    settings = folder / "desk.toml"
    settings.write_text(settings.read_text("utf-8") + '\n[places]\nprefer = ["survey"]\n', "utf-8")
    run(["places", "find", "Sirte", "--desk", str(folder)])
    line = capsys.readouterr().out.splitlines()[0]
    assert line.startswith("own-place:survey:1 ")
    assert "31.2200" in line
    assert "survey: survey.csv, licence unstated" in line
    assert "GeoNames" in line


def test_a_new_desk_uses_what_the_person_imported_and_says_so(table: Path, tmp_path: Path) -> None:
    run(["places", "import", str(table)])
    folder = tmp_path / "desk"
    run(["init", str(folder)])
    settings = settings_of(folder).places
    assert settings == PlaceSettings(use=("osm_villages",))
    chosen = chosen_by_desk(folder, settings)
    assert [layer.name for layer in chosen.layers] == ["osm_villages"]
    run(["places", "import", "--remove", "osm_villages"])
    with pytest.raises(MarsadError, match="E-PLACES-MISSING"):
        chosen_by_desk(folder, settings)
    assert chosen_by_option(None).layers == ()


@pytest.mark.parametrize(
    "text", ['[places]\nuses = ["a"]', '[places]\nuse = "a"', "[places]\nuse = [1]", "places = 3"]
)
def test_settings_of_places_are_checked(text: str, tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text(text, "utf-8")
    with pytest.raises(MarsadError, match="E-SETTINGS"):
        settings_of(tmp_path)


def test_where_imports_lie(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("MARSAD_PLACES")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert places_home() == tmp_path / "marsad" / "places"
    monkeypatch.delenv("XDG_DATA_HOME")
    assert places_home() == Path.home() / ".local" / "share" / "marsad" / "places"
