"""P-codes: kept as a table gives them, told of that very place, and never guessed."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from imports_by_hand import imported, index_of, written

from marsad.model.locations import Location
from marsad.registry.places.imports.layer import Layer
from marsad.registry.places.pcodes import Codes, Pcodes, pcodes_of

HEAD = "name,lat,lon,feature,country,admin1,pcode,adm1_pcode,adm2_pcode"
ROWS = (
    "Umm Zayt,31.5,15.25,P.PPL,LBY,Surt,LY021101,LY02,LY0211",
    "Surt,31.0,17.0,A.ADM1,LBY,Surt,LY02,,",
    "Hun,29.1,15.9,A.ADM2,LBY,Jufra,LY0309,LY03,",
    "Old Ford,30.0,16.0,P.PPL,LBY,Jufra,,,",
)
ZAYT = Location("Umm Zayt", "geonames:7", "in", "town", 31.501, 15.251, 2.0, "LBY", "Surt",
                feature="P.PPL")  # fmt: skip


@pytest.fixture
def layer(tmp_path: Path) -> Layer:
    path = written(tmp_path / "cod.csv", HEAD, *ROWS)
    return imported(path, tmp_path / "places", index_of(tmp_path), name="cod").layer


def known(where: Location, *layers: Layer) -> Codes:
    return pcodes_of([where], layers).of(where)


def test_a_place_of_the_table_has_its_codes_by_name_and_point_or_by_its_id(layer: Layer) -> None:
    assert known(ZAYT, layer) == Codes("LY021101", "LY02", "LY0211")
    (found,) = layer.found("umm zayt")
    assert found.place is not None
    elsewhere = replace(ZAYT, place_id=found.place.id, name="Another name")
    assert known(elsewhere, layer) == Codes("LY021101", "LY02", "LY0211")


def test_a_place_of_that_name_elsewhere_has_none_but_its_region_has(layer: Layer) -> None:
    assert known(replace(ZAYT, lat=33.0), layer) == Codes(None, "LY02", None)
    assert known(replace(ZAYT, lat=33.0, country="TUN"), layer) == Codes()


@pytest.mark.parametrize("relation", ["near", "bearing", "between", "area"])
def test_what_is_not_in_the_place_has_only_its_region(layer: Layer, relation: str) -> None:
    assert known(replace(ZAYT, relation=relation), layer) == Codes(None, "LY02", None)


def test_a_district_is_its_own_second_unit_and_a_region_its_own_first(layer: Layer) -> None:
    district = Location("Hun", "geonames:8", "in", "admin2", 29.1, 15.9, 40.0, "LBY",
                        feature="A.ADM2")  # fmt: skip
    assert known(district, layer) == Codes("LY0309", "LY03", "LY0309")
    region = Location("Surt", "geonames:9", "in", "admin1", 31.0, 17.0, 99.0, "LBY", "Surt",
                      feature="A.ADM1")  # fmt: skip
    assert known(region, layer) == Codes("LY02", "LY02", None)


def test_a_row_without_codes_tells_none(layer: Layer) -> None:
    ford = replace(ZAYT, name="Old Ford", place_id="geonames:5", lat=30.0, lon=16.0, admin1="")
    assert known(ford, layer) == Codes()


def test_where_two_tables_differ_there_is_no_code(layer: Layer, tmp_path: Path) -> None:
    path = written(tmp_path / "other.csv", HEAD, ROWS[0].replace("LY021101", "LBY-9"))
    other = imported(path, tmp_path / "places", index_of(tmp_path), name="other").layer
    assert known(ZAYT, layer, other) == Codes(None, "LY02", "LY0211")


def test_an_import_of_an_earlier_version_has_no_codes(layer: Layer) -> None:
    base = sqlite3.connect(layer.path)
    base.execute("drop table pcode")
    base.commit()
    base.close()
    old = Layer(layer.path)
    assert (old.has_pcodes, old.pcodes("x")) == (False, ("", "", ""))
    assert pcodes_of([ZAYT], [old]) == Pcodes()


def test_a_code_that_is_none_makes_a_bad_row_and_one_without_an_id_is_the_id(
    tmp_path: Path,
) -> None:
    path = written(tmp_path / "bad.csv", HEAD, ROWS[0], ROWS[1].replace("LY02", "LY 02?"))
    made = imported(path, tmp_path / "places", index_of(tmp_path), name="bad")
    assert (made.progress.rows, made.progress.bad) == (1, 1)
    assert made.layer.get("own-place:bad:LY021101") is not None
