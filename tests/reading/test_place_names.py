"""Names of places in news: found, meant, and what they do in the sentence."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.language import Language

from marsad.model.locations import Place
from marsad.model.mentions import PlaceMention
from marsad.reading.parse import parse
from marsad.reading.place.evidence import heads_line
from marsad.reading.places import find_places, precision_of
from marsad.registry.gazetteer import Gazetteer, small_gazetteer
from marsad.registry.places.rows import PRIMARY, Row, conflict_places, countries, own_regions


def town(
    number: int, name: str, lat: float, lon: float, country: str, admin1: str, people: int,
    feature: str = "P.PPL",
) -> Row:  # fmt: skip
    place = Place(f"geonames:{number}", name, lat, lon, feature, country, admin1, people, 4.0)
    return Row(place, ((name, PRIMARY),))


TOWNS = [
    town(1, "Sirte", 31.21, 16.59, "LBY", "Sirte", 106_705, "P.PPLA"),
    town(2, "Derna", 32.77, 22.64, "LBY", "Derna", 102_581, "P.PPLA"),
    town(3, "Derna", 47.2, 22.3, "ROU", "Bihor", 2_963),
    town(4, "Tripoli", 32.88, 13.19, "LBY", "Tripoli", 1_150_000, "P.PPLC"),
    town(5, "Tripoli", 34.43, 35.85, "LBN", "North", 229_398, "P.PPLA"),
    town(6, "Beirut", 33.89, 35.5, "LBN", "Beirut", 1_916_100, "P.PPLC"),
    town(7, "Moscow", 55.75, 37.62, "RUS", "Moscow", 10_381_222, "P.PPLC"),
    town(8, "Paris", 48.85, 2.35, "FRA", "Ile-de-France", 2_138_551, "P.PPLC"),
    town(9, "Paris", 33.66, -95.56, "USA", "Texas", 25_171),
    town(10, "Texas", 31.25, -99.25, "USA", "Texas", 22_875_689, "A.ADM1"),
    town(11, "Benghazi", 32.11, 20.07, "LBY", "Benghazi", 650_629, "P.PPLA"),
]


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    index = tmp_path_factory.mktemp("places") / "places.sqlite"
    return small_gazetteer([*countries(), *own_regions(), *conflict_places(), *TOWNS], index)


def read(
    nlp: Language, gazetteer: Gazetteer, text: str, **hints: str | None
) -> dict[str, PlaceMention]:
    (doc,) = parse(nlp, [text])
    found = find_places(doc, gazetteer, **hints)
    for mention in found:
        assert text[mention.start : mention.end] == mention.text
        assert sum(c.score for c in mention.candidates) <= 1.0 + 1e-3
    return {m.text: m for m in found}


def country_of(mention: PlaceMention) -> str:
    assert mention.place is not None
    return mention.place.country


def test_containment_says_which_derna(nlp: Language, gazetteer: Gazetteer) -> None:
    found = read(nlp, gazetteer, "A bomb went off on Monday in Derna, Libya.")
    assert country_of(found["Derna"]) == "LBY"
    assert found["Derna"].precision == "town"
    assert found["Libya"].precision == "country"


def test_the_other_towns_say_which_tripoli(nlp: Language, gazetteer: Gazetteer) -> None:
    libya = read(nlp, gazetteer, "Clashes spread from Benghazi and Sirte to Tripoli.")
    lebanon = read(nlp, gazetteer, "The Lebanese army moved from Beirut to Tripoli, Lebanon.")
    assert country_of(libya["Tripoli"]) == "LBY"
    assert country_of(lebanon["Tripoli"]) == "LBN"


def test_the_loser_stays_a_candidate(nlp: Language, gazetteer: Gazetteer) -> None:
    found = read(nlp, gazetteer, "A bomb went off on Monday in Derna, Libya.")
    assert {c.place.country for c in found["Derna"].candidates} == {"LBY", "ROU"}
    scores = [c.score for c in found["Derna"].candidates]
    assert scores == sorted(scores, reverse=True)


def test_paris_in_texas(nlp: Language, gazetteer: Gazetteer) -> None:
    assert country_of(read(nlp, gazetteer, "He was born in Paris, Texas.")["Paris"]) == "USA"
    assert country_of(read(nlp, gazetteer, "He flew to Paris on Sunday.")["Paris"]) == "FRA"


def test_a_state_by_its_news_abbreviation(nlp: Language, gazetteer: Gazetteer) -> None:
    found = read(nlp, gazetteer, "The plant is in Paris, Tex., near the railway.")
    assert country_of(found["Paris"]) == "USA"


def test_a_hint_on_the_country(nlp: Language, gazetteer: Gazetteer) -> None:
    text = "Gunmen killed two people in Tripoli."
    assert country_of(read(nlp, gazetteer, text, country_hint="LB")["Tripoli"]) == "LBN"
    assert country_of(read(nlp, gazetteer, text, title="Libya at war")["Tripoli"]) == "LBY"


def test_villages_that_no_town_list_has(nlp: Language, gazetteer: Gazetteer) -> None:
    found = read(
        nlp, gazetteer, "The army said it struck a convoy near al-Uqaylah and a camp in Harawah."
    )
    assert country_of(found["al-Uqaylah"]) == "LBY"
    assert country_of(found["Harawah"]) == "LBY"


def test_roles(nlp: Language, gazetteer: Gazetteer) -> None:
    found = read(
        nlp,
        gazetteer,
        "Moscow condemned the attack. Libyan police closed the University of Benghazi. "
        "Shelling hit Sirte.",
    )
    assert found["Moscow"].role == "metonym"
    assert found["Libyan"].role == "demonym"
    assert country_of(found["Libyan"]) == "LBY"
    assert found["Benghazi"].role == "in-organisation"
    assert found["Sirte"].role == "location"


def test_a_person_is_no_place(nlp: Language, gazetteer: Gazetteer) -> None:
    found = read(nlp, gazetteer, "Paris Hilton arrived on Friday, her agent said.")
    assert all(m.place is None for m in found.values() if m.role == "in-person")
    assert not any(m.role == "location" for m in found.values())


def test_a_place_nobody_lists_stays_unresolved(nlp: Language, gazetteer: Gazetteer) -> None:
    found = read(nlp, gazetteer, "Soldiers burned houses in Xarqavend, Libya, on Tuesday.")
    unknown = [m for m in found.values() if m.text.startswith("Xarq")]
    assert all(m.place is None and m.precision == "unresolved" for m in unknown)


def test_nothing_in_nothing(nlp: Language, gazetteer: Gazetteer) -> None:
    assert read(nlp, gazetteer, "") == {}
    assert read(nlp, gazetteer, "The talks ended without a word on Monday.") == {}


@pytest.mark.parametrize(
    ("feature", "radius", "precision"),
    [("A.PCLI", 700, "country"), ("A.ADM1", 100, "admin1"), ("A.ADM2", 40, "admin2"),
     ("P.PPL", 2, "town"), ("L.RGN", 300, "region"), ("L.RGN", 12, "area"),
     ("H.SEA", 900, "sea-or-air"), ("H.STM", 300, "area"), ("S.AIRP", 2, "point")],
)  # fmt: skip
def test_precision_follows_the_feature(feature: str, radius: float, precision: str) -> None:
    assert precision_of(Place("x", "X", 0, 0, feature, "LBY", "", 0, radius)) == precision


NEIGHBOURS = [
    *TOWNS,
    town(20, "Bama", 11.52, 13.69, "NGA", "Borno", 118_121),
    town(21, "Gwoza", 11.08, 13.69, "NGA", "Borno", 0),
    town(22, "Mora", 11.05, 14.14, "CMR", "Far North", 55_216),
    town(23, "Mora", 60.99, 14.54, "SWE", "Dalarna", 10_896),
    town(24, "Athens", 37.98, 23.73, "GRC", "Attica", 664_046, "P.PPLC"),
    town(25, "Athens", 33.96, -83.38, "USA", "Georgia", 116_714, "P.PPLA2"),
    town(26, "Winder", 33.99, -83.72, "USA", "Georgia", 15_363, "P.PPLA2"),
    town(27, "Georgia", 32.75, -83.5, "USA", "Georgia", 8_975_842, "A.ADM1"),
    town(28, "Oklahoma", 35.5, -97.5, "USA", "Oklahoma", 3_547_049, "A.ADM1"),
    town(29, "Oklahoma", 40.58, -79.57, "USA", "Pennsylvania", 800),
    town(30, "Pennsylvania", 40.27, -76.9, "USA", "Pennsylvania", 12_440_621, "A.ADM1"),
    town(31, "Ohio", 40.25, -83.0, "USA", "Ohio", 11_467_123, "A.ADM1"),
    town(32, "East Texas", 40.55, -75.56, "USA", "Pennsylvania", 0),
    town(33, "Marburg", 50.81, 8.77, "DEU", "Hesse", 78_895),
    town(34, "Black Hawk", 39.8, -105.49, "USA", "Colorado", 127),
]


@pytest.fixture(scope="module")
def wider(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    index = tmp_path_factory.mktemp("wider") / "places.sqlite"
    return small_gazetteer([*countries(), *own_regions(), *NEIGHBOURS], index)


def test_a_village_beside_a_sure_town_is_a_place(nlp: Language, wider: Gazetteer) -> None:
    found = read(nlp, wider, "Shells fell in the town of Bama. Soldiers later left Gwoza.")
    assert country_of(found["Gwoza"]) == "NGA"


def test_the_nearer_namesake_is_meant(nlp: Language, wider: Gazetteer) -> None:
    text = "Fighters left the town of Bama and attacked Gwoza and Mora on the same night."
    assert country_of(read(nlp, wider, text)["Mora"]) == "CMR"


def test_states_in_one_list_are_states(nlp: Language, wider: Gazetteer) -> None:
    text = "The illness was found in Georgia, Oklahoma, Pennsylvania and Ohio."
    place = read(nlp, wider, text)["Oklahoma"].place
    assert place is not None
    assert place.feature == "A.ADM1"


def test_a_part_of_a_state_is_not_the_village_of_that_name(nlp: Language, wider: Gazetteer) -> None:
    assert "East Texas" not in read(nlp, wider, "Tornadoes crossed East Texas on Sunday.")


def test_an_illness_is_no_town(nlp: Language, wider: Gazetteer) -> None:
    assert "Marburg" not in read(nlp, wider, "Doctors fear that Marburg virus has spread.")


def test_a_make_of_helicopter_is_no_town(nlp: Language, wider: Gazetteer) -> None:
    assert "Black Hawk" not in read(nlp, wider, "The army bought eight Black Hawk helicopters.")


def test_the_place_in_the_name_of_an_outlet_speaks_for_its_neighbours(
    nlp: Language, wider: Gazetteer
) -> None:
    text = "Police in Athens arrested two men."
    assert country_of(read(nlp, wider, text)["Athens"]) == "GRC"
    assert country_of(read(nlp, wider, text, outlet="Winder Herald")["Athens"]) == "USA"


def test_an_unknown_name_beside_a_known_one_is_kept_unresolved(
    nlp: Language, wider: Gazetteer
) -> None:
    found = read(nlp, wider, "Clashes were reported in the village of Bama and Goudalaya.")
    assert found["Goudalaya"].place is None


def test_a_friend_is_not_a_place(nlp: Language, wider: Gazetteer) -> None:
    found = read(nlp, wider, "A Turkey-backed militia took the town.")
    assert found["Turkey"].role == "metonym"


def test_a_misspelt_country_is_that_country(nlp: Language, wider: Gazetteer) -> None:
    found = read(nlp, wider, "The fighters crossed from Mali into Mauritannia on Sunday.")
    assert country_of(found["Mauritannia"]) == "MRT"


def test_an_acronym_is_no_place_by_a_further_name(nlp: Language, wider: Gazetteer) -> None:
    assert "ISIL" not in read(nlp, wider, "Jets struck the last pocket of ISIL in the desert.")


def test_a_hamlet_nobody_knows_is_a_place_without_a_point(nlp: Language, wider: Gazetteer) -> None:
    found = read(nlp, wider, "Raiders burned a mast in the hamlet of Filifili.")
    assert found["Filifili"].place is None


def test_a_town_that_opens_a_line_like_a_dateline_is_a_place() -> None:
    assert heads_line_of("Imphal, Oct 7: Shops stayed shut.", 0, 1)
    assert heads_line_of("RAMADI: Police found a cache.", 0, 1)
    assert not heads_line_of("Imphal, a town of many markets, was calm.", 0, 1)
    assert not heads_line_of("The police of Ramadi: who are they?", 3, 4)


def heads_line_of(text: str, start: int, end: int) -> bool:
    return heads_line(English()(text), start, end)
