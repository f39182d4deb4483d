"""Relative places: a direction and a distance, a side, a road, "the city"."""

from __future__ import annotations

import pytest
from spacy.language import Language

from marsad.model.locations import Place
from marsad.model.mentions import LocationMention
from marsad.reading.location.measures import degrees, kilometres
from marsad.reading.locations import find_locations
from marsad.reading.parse import parse
from marsad.reading.places import find_places
from marsad.registry.gazetteer import Gazetteer, small_gazetteer
from marsad.registry.geometry import bearing, distance_km, point_in
from marsad.registry.places.rows import PRIMARY, Row, conflict_places, countries, own_regions

TOWNS = [
    ("Sirte", 31.21, 16.59, "LBY", "Sirte", 106_705, "P.PPLA"),
    ("Derna", 32.77, 22.64, "LBY", "Derna", 102_581, "P.PPLA"),
    ("Misrata", 32.38, 15.09, "LBY", "Misrata", 386_120, "P.PPLA"),
    ("Tripoli", 32.88, 13.19, "LBY", "Tripoli", 1_150_000, "P.PPLC"),
    ("Bria", 6.54, 21.99, "CAF", "Haute-Kotto", 43_322, "P.PPLA"),
    ("Bangui", 4.36, 18.55, "CAF", "Bangui", 1_145_280, "P.PPLC"),
]


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    index = tmp_path_factory.mktemp("locations") / "places.sqlite"
    towns = [
        Row(Place(f"geonames:{k}", t[0], *t[1:3], t[6], t[3], t[4], t[5], 4.0), ((t[0], PRIMARY),))
        for k, t in enumerate(TOWNS)
    ]
    return small_gazetteer([*countries(), *own_regions(), *conflict_places(), *towns], index)


def read(nlp: Language, gazetteer: Gazetteer, text: str) -> tuple[LocationMention, ...]:
    (doc,) = parse(nlp, [text])
    found = find_locations(doc, find_places(doc, gazetteer), gazetteer)
    for mention in found:
        assert text[mention.start : mention.end] == mention.text
    return found


@pytest.mark.parametrize(
    ("phrase", "deg", "km"),
    [
        ("90km south of Sirte", 180, 90),
        ("some 90 kilometres (56 miles) south of Sirte", 180, 90),
        ("about 60 miles southeast of the city of Sirte", 135, 96.56),
        ("30 km to the north-west of Sirte", 315, 30),
        ("twenty kilometers east of the coastal city of Sirte", 90, 20),
        ("500 metres west of Sirte", 270, 0.5),
    ],
)
def test_a_distance_and_a_direction(
    nlp: Language, gazetteer: Gazetteer, phrase: str, deg: float, km: float
) -> None:
    (found,) = read(nlp, gazetteer, f"The army said it bombed a convoy {phrase} on Friday.")
    where = found.location
    assert found.text == phrase
    assert (where.relation, where.bearing_deg, where.name) == ("bearing", deg, "Sirte")
    assert where.distance_km == pytest.approx(km, abs=0.01)
    assert where.lat is not None
    assert where.lon is not None
    assert distance_km(31.21, 16.59, where.lat, where.lon) == pytest.approx(km, abs=0.1)
    assert where.radius_km is not None
    assert where.radius_km >= max(5.0, 0.2 * km - 0.1)
    assert point_in(where.shape, where.lat, where.lon)


def test_a_direction_without_a_distance_is_a_sector(nlp: Language, gazetteer: Gazetteer) -> None:
    (found,) = read(nlp, gazetteer, "US drones hit fighters in the desert southeast of Sirte.")
    where = found.location
    assert found.text == "southeast of Sirte"
    assert (where.relation, where.bearing_deg, where.distance_km) == ("bearing", 135, None)
    assert where.lat is not None
    assert where.lon is not None
    assert bearing(31.21, 16.59, where.lat, where.lon) == pytest.approx(135, abs=0.5)
    assert point_in(where.shape, where.lat, where.lon)
    assert not point_in(where.shape, 31.21, 16.59)
    assert where.precision == "area"


def test_a_described_town_keeps_its_own_point(nlp: Language, gazetteer: Gazetteer) -> None:
    text = "Rebels attacked Bria, about 450 km northeast of Bangui, on Sunday."
    found = [m for m in read(nlp, gazetteer, text) if m.location.relation == "bearing"]
    assert len(found) == 1
    assert found[0].describes
    assert found[0].described == 0


def test_a_camp_that_is_not_named_is_not_described(nlp: Language, gazetteer: Gazetteer) -> None:
    (found,) = read(nlp, gazetteer, "Rebels attacked a camp 40 km northeast of Bria on Sunday.")
    assert not found.describes
    assert found.described is None


def test_between_two_towns_is_a_corridor(nlp: Language, gazetteer: Gazetteer) -> None:
    (found,) = read(nlp, gazetteer, "A mine killed a driver between Sirte and Misrata.")
    where = found.location
    assert found.text == "between Sirte and Misrata"
    assert (where.relation, where.name, where.second_name) == ("between", "Sirte", "Misrata")
    assert where.lat is not None
    assert where.lon is not None
    assert point_in(where.shape, where.lat, where.lon)


def test_a_road(nlp: Language, gazetteer: Gazetteer) -> None:
    (found,) = read(nlp, gazetteer, "Gunmen stopped cars on the Sirte-Misrata road.")
    assert found.location.relation == "between"
    assert found.location.second_name == "Misrata"


def test_near_is_wider_than_the_town(nlp: Language, gazetteer: Gazetteer) -> None:
    (found,) = read(nlp, gazetteer, "Shells fell near Derna on Monday.")
    assert found.location.relation == "near"
    assert found.location.radius_km is not None
    assert found.location.radius_km > 4.0


def test_a_part_of_a_country(nlp: Language, gazetteer: Gazetteer) -> None:
    found = read(nlp, gazetteer, "Floods cut off villages in northern Mali.")
    assert [(m.text, m.location.relation) for m in found] == [("northern Mali", "area")]
    assert found[0].location.lat is not None
    assert found[0].location.lat > 18
    assert found[0].location.country == "MLI"


def test_the_city_is_the_last_city(nlp: Language, gazetteer: Gazetteer) -> None:
    text = "Troops marched from Misrata to Derna at dawn. Two shells then hit the city."
    (found,) = (m for m in read(nlp, gazetteer, text) if m.text == "the city")
    assert (found.location.relation, found.location.name) == ("in", "Derna")


def test_a_distance_from_the_capital(nlp: Language, gazetteer: Gazetteer) -> None:
    text = "In Libya, a bus overturned 70 km east of the capital."
    found = [m for m in read(nlp, gazetteer, text) if m.location.relation == "bearing"]
    assert [m.location.name for m in found] == ["Tripoli"]


def test_no_anchor_no_place(nlp: Language, gazetteer: Gazetteer) -> None:
    assert read(nlp, gazetteer, "The city was quiet.") == ()
    assert read(nlp, gazetteer, "Relations between the two sides were poor.") == ()


def test_directions_and_distances() -> None:
    assert degrees("north") == 0
    assert degrees("South-Western") == 225
    assert degrees("NNE") == 22.5
    assert degrees("central") is None
    assert kilometres("1,200", "m") == pytest.approx(1.2)
    assert kilometres("10-20", "km") == 15
    assert kilometres("2.5", "miles") == pytest.approx(4.02336)


def test_an_eastern_city_is_no_part_of_a_city(nlp: Language, gazetteer: Gazetteer) -> None:
    assert read(nlp, gazetteer, "Shelling hit the eastern city of Derna on Monday.") == ()


def test_an_unknown_anchor_keeps_what_was_said(nlp: Language, gazetteer: Gazetteer) -> None:
    (found,) = read(nlp, gazetteer, "Rebels burned a camp 12 km north of Xarqavend, Libya.")
    where = found.location
    assert (where.precision, where.lat, where.shape) == ("unresolved", None, ())
    assert (where.bearing_deg, where.distance_km) == (0, 12)
