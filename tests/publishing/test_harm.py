"""Harm rules: snapping without jitter, names blocked, live positions held back, refusals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model.claims import Participant
from marsad.model.errors import MarsadError
from marsad.model.spans import check_span
from marsad.publishing import HarmRules, Material, check_harm, protect
from marsad.publishing.harm import is_live, is_sensitive, snapped
from marsad.publishing.names import private_names
from marsad.registry.geometry import distance_km

from . import weeks
from .builders import claim, document, event, held, material, on, side, span, town

RULES = HarmRules()
MADE = "2017-11-21T18:00:00+00:00"
places = st.builds(
    lambda lat, lon: town("Somewhere", lat, lon, precision="point", radius=0.2),
    st.floats(-60, 60), st.floats(-179, 179),
)  # fmt: skip


@given(places)
def test_a_snapped_place_hides_the_true_one_in_its_cell(where) -> None:  # type: ignore[no-untyped-def]
    coarse = snapped(where, RULES)
    lons, lats = zip(*coarse.shape, strict=True)
    assert min(lons) - 1e-6 <= where.lon <= max(lons) + 1e-6
    assert min(lats) - 1e-6 <= where.lat <= max(lats) + 1e-6
    assert distance_km(where.lat, where.lon, coarse.lat, coarse.lon) <= coarse.radius_km + 0.1
    assert coarse.radius_km > 25
    assert coarse.place_id is None


@given(places, st.floats(0.001, 0.499), st.floats(0.001, 0.499))
def test_every_place_of_a_cell_gives_one_answer(where, north, east) -> None:  # type: ignore[no-untyped-def]
    corner = replace(where, lat=where.lat // 0.5 * 0.5, lon=where.lon // 0.5 * 0.5)
    moved = replace(corner, lat=corner.lat + north, lon=corner.lon + east)
    assert snapped(moved, RULES) == snapped(corner, RULES)
    assert snapped(snapped(corner, RULES), RULES) == snapped(corner, RULES)


def test_a_hospital_and_displaced_families_need_protection() -> None:
    base = weeks.first_week()
    assert is_sensitive(weeks.E_HOSPITAL, base)
    assert is_sensitive(weeks.E_DISPLACED, base)
    assert not is_sensitive(weeks.E_LNA, base)


def test_protected_material_passes_and_raw_material_is_refused() -> None:
    base = weeks.first_week()
    with pytest.raises(MarsadError, match="E-PUBLISH-REFUSED"):
        check_harm(base, RULES, MADE)
    shielded = protect(base, RULES, MADE)
    check_harm(shielded.material, RULES, MADE)
    assert len(shielded.withheld) == 2
    assert protect(base, RULES, MADE) == shielded


def everything(base: Material) -> str:
    """All that a public reader could ever see of a material."""
    return repr(base.events) + repr(sorted(base.claims.items())) + repr(base.documents)


def test_private_names_are_gone_and_offsets_and_hashes_stay() -> None:
    base = weeks.first_week()
    safe = protect(base, RULES, MADE).material
    assert private_names(base) == {
        "Fatima al-Mabrouk": "Fatima al-Mabrouk", "al-Mabrouk": "Fatima al-Mabrouk"
    }  # fmt: skip
    assert "Mabrouk" not in everything(safe)
    assert "Ibn Sina" not in everything(safe)
    for key, old in base.documents.items():
        assert len(safe.documents[key].text) == len(old.text)
        assert safe.documents[key].text_sha256 == old.text_sha256
    for one in safe.claims.values():
        for part in one.spans():
            check_span(part, safe.documents[one.document].text)


def test_office_holders_and_the_registered_keep_their_names() -> None:
    report = document("Paper", date(2017, 11, 16),
                      "Mayor Omar Zayed said police held Ali Hamid. Sara Noor, spokeswoman for the"
                      " union, protested.\n")  # fmt: skip
    one = claim(report, "held", "coerce.arrest", voices=(("Omar Zayed", None, None),))
    two = claim(report, "protested", "protest", voices=(("Sara Noor", None, None),))
    assert private_names(material((), (one, two), (report,))) == {}


@pytest.mark.parametrize(
    ("voice", "names"),
    [
        ("Residents of Bani Walid", set()), ("an Islamic State fighter", set()),
        ("Libyan Red Crescent", set()), ("US Central Command", set()), ("Gulf News", set()),
        ("Eastern Libyan force", set()), ("Libyan", set()), ("an officer of the Syrian Arab Army",
        set()), ("Eastern Libyan", set()), ("Libyan resident Ali Hamid", {"Ali Hamid", "Hamid"}),
        ("resident Ali Hamid", {"Ali Hamid", "Hamid"}), ("Salma Idris", {"Salma Idris", "Idris"}),
    ],
)  # fmt: skip
def test_bodies_and_places_are_no_persons(voice: str, names: set[str]) -> None:
    report = document("Paper", date(2017, 11, 16), f"Shots fell, {voice} said on Monday.\n")
    one = claim(report, "Shots", "assault.firearms", voices=((voice, None, None),))
    assert set(private_names(material((), (one,), (report,)))) == names


def test_a_word_of_a_linked_actor_or_a_place_is_never_blocked_alone() -> None:
    words = "Ali Sirte said the Hamid Brigade shot at Omar Hamid in Sirte.\n"
    report = document("Paper", date(2017, 11, 16), words)
    one = claim(report, "shot", "assault.firearms", voices=(("Ali Sirte", None, None),),
                where=("Sirte", town("Sirte", 31.2, 16.6)), participants=(
                    Participant("target", span(report, "Omar Hamid"), "person", True),
                    Participant("actor", span(report, "Hamid Brigade"), "organisation", True,
                                actor_id="x:hamid", name="Hamid Brigade")))  # fmt: skip
    base = material((), (one,), (report,))
    assert private_names(base) == {"Ali Sirte": "Ali Sirte", "Omar Hamid": "Omar Hamid"}
    text = protect(base, RULES, MADE).material.documents[report.id].text
    assert "the Hamid Brigade" in text
    assert "in Sirte" in text
    assert "Omar" not in text


def test_a_name_repeated_in_another_report_is_blocked_there_too() -> None:
    base = weeks.first_week()
    other = document("Mirror", date(2017, 11, 18), "Neighbours of Fatima al-Mabrouk agree.\n")
    base = replace(base, documents=dict(base.documents) | {other.id: other})
    assert "Fatima" not in protect(base, RULES, MADE).material.documents[other.id].text


def test_a_live_position_is_held_back_until_it_is_old() -> None:
    report = document("Paper", date(2017, 11, 21), "The army deployed tanks at Ras Lanuf.\n")
    one = claim(report, "deployed", "mobilize.weapons", where=(
        "Ras Lanuf", town("Ras Lanuf", 30.5, 18.56)))  # fmt: skip
    army = side("Army", "x:army", "LBY", "state-forces")
    live = event("mobilize.weapons", (one,), actors=(held(army, one),),
                 when=held(on(date(2017, 11, 21)), one),
                 where=held(town("Ras Lanuf", 30.5, 18.56), one))  # fmt: skip
    base = material((live,), (one,), (report,))
    assert is_live(live, base, RULES, MADE)
    safe = protect(base, RULES, MADE)
    assert safe.material.events[0].where is None
    assert "Ras Lanuf" not in everything(safe.material)
    assert safe.withheld == (
        "the position of one event with armed actors, less than 24 hours old when this was made",
    )
    assert not is_live(live, base, RULES, "2017-11-23T01:00:00+00:00")
    with pytest.raises(MarsadError, match="live position"):
        check_harm(base, RULES, MADE)


@pytest.mark.parametrize(
    ("before", "name", "names"),
    [
        ("mostly ", "Shias", set()), ("Shots fell on ", "Sunni Muslims", set()),
        ("a group calling itself ", "Rising Dawn", set()),
        ("a man calling himself ", "Rashid Dawn", {"Rashid Dawn", "Dawn"}),
        ("a man known as ", "Rashid Dawn", {"Rashid Dawn", "Dawn"}),
        ("among them ", "a Desk Sergeant", set()),
    ],
)  # fmt: skip
def test_those_of_a_faith_and_a_group_by_its_own_name_are_no_private_persons(
    before: str, name: str, names: set[str]
) -> None:
    report = document("Paper", date(2017, 11, 16), f"Gunmen shot at people, {before}{name}.\n")
    target = Participant("target", span(report, name), "person", True)
    one = claim(report, "shot", "assault.firearms", participants=(target,))
    assert set(private_names(material((), (one,), (report,)))) == names


def test_only_the_names_that_stand_in_what_is_told_are_said_to_be_withheld() -> None:
    base = weeks.first_week()
    everything_told = protect(base, RULES, MADE).withheld
    nothing_told = protect(base, RULES, MADE, shown=()).withheld
    assert any("private" in words for words in everything_told)
    assert nothing_told == ()
