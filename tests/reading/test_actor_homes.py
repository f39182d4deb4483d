"""Whose country somebody is of, and how far the words that name them reach."""

from __future__ import annotations

import pytest
from small_world import Reader


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Malian defence minister Oumar Diarra visited a camp.",
         "Malian defence minister Oumar Diarra"),
        ("The raid killed Colonel Sidi Keita.", "Colonel Sidi Keita"),
        ("Soldiers detained dozens of villagers.", "dozens of villagers"),
        ("A mob stormed the embassy in Damascus.", "embassy in Damascus"),
        ("Rebels killed the former Malian defence minister Oumar Diarra.",
         "former Malian defence minister Oumar Diarra"),
        ("The army freed a journalist who had fled.", "journalist"),
    ],
)  # fmt: skip
def test_title_name_and_the_place_of_a_body_are_one_mention(
    told: Reader, text: str, words: str
) -> None:
    assert told(text).actor(words).text == words


def test_the_name_of_a_titled_person_stays_the_name_alone(told: Reader) -> None:
    assert told("The raid killed Colonel Sidi Keita.").actor("Colonel Sidi Keita").name == (
        "Sidi Keita"
    )


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Opposition parties in Mali rejected the vote.", "Opposition parties in Mali", "MLI"),
        ("Police in riot gear closed roads in Aleppo.", "Police", "SYR"),
        ("Protesters burned cars in Ankara and Damascus.", "Protesters", None),
        ("An anti-Syria journalist was killed.", "anti-Syria journalist", None),
        ("Diplomats left Aleppo.", "Diplomats", None),
        ("Aid workers reached Aleppo.", "Aid workers", None),
        ("Unknown gunmen seized Aleppo.", "Unknown gunmen", None),
    ],
)
def test_the_words_around_tell_the_country(
    told: Reader, text: str, words: str, country: str | None
) -> None:
    assert told(text).actor(words).country == country


def test_what_a_country_offers_or_does_is_its_own(told: Reader) -> None:
    (claim,) = told("The rebels rejected a Turkish offer.").of("reject")
    assert [p.country for p in claim.with_role("target")] == ["TUR"]
    (claim,) = told("The envoy praised Mali's efforts.").of("support")
    assert [p.country for p in claim.with_role("target")] == ["MLI"]


def test_the_coast_of_a_country_is_nobody(told: Reader) -> None:
    found = told("A boat sank off Syria's coast and ten people died.")
    assert all(a.country != "SYR" or a.kind != "government" for a in found.reading.actors)


def test_it_is_no_crowd_but_the_body_before(told: Reader) -> None:
    text = "ISIS, with many fighters nearby, burned a village. It killed ten villagers."
    assert told(text).actor("It").actor_id == "marsad:isis"
