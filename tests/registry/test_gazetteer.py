"""Names to places: every spelling, one index, never written to after it is built."""

from __future__ import annotations

import pickle
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from marsad.model.locations import Place
from marsad.registry.gazetteer import Gazetteer, small_gazetteer
from marsad.registry.places.build import build_index, index_name
from marsad.registry.places.keys import fold, loose
from marsad.registry.places.rows import (
    ALTERNATE,
    OWN,
    PRIMARY,
    Row,
    admin1_names,
    conflict_places,
    countries,
    own_regions,
)
from marsad.registry.places.sites import airfields
from marsad.registry.places.tables import rows, tables_hash

SIRTE = Row(
    Place("geonames:1", "Sirte", 31.21, 16.59, "P.PPLA", "LBY", "Sirte", 106_705, 4.0),
    (("Sirte", PRIMARY), ("Surt", ALTERNATE), ("سرت", ALTERNATE)),
)
TRIPOLI = Row(
    Place("geonames:2", "Tripoli", 32.88, 13.19, "P.PPLC", "LBY", "Tripoli", 1_150_000, 12.0),
    (("Tripoli", PRIMARY), ("Ţarābulus", ALTERNATE)),
)
TRIPOLI_LEBANON = Row(
    Place("geonames:3", "Tripoli", 34.43, 35.85, "P.PPLA", "LBN", "North", 229_000, 6.0),
    (("Tripoli", PRIMARY),),
)
REGION = Row(
    Place("geonames:4", "Sirte", 30.2, 17.45, "A.ADM1", "LBY", "Sirte", 133_000, 120.0),
    (("Sirte", OWN), ("Surt District", PRIMARY)),
    "76",
)


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    index = tmp_path_factory.mktemp("gazetteer") / "places.sqlite"
    own = [*countries(), *own_regions(), *conflict_places()]
    return small_gazetteer([*own, SIRTE, TRIPOLI, TRIPOLI_LEBANON, REGION], index)


@pytest.mark.parametrize("name", ["Sirte", "SIRTE", "Surt", "surt", "سرت", "Sírte"])
def test_case_accents_and_scripts_do_not_matter(gazetteer: Gazetteer, name: str) -> None:
    assert SIRTE.place in gazetteer.lookup(name)


@pytest.mark.parametrize(
    "name", ["al-Uqaylah", "Al Uqaylah", "El Uqayla", "Uqaylah", "al-ʿUqayla", "Al-Uqeila"]
)
def test_the_article_and_transliteration_do_not_matter(gazetteer: Gazetteer, name: str) -> None:
    assert any(p.name == "al-Uqaylah" and p.country == "LBY" for p in gazetteer.lookup(name))


def test_a_main_name_comes_before_an_alternate_one(gazetteer: Gazetteer) -> None:
    qualities = [m.quality for m in gazetteer.matches("Sirte")]
    assert qualities == sorted(qualities, reverse=True)
    assert qualities[0] == PRIMARY


def test_two_towns_of_one_name_are_both_given_the_larger_first(gazetteer: Gazetteer) -> None:
    assert [p.country for p in gazetteer.lookup("Tripoli")][:2] == ["LBY", "LBN"]


def test_what_is_nowhere_is_empty(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Qwertzuiop") == ()
    assert gazetteer.lookup("") == ()
    assert gazetteer.get("geonames:999") is None


@pytest.mark.parametrize(
    ("name", "country"),
    [("US", "USA"), ("U.S.", "USA"), ("UK", "GBR"), ("UAE", "ARE"), ("DRC", "COD"),
     ("the Netherlands", "NLD"), ("Burma", "MMR"), ("Ivory Coast", "CIV"), ("Türkiye", "TUR")],
)  # fmt: skip
def test_short_and_former_names_of_countries(gazetteer: Gazetteer, name: str, country: str) -> None:
    found = gazetteer.lookup(name)
    assert any(p.feature == "A.PCLI" and p.country == country for p in found)


@pytest.mark.parametrize("code", ["LY", "ly", "LBY"])
def test_a_country_by_either_code(gazetteer: Gazetteer, code: str) -> None:
    country = gazetteer.country_of(code)
    assert country is not None
    assert country.name == "Libya"
    assert gazetteer.admin1_name(code, "76") == "Sirte"
    assert gazetteer.capital_of(code) == TRIPOLI.place


def test_demonyms(gazetteer: Gazetteer) -> None:
    assert [p.country for p in gazetteer.demonym("Libyan")] == ["LBY"]
    assert [p.country for p in gazetteer.demonym("South Sudanese")] == ["SSD"]
    assert gazetteer.demonym("Sirte") == ()


def test_a_longer_name_is_announced_by_its_first_words(gazetteer: Gazetteer) -> None:
    assert gazetteer.is_prefix(fold("South"))
    assert not gazetteer.is_prefix(fold("Sirte xyz"))


def test_the_nearest_town_within_reach(gazetteer: Gazetteer) -> None:
    assert gazetteer.nearest(31.0, 16.6) == SIRTE.place
    assert gazetteer.nearest(0.0, -30.0) is None


def test_the_index_refuses_writing(gazetteer: Gazetteer) -> None:
    db = sqlite3.connect(f"{gazetteer.path.as_uri()}?mode=ro&immutable=1", uri=True)
    with pytest.raises(sqlite3.OperationalError):
        db.execute("delete from place")


def test_a_gazetteer_can_be_handed_to_another_process(gazetteer: Gazetteer) -> None:
    again = pickle.loads(pickle.dumps(gazetteer))
    assert again.lookup("Sirte") == gazetteer.lookup("Sirte")


def test_two_builders_at_once_leave_one_whole_index(tmp_path: Path) -> None:
    index = tmp_path / "deep" / "places.sqlite"
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: build_index(index, [SIRTE, REGION]), range(2)))
    assert Gazetteer(index).lookup("Surt") != ()
    assert [p.name for p in index.parent.iterdir()] == ["places.sqlite"]


def test_a_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> list[Row]:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        build_index(tmp_path / "places.sqlite", (row for row in broken()))
    assert list(tmp_path.iterdir()) == []


def test_the_name_of_the_index_tells_its_data() -> None:
    assert tables_hash()[:16] in index_name()


@pytest.mark.parametrize(
    ("table", "key"),
    [("regions.tsv", "slug"), ("conflict_places.tsv", "slug"),
     ("airfields.tsv.gz", "ident")],
)  # fmt: skip
def test_every_own_place_has_a_source_and_a_point(table: str, key: str) -> None:
    seen = set()
    for row in rows(table):
        assert row["source"], row
        assert "well-known" not in row["source"], row
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert row[key] not in seen, row
        seen.add(row[key])
    assert len(seen) >= 100


def test_a_point_nobody_checked_keeps_its_doubt() -> None:
    doubtful = [r for r in rows("conflict_places.tsv") if "unchecked" in r["source"]]
    assert doubtful
    assert all(float(r["radius_km"]) >= 10 for r in doubtful)


def test_no_point_is_openstreetmaps() -> None:
    for table in ("conflict_places.tsv", "airfields.tsv.gz"):
        for row in rows(table):
            said = row["source"].startswith("written from general geography; within ")
            assert said or "OpenStreetMap" not in row["source"], row


def test_small_places_stand_in_regions_that_the_gazetteer_knows() -> None:
    known = set(admin1_names().values())
    for table in ("conflict_places.tsv", "airfields.tsv.gz"):
        assert {r["admin1"] for r in rows(table)} - {""} <= known


def test_a_village_weighs_no_more_than_a_village() -> None:
    ids = [r.place.id for r in airfields()]
    assert len(ids) == len(set(ids))
    assert not any(i.startswith("marsad-place:") for i in ids)


def test_an_airport_has_never_the_bare_name_of_its_town() -> None:
    for row in airfields():
        if row.place.feature[0] == "S":
            for name, _ in row.names:
                assert len(name.split()) > 1, row.place


def test_keys() -> None:
    assert fold("Saint-Marc") == fold("St. Marc") == "st marc"
    assert fold("N'Djaména") == "ndjamena"
    assert loose(fold("al-Qusayr")) == loose(fold("El Kusair"))
    assert loose("سرت") == ""
