"""The two sides of a PLOVER record: what is named, and what is assumed and said to be."""

from __future__ import annotations

from dataclasses import replace

from claim_maker import claim, someone, span

from marsad.codebook.plover_sides import plover_sides
from marsad.model.claims import Claim, Participant
from marsad.model.locations import Location
from marsad.model.values import Read

TEXT = "The government imposed a curfew on rebels in Ama after a bomb killed guards."


def in_ama(told: Claim, country: str = "TCD") -> Claim:
    place = Location("Ama", None, "in", "unresolved", country=country)
    return replace(told, where=Read(place, (span(TEXT, "Ama"),)))


def government(country: str = "TCD") -> Participant:
    return someone(TEXT, "actor", "The government", "government", country=country)


def test_named_sides_stand_and_nothing_is_assumed() -> None:
    rebels = someone(TEXT, "target", "rebels", "rebel", country="SDN")
    sides = plover_sides(in_ama(claim(TEXT, "coerce.curfew", "curfew", government(), rebels)))
    assert (sides.actors, sides.recipients, sides.assumed) == (("TCD",), ("SDN",), ())


def test_a_curfew_bears_on_the_country_it_is_in() -> None:
    sides = plover_sides(in_ama(claim(TEXT, "coerce.curfew", "curfew", government("NGA"))))
    assert (sides.recipients, sides.assumed) == (("TCD",), ("recipient",))


def test_a_measure_without_a_place_is_taken_at_home() -> None:
    sides = plover_sides(claim(TEXT, "coerce.curfew", "curfew", government()))
    assert (sides.recipients, sides.assumed) == (("TCD",), ("recipient",))


def test_a_bomb_nobody_owned_is_of_the_country() -> None:
    guards = someone(TEXT, "target", "guards", "state-forces", country="FRA")
    sides = plover_sides(in_ama(claim(TEXT, "assault.explosives", "bomb", guards)))
    assert (sides.actors, sides.recipients, sides.assumed) == (("TCD",), ("FRA",), ("actor",))


def test_an_attack_abroad_without_a_place_has_no_recipient_made_up() -> None:
    sides = plover_sides(claim(TEXT, "assault", "killed", government()))
    assert (sides.recipients, sides.assumed) == ((), ())


def test_words_reach_nobody_by_assumption() -> None:
    sides = plover_sides(in_ama(claim(TEXT, "accuse", "imposed", government())))
    assert (sides.recipients, sides.assumed) == ((), ())


def test_two_sides_of_a_fight_are_both_actors() -> None:
    rebels = someone(TEXT, "actor", "rebels", "rebel", country="SDN")
    sides = plover_sides(in_ama(claim(TEXT, "assault", "killed", government(), rebels)))
    assert (sides.actors, sides.recipients, sides.assumed) == (("TCD", "SDN"), (), ())
