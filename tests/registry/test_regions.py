"""Regions: every first-level one that conflict reports name, each where its towns are."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

import pytest

from marsad.model.locations import Place
from marsad.registry.gazetteer import Gazetteer, small_gazetteer
from marsad.registry.places.outdated import OUTDATED_ADMIN1, outdated
from marsad.registry.places.rows import admin1_names, alpha3, countries, districts, regions


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    index = tmp_path_factory.mktemp("regions") / "places.sqlite"
    return small_gazetteer([*countries(), *regions(), *districts(admin1_names())], index)


def far(place: Place, lat: float, lon: float) -> float:
    """Kilometres from the point of ``place``."""
    wide = (place.lon - lon) * math.cos(math.radians(lat))
    return 111.2 * math.hypot(place.lat - lat, wide)


@pytest.mark.parametrize(
    ("country", "count"),
    [("LBY", 22), ("SYR", 14), ("UKR", 27), ("SDN", 18), ("SSD", 10), ("COD", 26), ("MMR", 15),
     ("YEM", 22), ("MLI", 11), ("NER", 8), ("BFA", 13), ("TCD", 23), ("SOM", 18), ("IRQ", 19),
     ("AFG", 34), ("ETH", 14), ("KEN", 47), ("CAF", 20), ("NGA", 37), ("CMR", 10), ("MOZ", 11)],
)  # fmt: skip
def test_first_level_regions_are_all_there(country: str, count: int) -> None:
    found = [r for r in regions() if r.place.country == country and r.place.feature == "A.ADM1"]
    assert len(found) == count
    assert len({r.place.name for r in found}) == count


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [("Ituri", "COD", 1.6, 29.9), ("North Kivu", "COD", -0.7, 28.9),
     ("Tanganyika", "COD", -6.5, 28), ("Menaka", "MLI", 15.9, 2.4), ("Darnah", "LBY", 32.0, 22.6),
     ("Hama", "SYR", 35.2, 37.1), ("Chin", "MMR", 22.0, 93.5), ("Marib", "YEM", 15.5, 45.3),
     ("Jonglei", "SSD", 7.2, 32.4),
     ("Central Darfur", "SDN", 12.6, 23.2), ("Kherson", "UKR", 46.6, 33.5),
     ("Cabo Delgado", "MOZ", -12.3, 39.3), ("Tigray", "ETH", 14, 38.5), ("Borno", "NGA", 11.9, 13)],
)  # fmt: skip
def test_a_region_stands_where_it_is(
    gazetteer: Gazetteer, name: str, country: str, lat: float, lon: float
) -> None:
    found = [p for p in gazetteer.lookup(name) if p.feature == "A.ADM1" and p.country == country]
    assert [far(p, lat, lon) < 150 for p in found] == [True]


def test_a_county_is_one_of_its_state(gazetteer: Gazetteer) -> None:
    states = {p.admin1 for p in gazetteer.lookup("Orange County") if p.feature == "A.ADM2"}
    assert {"California", "Florida", "New York", "Texas"} <= states


def test_all_counties_of_the_united_states_are_there() -> None:
    found = Counter(r.place.admin1 for r in districts(admin1_names()) if r.place.country == "USA")
    assert sum(found.values()) >= 3100
    assert (found["Texas"], found["Delaware"], found["Georgia"]) == (254, 3, 159)


@pytest.mark.parametrize(
    ("name", "country"),
    [("Maungdaw", "MMR"), ("Beni", "COD"), ("Menaka", "MLI"), ("Sinjar", "IRQ"), ("Kukawa", "NGA"),
     ("Manbij", "SYR"), ("Bakhmut", "UKR")],
)  # fmt: skip
def test_a_district_answers_to_its_bare_name(gazetteer: Gazetteer, name: str, country: str) -> None:
    found = gazetteer.lookup(name)
    assert any(p.country == country and p.feature == "A.ADM2" for p in found)


def test_a_region_drawn_anew_says_so() -> None:
    ituri = Place("marsad-place:a1-cd-17", "Ituri", 2.1, 30.4, "A.ADM1", "COD", "Ituri", 0, 50.0)
    assert outdated(ituri).startswith("first-level geometry out of date: 26 provinces since 2015")
    town = Place("geonames:1", "Bunia", 1.6, 30.3, "P.PPLA", "COD", "Ituri", 0, 5.0)
    assert outdated(town) == ""


def test_countries_drawn_anew_are_countries() -> None:
    assert {"COD", "KEN", "MLI", "SSD"} <= set(OUTDATED_ADMIN1)
    assert set(OUTDATED_ADMIN1) <= set(alpha3().values())


def test_a_town_is_found_beside_a_region_of_another_spelling(tmp_path: Path) -> None:
    from marsad.registry.places.rows import ALTERNATE, PRIMARY, Row

    region = Place("g:1", "Al Hudaydah", 14.8, 43.2, "A.ADM1", "YEM", "Al Hudaydah", 0, 90.0)
    town = Place("g:2", "Al Hudaydah", 14.8, 42.9, "P.PPLA", "YEM", "Al Hudaydah", 1, 5.0)
    rows = [
        Row(region, (("Al Hudaydah", PRIMARY), ("Al-Hodeida", ALTERNATE))),
        Row(town, (("Al Hudaydah", PRIMARY), ("Hodeida", ALTERNATE))),
    ]
    found = small_gazetteer(rows, tmp_path / "places.sqlite").lookup("al-Hodeida")
    assert [p.id for p in found] == ["g:1", "g:2"]
