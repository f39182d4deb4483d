"""Borders, coasts, and what a text around them says about where on them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from marsad.model.locations import Place
from marsad.model.mentions import LocationMention
from marsad.reading.locations import find_locations
from marsad.reading.parse import parse
from marsad.reading.places import find_places
from marsad.registry.borders import border_lines, coast_lines
from marsad.registry.gazetteer import Gazetteer, small_gazetteer
from marsad.registry.geometry import distance_km, point_in
from marsad.registry.lines import nearest_on
from marsad.registry.places.rows import PRIMARY, Row, conflict_places, countries, own_regions

TOWNS = [
    ("Azaz", 36.59, 37.05, "SYR", "Aleppo", 66_138, "P.PPLA2"),
    ("Aleppo", 36.20, 37.16, "SYR", "Aleppo", 2_098_210, "P.PPLA"),
    ("Tripoli", 32.88, 13.19, "LBY", "Tripoli", 1_150_000, "P.PPLC"),
    ("Sabratha", 32.79, 12.49, "LBY", "Zawiya", 102_000, "P.PPL"),
    ("Sabha", 27.04, 14.43, "LBY", "Sabha", 130_000, "P.PPLA"),
]


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    index = tmp_path_factory.mktemp("borders") / "places.sqlite"
    towns = [
        Row(Place(f"geonames:{k}", t[0], *t[1:3], t[6], t[3], t[4], t[5], 4.0), ((t[0], PRIMARY),))
        for k, t in enumerate(TOWNS)
    ]
    return small_gazetteer([*countries(), *own_regions(), *conflict_places(), *towns], index)


def read(nlp: Language, gazetteer: Gazetteer, text: str) -> list[LocationMention]:
    (doc,) = parse(nlp, [text])
    return list(find_locations(doc, find_places(doc, gazetteer), gazetteer))


def on_border(mention: LocationMention, a: str, b: str) -> float:
    where = mention.location
    assert where.lat is not None
    assert where.lon is not None
    found = nearest_on(border_lines(a, b), where.lat, where.lon)
    assert found is not None
    assert point_in(where.shape, where.lat, where.lon)
    return found.km


@pytest.mark.parametrize(
    "phrase",
    [
        "on the Syrian-Turkish border",
        "along the Syria-Turkey border",
        "near the border between Syria and Turkey",
        "near Syria's border with Turkey",
        "on the border of Syria and Turkey",
    ],
)
def test_a_border_of_two_is_a_corridor_along_it(
    nlp: Language, gazetteer: Gazetteer, phrase: str
) -> None:
    (found,) = read(nlp, gazetteer, f"Two soldiers were killed {phrase} on Friday.")
    assert found.text == phrase
    assert found.location.relation == "between"
    assert {found.location.name, found.location.second_name} == {"Syria", "Turkey"}
    assert found.location.country == ""
    assert on_border(found, "SYR", "TUR") < 2
    assert found.location.radius_km is not None
    assert found.location.radius_km > 200


@pytest.mark.parametrize("phrase", ["near the Turkish border", "near the border with Turkey"])
def test_the_other_side_is_the_country_of_the_text(
    nlp: Language, gazetteer: Gazetteer, phrase: str
) -> None:
    found = read(nlp, gazetteer, f"In Syria, two soldiers were killed {phrase} on Friday.")
    (edge,) = (m for m in found if "border" in m.text)
    assert (edge.location.name, edge.location.second_name) == ("Turkey", "Syria")
    assert edge.location.country == "SYR"
    assert on_border(edge, "SYR", "TUR") < 2


def test_a_border_without_another_country_has_no_point(
    nlp: Language, gazetteer: Gazetteer
) -> None:
    (found,) = read(nlp, gazetteer, "Two soldiers were killed near the Turkish border on Friday.")
    assert found.location.name == "Turkey"
    assert (found.location.lat, found.location.radius_km, found.location.shape) == (None, None, ())


def test_a_town_by_the_border_says_which_stretch(nlp: Language, gazetteer: Gazetteer) -> None:
    text = "In Aleppo, a camp was shelled. Two more died on the Syrian-Turkish border."
    edge = read(nlp, gazetteer, text)[-1]
    assert edge.location.lat is not None
    assert edge.location.lon is not None
    assert distance_km(36.20, 37.16, edge.location.lat, edge.location.lon) < 60
    assert edge.location.radius_km is not None
    assert edge.location.radius_km < 60


def test_the_border_described_leaves_the_town_its_point(
    nlp: Language, gazetteer: Gazetteer
) -> None:
    text = "In Syria, rebels shelled Azaz, near the Turkish border, on Friday."
    edge = next(m for m in read(nlp, gazetteer, text) if "border" in m.text)
    assert edge.describes


def test_a_border_town_of_is_no_border(nlp: Language, gazetteer: Gazetteer) -> None:
    text = "In Syria, shells hit the Turkish border town of Kilis on Friday."
    assert [m for m in read(nlp, gazetteer, text) if "border" in m.text] == []


def test_border_guards_are_no_border(nlp: Language, gazetteer: Gazetteer) -> None:
    text = "In Syria, Turkish border guards shot a man on Friday."
    assert [m for m in read(nlp, gazetteer, text) if "border" in m.text] == []


def test_a_distance_from_a_border_is_added_to_its_doubt(
    nlp: Language, gazetteer: Gazetteer
) -> None:
    plain = read(nlp, gazetteer, "In Syria, men were seized on the border with Turkey.")
    far = read(nlp, gazetteer, "In Syria, men were seized 30 km from the border with Turkey.")
    one, other = plain[-1].location, far[-1].location
    assert other.distance_km == 30
    assert one.radius_km is not None
    assert other.radius_km == pytest.approx(one.radius_km + 30, abs=0.2)


def test_the_border_said_again_is_the_border_named_before(
    nlp: Language, gazetteer: Gazetteer
) -> None:
    text = "The Libya-Tunisia border was shut. Smugglers were later held near the border."
    first, again = read(nlp, gazetteer, text)
    assert again.text == "near the border"
    assert again.location == first.location


def test_off_a_coast_is_at_sea(nlp: Language, gazetteer: Gazetteer) -> None:
    (found,) = read(nlp, gazetteer, "A boat with migrants sank off the coast of Libya on Friday.")
    where = found.location
    assert where.precision == "sea-or-air"
    assert where.lat is not None
    assert where.lon is not None
    nearest = nearest_on(coast_lines("LBY"), where.lat, where.lon)
    assert nearest is not None
    assert nearest.km < 2


def test_a_town_by_the_sea_says_where_the_coast_is_meant(
    nlp: Language, gazetteer: Gazetteer
) -> None:
    text = "A boat sank off the Libyan coast on Friday; bodies were found in Sabratha."
    where = next(m for m in read(nlp, gazetteer, text) if "coast" in m.text).location
    assert where.lat is not None
    assert where.lon is not None
    assert distance_km(32.79, 12.49, where.lat, where.lon) < 30


def test_set_off_and_coast_guards_are_no_sea(nlp: Language, gazetteer: Gazetteer) -> None:
    assert read(nlp, gazetteer, "He set off Tripoli's alarm. The Libyan Coast Guard came.") == []


def test_an_inland_town_has_no_coast(nlp: Language, gazetteer: Gazetteer) -> None:
    assert read(nlp, gazetteer, "A boat was found off Sabha on Friday.") == []
