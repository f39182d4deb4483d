"""The crosswalk walked backwards, and precision codes that come back unchanged."""

from __future__ import annotations

import json

import pytest

from marsad.codebook.crosswalk import ACLED_EVENT_OF_SUB
from marsad.codebook.foreign.kinds import kinds_of_acled, of_acled, of_plover, of_ucdp
from marsad.codebook.foreign.layouts import ACLED, LAYOUTS, PLOVER, UCDP, columns_of
from marsad.codebook.foreign.precision import (
    ACLED_PLACED,
    ACTOR_OF_CLASS,
    ACTOR_OF_SECTOR,
    UCDP_PLACED,
    Placed,
)
from marsad.codebook.foreign.sheets import sheet_map, sheet_map_of_toml
from marsad.codebook.kinds import is_kind, plover_types
from marsad.codebook.parties import ACLED_CLASS
from marsad.codebook.place_precision import acled_precision, ucdp_precision
from marsad.model.actors import ACTOR_KINDS
from marsad.model.errors import MarsadError
from marsad.model.locations import Location


def at(placed: Placed) -> Location:
    return Location("Umm Zayt", None, placed.relation, placed.precision, 31.0, 15.0,
                    placed.radius_km, "LBY")  # fmt: skip


@pytest.mark.parametrize("sub", [s for s in ACLED_EVENT_OF_SUB if s != "Other"])
def test_every_sub_event_of_acled_has_a_kind(sub: str) -> None:
    meant = of_acled(ACLED_EVENT_OF_SUB[sub], sub.upper())
    assert meant is not None
    assert is_kind(meant.kind)


def test_other_is_no_kind_and_neither_is_an_event_type_with_a_sub_event_unknown() -> None:
    assert of_acled("Strategic developments", "Other") is None
    assert of_acled("Battles", "Duel") is None
    assert of_acled("Weather", "") is None


def test_an_export_of_before_2019_is_coded_by_its_event_type() -> None:
    taken = of_acled("Battle-Government regains territory", "")
    assert taken is not None
    assert (taken.kind, taken.ground) == ("assault", "state")
    assert "protest" in kinds_of_acled()


def test_a_type_of_violence_is_1_2_or_3() -> None:
    assert of_ucdp("3") is not None
    assert of_ucdp("4") is None
    assert of_ucdp("") is None


@pytest.mark.parametrize("name", sorted(plover_types()))
def test_every_type_and_mode_of_plover_comes_back(name: str) -> None:
    for mode in plover_types()[name].modes:
        meant = of_plover(name.upper(), [mode])
        assert meant is not None
        assert meant.kind == f"{name}.{mode}"
        assert meant.left == ()


def test_an_old_name_of_a_type_or_mode_is_the_new_one() -> None:
    old = [of_plover("FIGHT", []), of_plover("INVESTIGATE", []), of_plover("ASSAULT", ["massacre"])]
    assert [m.kind for m in old if m] == ["assault", "accuse.investigate", "assault.targeted"]
    assert of_plover("WEATHER", []) is None


def test_a_second_mode_is_left_out_and_said_to_be() -> None:
    meant = of_plover("ASSAULT", ["aerial", "drone", "singing"])
    assert meant is not None
    assert (meant.kind, meant.left) == ("assault.aerial", ("drone", "singing"))


@pytest.mark.parametrize("code", sorted(ACLED_PLACED))
def test_a_precision_of_acled_goes_there_and_back(code: str) -> None:
    assert acled_precision(at(ACLED_PLACED[code])) == int(code)


@pytest.mark.parametrize("code", sorted(UCDP_PLACED))
def test_a_precision_of_ucdp_goes_there_and_back(code: str) -> None:
    assert ucdp_precision(at(UCDP_PLACED[code])) == int(code)


def test_classes_and_sectors_are_kinds_of_actors() -> None:
    assert set(ACTOR_OF_CLASS.values()) | set(ACTOR_OF_SECTOR.values()) <= set(ACTOR_KINDS)
    for number in "12345678":
        assert ACLED_CLASS[ACTOR_OF_CLASS[number]] == int(number)


def test_the_better_of_two_columns_is_the_field() -> None:
    found = columns_of(["DATA_ID", "Event_ID_Cnty", "EVENT_DATE", "notes"], ACLED)
    assert found == {"Event_ID_Cnty": "id", "EVENT_DATE": "date", "notes": "notes"}
    assert columns_of(["#!Event ID", "Event Date"], PLOVER) == {
        "#!Event ID": "id", "Event Date": "date"}  # fmt: skip


def test_a_column_that_ends_in_a_colon_is_known_by_its_name() -> None:
    one = sheet_map_of_toml(MAP.replace('"Where"', '"Town: name"'), "map.toml")
    assert columns_of(["Date", "What:", "Town name"], one.layout()) == {
        "Date": "date", "What:": "kind", "Town name": "place"}  # fmt: skip
    assert one.layout().lacking(["Date", "What"]) == ("Town: name",)


def test_names_that_a_shapefile_cut_are_known() -> None:
    found = columns_of(["type_of_vi", "where_prec", "deaths_civ", "best_est"], UCDP)
    assert set(found.values()) == {"type", "place_precision", "civilians", "best"}


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_a_table_that_lacks_everything_says_every_column(name: str) -> None:
    layout = LAYOUTS[name]
    assert len(layout.lacking(["colour"])) == len(layout.needed)


MAP = """
name = "Field log"
[columns]
date = "Date"
kind = "What"
place = "Where"
[dates]
format = "%d/%m/%Y"
[kinds]
"Air raid" = "assault.aerial"
[fixed]
country = "LBY"
"""


def test_a_map_is_kept_as_it_is() -> None:
    one = sheet_map_of_toml(MAP, "map.toml")
    again = sheet_map(json.loads(one.text), "ledger")
    assert again == one
    assert again.id == one.id
    assert one.words == {"air raid": "assault.aerial"}


@pytest.mark.parametrize(("old", "new", "said"), [
    ('place = "Where"', 'colour = "Where"', "no such key: columns.colour"),
    ("[fixed]", "[fixe]", "no such key: fixe"),
    ('date = "Date"', "", "no column of a day"),
    ("assault.aerial", "assault.singing", "no such kind of event: assault.singing"),
    ("assault.aerial", "condition.access", "no such kind of event: condition.access"),
    ('"Air raid" = "assault.aerial"', "", "no kind"),
    ('place = "Where"', 'lat = "Lat"', "a point wants both"),
    ("%d/%m/%Y", "%m/%Y", "dates.format is made of"),
    ('country = "LBY"', 'precision = "sharp"', "no such precision: sharp"),
    ('name = "Field log"', "name = 3", "name is a text"),
    ('date = "Date"', "date = true", "columns.date is a text"),
    ("[kinds]", "[kinds", "no TOML"),
    ('place = "Where"', 'place = "DATE:"', "two fields name one column: date"),
    ('country = "LBY"', 'radius_km = "wide"', "fixed.radius_km is a number"),
    ('country = "LBY"', 'precision = "unresolved"', "no such precision"),
])  # fmt: skip
def test_a_map_that_cannot_be_one_says_why(old: str, new: str, said: str) -> None:
    with pytest.raises(MarsadError, match="E-IMPORT-MAP") as error:
        sheet_map_of_toml(MAP.replace(old, new), "map.toml")
    assert said in error.value.what
