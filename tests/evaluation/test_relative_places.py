"""Relative places: fixed denominators, baselines beside them, and the reader's own doubt."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from marsad.evaluation.relative_places import GoldPoint, found_in, known_anchor, run_relative
from marsad.evaluation.suite import Result
from marsad.model.locations import Location, Place
from marsad.model.mentions import LocationMention, PlaceMention, Reading
from marsad.model.sources import Document
from marsad.registry.gazetteer import Gazetteer, small_gazetteer
from marsad.registry.geometry import destination
from marsad.registry.places.rows import PRIMARY, Row, countries

SIRTE = Place("geonames:1", "Sirte", 31.2, 16.6, "P.PPLA", "LBY", population=100)
TRIPOLI = Place("geonames:2", "Tripoli", 32.88, 13.19, "P.PPLC", "LBY", population=1000)
COLUMNS = "event_id country where_description matched_relation km direction reference lat lon"
HEADER = COLUMNS.replace(" ", "\t")


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    towns = [Row(p, ((p.name, PRIMARY),)) for p in (SIRTE, TRIPOLI)]
    index = tmp_path_factory.mktemp("relative") / "places.sqlite"
    return small_gazetteer([*countries(), *towns], index)


def value(result: Result, name: str) -> float:
    return next(f.value for f in result.figures if f.name == name)


def gold(reference: str, matched: str = "", country: str = "LY") -> GoldPoint:
    return GoldPoint("1", country, "", 0.0, 0.0, matched, reference)


def test_an_anchor_is_known_by_its_name_in_the_country(gazetteer: Gazetteer) -> None:
    assert known_anchor(gold("Sirte"), gazetteer) == SIRTE
    assert known_anchor(gold("Sirte town in"), gazetteer) == SIRTE
    assert known_anchor(gold("Xar"), gazetteer) is None
    assert known_anchor(gold("Sirte", country="NG"), gazetteer) is None


def test_the_capital_is_an_anchor_without_a_name(gazetteer: Gazetteer) -> None:
    said = "90 km south of the capital"
    assert known_anchor(gold("capital", said), gazetteer) == TRIPOLI
    assert known_anchor(gold("central town", "9 km south of the central town"), gazetteer) is None


def test_rows_without_a_point_stay_in_the_denominator(
    tmp_path: Path, gazetteer: Gazetteer
) -> None:
    lat, lon = destination(31.2, 16.6, 180.0, 40.0)
    path = tmp_path / "r.tsv"
    path.write_text(
        f"{HEADER}\n1\tLY\tA\t40 km south of Sirte\t40\tsouth\tSirte\t{lat}\t{lon}\n"
        "2\tLY\tB\t40 km south of Xar\t40\tsouth\tXar\t31\t16\n",
        encoding="utf-8",
    )
    near = Location("Sirte", SIRTE.id, "bearing", "area", lat, lon, 20.0)

    def reader(documents: Sequence[Document], values: Sequence[str]) -> list[Reading]:
        phrase = LocationMention(0, 1, "A", None, near)
        return [Reading(d, "r", locations=(phrase,) if d.text == "A" else ()) for d in documents]

    result = run_relative(path, reader, gazetteer)
    assert value(result, "relative.within-25km") == 0.5
    assert value(result, "known-anchor.within-25km") == 1.0
    assert value(result, "known-anchor.median-error") == pytest.approx(0.0, abs=0.01)
    assert value(result, "relative.truth-in-radius") == 1.0
    assert value(result, "known-anchor.truth-in-radius") == 1.0
    known = next(f for f in result.figures if f.name == "known-anchor.within-25km")
    assert (known.gold, known.reference) == (1, 1.0)
    assert "0.0 within 25 km, median 40.0 km" in result.note


def test_the_least_doubt_is_where_the_text_puts_it() -> None:
    document_ = Reading(Document.__new__(Document), "r")
    wide = Location("Sirte", SIRTE.id, "bearing", "area", 30.0, 16.0, 200.0)
    fine = Location("Sirte", SIRTE.id, "near", "area", 31.0, 16.0, 20.0)
    told = tuple(LocationMention(k, k + 1, "x", None, w) for k, w in enumerate((wide, fine)))
    name = PlaceMention(0, 5, "Tripoli", "location", TRIPOLI, "town")
    reading = Reading(document_.document, "r", places=(name,), locations=told)
    found = found_in(reading)
    assert found is not None
    assert (found.lat, found.radius_km) == (31.0, 20.0)
    bare = found_in(Reading(document_.document, "r", places=(name,)))
    assert bare is not None
    assert bare.lat == TRIPOLI.lat
    assert found_in(Reading(document_.document, "r")) is None
