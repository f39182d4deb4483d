"""Imported gazetteers above the built-in places: joined where they mean one place, and nothing
changed where there are none."""

from __future__ import annotations

import pickle
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from imports_by_hand import GHAT, SIRTE, TUNIS, geonames, imported, index_of, written

from marsad.model.locations import Place
from marsad.registry.gazetteer import Gazetteer
from marsad.registry.places.imports.layer import Layer
from marsad.registry.places.matches import Match, are_one, join
from marsad.registry.places.rows import conflict_places, countries, own_regions

OSM = "osm_node_id\tname\tname_en\tlat\tlon\tplace\tpopulation"
SURT = "5\tسرت\tSirte\t31.2061\t16.5931\tcity\t"
NUBA = "6\tبئر نوبة\tBir Nuba\t30.9500\t17.2000\tvillage\t"
NUBA_GEONAMES = geonames(90_000_001, "Bir Nuba", 30.9510, 17.2100, population=700)
NUBA_ELSEWHERE = geonames(90_000_002, "Bir Nuba", 25.0, 10.3, admin1="08")
PARK = geonames(90_000_003, "Park", 30.9, 17.1, "S.HTL")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The built-in index, and by name the gazetteers imported above it."""
    base = tmp_path_factory.mktemp("layers")
    own = [*countries(), *own_regions(), *conflict_places()]
    index = index_of(base, [*own, SIRTE, GHAT, TUNIS])
    places = base / "places"
    osm = imported(written(base / "osm.tsv", OSM, SURT, NUBA), places, index).layer
    dump = imported(
        written(base / "LY.txt", NUBA_GEONAMES, NUBA_ELSEWHERE, PARK), places, index
    ).layer
    mine = imported(
        written(base / "mine.csv", "id,name,lat,lon,aliases,radius_km",
                "s1,Sirte,31.2200,16.6000,Port of Sirte,9"), places, index,
    ).layer  # fmt: skip
    names = imported(
        written(base / "names.txt", "1\t2210554\tfr\tSyrte Ville\t\t\t\t",
                "2\t90000003\ten\tParkside\t\t\t\t"),
        places, index, layers=(dump,),
    ).layer  # fmt: skip
    return {"index": index, **{x.name: x.path for x in (osm, dump, mine, names)}}


def gazetteer(world: dict[str, Path], *names: str, preferred: int = 0) -> Gazetteer:
    return Gazetteer(world["index"], tuple(Layer(world[n]) for n in names), preferred)


def keys_of(index: Path) -> list[str]:
    db = sqlite3.connect(index)
    return [k for (k,) in db.execute("select distinct key from name where key not like '~%'")]


def test_without_imports_every_name_means_what_it_meant(
    world: dict[str, Path], tmp_path: Path
) -> None:
    plain = Gazetteer(world["index"])
    nothing = written(tmp_path / "far.csv", "name,lat,lon", "Zzyzx Qxq,-70,-100")
    empty = imported(nothing, tmp_path / "p", world["index"]).layer
    layered = Gazetteer(world["index"], (empty,))
    keys = keys_of(world["index"])
    assert len(keys) > 1000
    for key in keys:
        assert layered.matches(key) == plain.matches(key)
        assert layered.is_prefix(key) == plain.is_prefix(key)
        assert all(m == Match(m.place, m.quality) for m in plain.matches(key))
    for point in ((31.0, 16.6), (25.0, 10.0), (0.0, -30.0)):
        assert layered.nearest(*point) == plain.nearest(*point)
    assert plain.imported == ()


def test_a_village_of_a_layer_is_found_and_announced(world: dict[str, Path]) -> None:
    bare, with_osm = gazetteer(world), gazetteer(world, "osm")
    assert bare.matches("Bir Nuba") == ()
    (match,) = with_osm.matches("Bir Nuba")
    assert (match.place.id, match.quality, match.sources) == ("osm:6", 3, ("osm",))
    assert with_osm.is_prefix("bir")
    assert with_osm.get("osm:6") == match.place
    assert with_osm.nearest(30.94, 17.2) == match.place


def test_a_loose_spelling_is_looked_up_where_nothing_has_the_very_name(
    world: dict[str, Path],
) -> None:
    (match,) = gazetteer(world, "osm").matches("Bir Nouba")
    assert (match.place.id, match.quality) == ("osm:6", 0)


def test_geonames_and_openstreetmap_have_one_village_together(world: dict[str, Path]) -> None:
    first, other = gazetteer(world, "LY", "osm").matches("Bir Nuba")
    assert (first.place.id, first.also) == ("geonames:90000001", ("osm:6",))
    assert first.sources == ("LY", "osm")
    assert other.place.id == "geonames:90000002", "600 km away: another village of that name"
    turned = gazetteer(world, "osm", "LY").matches("Bir Nuba")[0]
    assert (turned.place.id, turned.place.lat) == ("osm:6", 30.95)
    assert turned.place.population == 700, "what the first does not know is filled in"


def test_the_built_in_town_stays_unless_a_layer_is_preferred(world: dict[str, Path]) -> None:
    usual = gazetteer(world, "mine", "osm").matches("Sirte")[0]
    assert usual.place == SIRTE.place
    assert usual.sources == ("", "mine", "osm")
    mine = gazetteer(world, "mine", "osm", preferred=1)
    match = mine.matches("Sirte")[0]
    assert match.place.id == "own-place:mine:s1"
    assert (match.place.lat, match.place.lon) == (31.22, 16.60)
    assert (match.place.feature, match.place.population) == ("P.PPLA", 106_705)
    assert match.also == ("geonames:2210554", "osm:5")
    for ident in (match.place.id, *match.also):
        assert mine.get(ident) == match.place
    assert [m.place.id for m in mine.matches("Port of Sirte")] == ["own-place:mine:s1"]


def test_a_further_name_leads_to_the_place_that_is_there(world: dict[str, Path]) -> None:
    found = gazetteer(world, "names").matches("Syrte-Ville")
    assert [(m.place, m.sources) for m in found] == [(SIRTE.place, ("names",))]
    assert gazetteer(world, "names").matches("Parkside") == (), "its place is not here"
    assert gazetteer(world, "LY", "names").matches("Parkside") == (), "one word for a hotel"


def test_find_shows_what_is_not_read(world: dict[str, Path]) -> None:
    here = gazetteer(world, "LY")
    assert here.matches("Park") == ()
    assert [m.place.id for m in here.find("Park")] == ["geonames:90000003"]
    assert here.find("Sirte") == here.matches("Sirte")


def test_a_layered_gazetteer_tells_its_layers_and_can_be_handed_over(
    world: dict[str, Path],
) -> None:
    here = gazetteer(world, "mine", "osm", preferred=1)
    assert [word.partition(":")[0] for word in here.imported] == ["+mine", "osm"]
    again = pickle.loads(pickle.dumps(here))
    assert again.imported == here.imported
    assert again.matches("Sirte") == here.matches("Sirte")


def test_one_place_or_two() -> None:
    town = Place("geonames:1", "A", 31.0, 17.0, "P.PPL", "LBY")
    assert are_one(town, Place("osm:1", "A", 31.03, 17.0, "P.PPLX", ""))
    assert not are_one(town, Place("osm:1", "A", 31.06, 17.0, "P.PPL", "LBY"))
    assert not are_one(town, Place("osm:1", "A", 31.0, 17.0, "P.PPL", "EGY"))
    assert not are_one(town, Place("osm:1", "A", 31.0, 17.0, "A.ADM2", "LBY"))
    region = Place("geonames:2", "A", 31.0, 17.0, "A.ADM2", "LBY")
    assert are_one(region, Place("osm:2", "A", 31.5, 17.0, "A.ADM2", "LBY"))
    assert not are_one(region, Place("osm:2", "A", 31.5, 17.0, "A.ADM1", "LBY"))
    assert are_one(town, Place("geonames:1", "B", -5.0, 100.0, "H.STM", "IDN"))


PLACES = st.builds(
    Place,
    id=st.sampled_from([f"geonames:{n}" for n in range(4)] + [f"osm:{n}" for n in range(4)]),
    name=st.just("A"),
    lat=st.floats(31.0, 31.2),
    lon=st.just(17.0),
    feature=st.sampled_from(["P.PPL", "P.PPLX", "A.ADM2", "S.AIRB"]),
    country=st.sampled_from(["LBY", ""]),
    population=st.integers(0, 9),
)
MATCHES = st.lists(
    st.builds(Match, PLACES, st.integers(0, 3), sources=st.sampled_from([("",), ("a",), ("b",)])),
    max_size=9,
)


@settings(max_examples=200)
@given(MATCHES)
def test_joining_loses_no_id_and_repeats_none(found: list[Match]) -> None:
    joined = join(found)
    ids = [i for m in joined for i in (m.place.id, *m.also)]
    assert set(ids) == {m.place.id for m in found}
    assert len(ids) == len(set(ids))
    assert max((m.quality for m in joined), default=0) == max((m.quality for m in found), default=0)
    assert join(found) == joined
    points = {(m.place.lat, m.place.lon) for m in found}
    assert all((m.place.lat, m.place.lon) in points for m in joined)
