"""Relative places: a direction and a distance, a side, a road, "the city"."""

from __future__ import annotations

import pytest
from spacy.language import Language

from marsad.model.locations import Place
from marsad.model.mentions import LocationMention
from marsad.reading.location.measures import degrees, kilometres
from marsad.reading.location.misspelt import one_letter_off
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


def read(
    nlp: Language, gazetteer: Gazetteer, text: str, country: str | None = None
) -> tuple[LocationMention, ...]:
    (doc,) = parse(nlp, [text])
    places = find_places(doc, gazetteer, country_hint=country)
    found = find_locations(doc, places, gazetteer, country_hint=country)
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
        ("some two dozen kilometres east of Sirte", 90, 24),
        ("between 20 and 30 km west of Sirte", 270, 25),
        ("a few kilometres south of Sirte", 180, 3),
        ("20 km S of Sirte", 180, 20),
        ("20 km to the north of Sirte", 0, 20),
        ("40 km from Sirte to the south", 180, 40),
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


@pytest.mark.parametrize(
    "phrase",
    [
        "on the road from Sirte to Misrata",
        "along the coastal road between Sirte and Misrata",
        "on the Sirte to Misrata road",
        "on the road linking Sirte to Misrata",
        "on the axis Sirte-Misrata",
        "while driving from Sirte to Misrata",
    ],
)
def test_roads_in_many_words(nlp: Language, gazetteer: Gazetteer, phrase: str) -> None:
    (found,) = read(nlp, gazetteer, f"Gunmen in Libya stopped two cars {phrase} on Friday.")
    assert (found.location.relation, found.location.name) == ("between", "Sirte")
    assert found.location.second_name == "Misrata"


def test_two_towns_a_continent_apart_have_no_road(nlp: Language, gazetteer: Gazetteer) -> None:
    found = read(nlp, gazetteer, "Gunmen stopped cars on the road between Tripoli and Bangui.")
    assert [m for m in found if m.location.relation == "between"] == []


def test_a_distance_along_a_road_goes_that_way(nlp: Language, gazetteer: Gazetteer) -> None:
    text = "In Libya, a mine killed a driver 30 km from Sirte on the road to Misrata."
    (found,) = read(nlp, gazetteer, text)
    where = found.location
    assert where.lat is not None
    assert where.lon is not None
    assert distance_km(31.21, 16.59, where.lat, where.lon) == pytest.approx(30, abs=0.1)
    assert distance_km(32.38, 15.09, where.lat, where.lon) < 165


def test_a_kilometre_post(nlp: Language, gazetteer: Gazetteer) -> None:
    text = "In Libya, an ambush took place at PK 30 on the Sirte-Misrata road."
    (found,) = read(nlp, gazetteer, text)
    assert (found.location.relation, found.location.distance_km) == ("bearing", 30)


def test_half_way_is_surer_than_between(nlp: Language, gazetteer: Gazetteer) -> None:
    text = "In Libya, a mine killed a driver {}between Sirte and Misrata."
    (plain,) = read(nlp, gazetteer, text.format(""))
    (half,) = read(nlp, gazetteer, text.format("half-way "))
    assert plain.location.radius_km is not None
    assert half.location.radius_km is not None
    assert half.location.radius_km < plain.location.radius_km


def test_the_provincial_capital_is_the_last_seat(nlp: Language, gazetteer: Gazetteer) -> None:
    text = "Police in Sirte, Libya, rested. A camp 30 km west of the provincial capital fell."
    found = [m for m in read(nlp, gazetteer, text) if m.location.relation == "bearing"]
    assert [m.location.name for m in found] == ["Sirte"]


@pytest.mark.parametrize(
    "text",
    [
        "The convoy travelled 90 km from Sirte before it stopped.",
        "He lives in the Local Government Area of Derna.",
    ],
)
def test_what_only_sounds_like_a_place(nlp: Language, gazetteer: Gazetteer, text: str) -> None:
    assert read(nlp, gazetteer, text) == ()


def test_a_name_is_found_by_its_explanation(nlp: Language, gazetteer: Gazetteer) -> None:
    text = "The town, Bria (some 450 km northeast of the capital, Bangui) was attacked."
    found = read(nlp, gazetteer, text)
    told = [m for m in found if m.describes or m.location.name == "Bria"]
    assert told


def test_a_name_far_from_its_explanation_does_not_win(nlp: Language, gazetteer: Gazetteer) -> None:
    text = "Rebels in Bria, 20 km north of Bangui, burned a camp."
    (found,) = (m for m in read(nlp, gazetteer, text) if m.location.relation == "bearing")
    assert not found.describes


def test_a_misspelt_anchor_is_the_only_town_a_letter_off(
    nlp: Language, gazetteer: Gazetteer
) -> None:
    text = "Rebels burned a camp 12 km north of Misratta."
    (found,) = read(nlp, gazetteer, text, country="LY")
    assert (found.location.name, found.location.distance_km) == ("Misrata", 12)
    assert one_letter_off("Misratta", ["LBY"], gazetteer) is not None
    assert one_letter_off("Misratta", ["CAF"], gazetteer) is None
    assert one_letter_off("Bris", ["CAF"], gazetteer) is None


def test_an_anchor_abroad_is_no_anchor_of_a_text_about_one_country(
    nlp: Language, gazetteer: Gazetteer
) -> None:
    text = "Rebels burned a camp 12 km north of Sirte."
    (home,) = read(nlp, gazetteer, text, country="LY")
    (abroad,) = read(nlp, gazetteer, text, country="CF")
    assert home.location.lat is not None
    assert (abroad.location.precision, abroad.location.lat) == ("unresolved", None)


def test_the_south_of_a_city_is_in_it(nlp: Language, gazetteer: Gazetteer) -> None:
    (inside,) = read(nlp, gazetteer, "Clashes went on in the south of Sirte.")
    (outside,) = read(nlp, gazetteer, "Clashes went on to the south of Sirte.")
    assert (inside.location.relation, outside.location.relation) == ("area", "bearing")
    assert inside.location.radius_km is not None
    assert inside.location.radius_km < 10


def test_a_province_in_the_east_is_itself(nlp: Language, gazetteer: Gazetteer) -> None:
    assert read(nlp, gazetteer, "A raid hit the eastern province of Haute-Kotto in May.") == ()


def test_a_part_of_a_land_describes_the_town_in_it(nlp: Language, gazetteer: Gazetteer) -> None:
    (found,) = read(nlp, gazetteer, "A photographer was shot in Derna, in eastern Libya, in May.")
    assert (found.text, found.describes) == ("eastern Libya", True)
    (other,) = read(nlp, gazetteer, "A photographer was shot in Derna, and in eastern Libya too.")
    assert not other.describes
