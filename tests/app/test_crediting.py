"""Whoever's places are shown is named: in a brief, beside an export, on the map of annotate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from marsad.app.crediting import credits_of_desk
from marsad.app.main import run
from marsad.app.settings import settings_of
from marsad.store.desk import open_desk

OSM = "osm_node_id\tname\tlat\tlon\tplace\n6\tBir Zunduba\t30.95\t17.2\tvillage\n"
SURVEY = "name,lat,lon,country\nAin Zunduba,30.9,17.1,LBY\n"
TEXT = "Two people were killed on Monday in clashes in Bir Zunduba in Libya, residents said."
BUILT_IN = "GeoNames (geonames.org), CC BY 4.0"
STREETS = "(c) OpenStreetMap contributors, ODbL 1.0"
LINE = f"Places: {BUILT_IN}; Survey & Sons, licence unstated; {STREETS}. Made with Natural Earth."


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's own folder of imports with one table of OpenStreetMap."""
    folder = tmp_path / "home"
    monkeypatch.setenv("MARSAD_PLACES", str(folder))
    (tmp_path / "osm.tsv").write_text(OSM, "utf-8")
    assert run(["places", "import", str(tmp_path / "osm.tsv")]) == 0
    return folder


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.jsonl"
    path.write_text(json.dumps({"id": "r", "text": TEXT, "published": "2019-03-05"}), "utf-8")
    return path


@pytest.fixture
def desk(tmp_path: Path, report: Path) -> Path:
    """A desk that read with the person's table and with one of its own."""
    folder, survey = tmp_path / "desk", tmp_path / "survey.csv"
    survey.write_text(SURVEY, "utf-8")
    assert run(["init", str(folder)]) == 0
    words = ["places", "import", str(survey), "--desk", str(folder), "--source", "Survey & Sons"]
    assert run(words) == 0
    assert run(["monitor", str(report), "--out", str(folder)]) == 0
    return folder


def place_sources(desk: Path, into: Path) -> list[str]:
    """Who is credited in the manifest of an export."""
    assert run(["export", str(into), "--as", "csv", "--desk", str(desk)]) == 0
    found: list[str] = json.loads((into / "manifest.json").read_text("utf-8"))["place_sources"]
    return found


def test_a_brief_and_an_export_credit_what_the_reports_were_read_with(
    desk: Path, tmp_path: Path
) -> None:
    (page,) = desk.glob("briefs/*/brief.html")
    assert LINE.replace("&", "&amp;") in page.read_text("utf-8")
    assert "OpenStreetMap contributors" in page.with_suffix(".md").read_text("utf-8")
    assert sorted(place_sources(desk, tmp_path / "out")) == sorted(
        [BUILT_IN, STREETS, "Survey & Sons, licence unstated"]
    )


def test_credit_outlives_the_gazetteer(desk: Path, tmp_path: Path) -> None:
    assert run(["places", "import", "--remove", "survey", "--desk", str(desk)]) == 0
    assert run(["places", "import", "--remove", "osm"]) == 0
    with open_desk(desk) as opened:
        found = credits_of_desk(opened, settings_of(desk).places)
    assert set(found) == {
        "Survey & Sons, licence unstated", "osm (gazetteer, no longer at hand)"
    }


def test_a_licence_stated_later_is_the_one_that_is_credited(desk: Path, tmp_path: Path) -> None:
    survey = str(tmp_path / "survey.csv")
    assert run(["places", "import", survey, "--desk", str(desk), "--licence", "CC0"]) == 0
    assert "Survey & Sons, CC0" in place_sources(desk, tmp_path / "out")
    assert run(["verify", "--desk", str(desk)]) == 0


def test_a_desk_without_imports_credits_the_built_in_places_only(
    report: Path, tmp_path: Path
) -> None:
    assert run(["places", "import", "--remove", "osm"]) == 0
    assert run(["monitor", str(report), "--out", str(tmp_path / "desk")]) == 0
    assert place_sources(tmp_path / "desk", tmp_path / "out") == [BUILT_IN]


def test_the_map_of_annotate_credits_what_it_was_read_with(report: Path, tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    assert run(["annotate", str(report), "--map", str(page)]) == 0
    assert f"Places: {BUILT_IN}; {STREETS}. Made with" in page.read_text("utf-8")
    assert run(["annotate", str(report), "--map", str(page), "--places", "none"]) == 0
    assert "OpenStreetMap" not in page.read_text("utf-8")


def test_a_gazetteer_that_the_settings_name_and_nobody_has_is_told_with_the_settings(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["places", "import", "--remove", "osm"]) == 0
    capsys.readouterr()
    assert run(["read", "--desk", str(desk)]) == 1
    told = capsys.readouterr().err
    assert told.startswith("marsad: E-PLACES-MISSING: no gazetteer 'osm' is imported, ")
    assert "desk.toml; import it again, or take its name out of [places]" in told
