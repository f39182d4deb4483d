"""Who did it to whom."""

from __future__ import annotations

import pytest
from spacy.language import Language
from trigger_people import people

from marsad.model.claims import EFFECTS, ROLES
from marsad.reading.role.meets import only_meet
from marsad.reading.roles import find_roles
from marsad.reading.triggers import find_triggers


def sides(nlp: Language, text: str, number: int = 0) -> dict[str, list[str]]:
    doc = nlp(text)
    mentions = people(doc)
    found: dict[str, list[str]] = {}
    for role in find_roles(doc, find_triggers(doc), mentions):
        if role.trigger == number:
            found.setdefault(role.role, []).append(mentions[role.mention].text)
    return found


TOLD = [
    ("Rebels attacked a convoy.", ["Rebels"], ["a convoy"]),
    ("A convoy was attacked by rebels.", ["rebels"], ["A convoy"]),
    ("The army carried out an airstrike on a school.", ["The army"], ["a school"]),
    ("An Israeli air raid on a school was reported.", ["Israeli"], ["a school"]),
    ("The execution of prisoners by guards was filmed.", ["guards"], ["prisoners"]),
    ("Police arrested two students.", ["Police"], ["two students"]),
    ("The minister visited the king.", ["The minister"], ["the king"]),
    ("The king received the minister.", ["the minister"], ["The king"]),
    ("The mayor accused the militia of killing two guards.", ["The mayor"], ["the militia"]),
]


@pytest.mark.parametrize(("text", "actors", "targets"), TOLD)
def test_the_parse_gives_the_sides(
    nlp: Language, text: str, actors: list[str], targets: list[str]
) -> None:
    found = sides(nlp, text)
    assert found.get("actor") == actors
    assert found.get("target", [])[: len(targets)] == targets


def test_both_sides_of_a_meeting_act(nlp: Language) -> None:
    assert sides(nlp, "The minister met the envoy.")["actor"] == ["The minister", "the envoy"]


def test_the_accused_is_the_one_who_killed(nlp: Language) -> None:
    text = "The mayor accused the militia of killing two guards."
    found = sides(nlp, text, 1)
    assert (found["actor"], found["target"]) == (["the militia"], ["two guards"])


def test_those_killed_are_targets_with_their_effect(nlp: Language) -> None:
    doc = nlp("Gunmen attacked a bus, killing four teachers and wounding a driver.")
    mentions = people(doc)
    effects = {
        mentions[r.mention].text: r.effect for r in find_roles(doc, find_triggers(doc), mentions)
    }
    assert effects["four teachers"] == "killed"
    assert effects["a driver"] == "injured"
    assert effects["Gunmen"] is None


def test_a_bomb_is_an_instrument(nlp: Language) -> None:
    assert sides(nlp, "A bomb killed two guards.")["instrument"] == ["A bomb"]


def test_roles_and_effects_are_of_the_model_and_no_mention_has_two_roles(nlp: Language) -> None:
    doc = nlp(" ".join(text for text, _, _ in TOLD))
    roles = find_roles(doc, find_triggers(doc), people(doc))
    assert {r.role for r in roles} <= set(ROLES)
    assert {r.effect for r in roles} - {None} <= set(EFFECTS)
    assert len({(r.trigger, r.mention) for r in roles}) == len(roles)


def test_without_actors_there_are_no_roles(nlp: Language) -> None:
    doc = nlp("Rebels attacked a convoy.")
    assert find_roles(doc, find_triggers(doc), ()) == ()


@pytest.mark.parametrize(("text", "trigger"), [
    ("Herders fled fighting near Hamra.", "fighting"),
    ("Shopkeepers ran from shooting in the square.", "shooting"),
])  # fmt: skip
def test_who_only_meets_with_a_deed_did_not_do_it(nlp: Language, text: str, trigger: str) -> None:
    words = [text[t.start : t.end] for t in find_triggers(nlp(text))]
    assert "actor" not in sides(nlp, text, words.index(trigger))


@pytest.mark.parametrize(("text", "met"), [
    ("Herders fled clashes between two clans.", {"Herders"}),
    ("Hundreds of herders have escaped the clashes.", {"Hundreds", "of", "herders"}),
    ("Herders started clashes with farmers.", set()),
])  # fmt: skip
def test_whom_no_model_may_make_the_doer(nlp: Language, text: str, met: set[str]) -> None:
    doc = nlp(text)
    (head,) = [t for t in doc if t.text == "clashes"]
    assert {doc[i].text for i in only_meet(head)} == met


@pytest.mark.parametrize("text", [
    "Soldiers killed in ambush near Hamra", "Nurse abducted in Hamra",
    "Two priests detained after the march",
])  # fmt: skip
def test_whom_a_headline_tells_as_hurt_did_not_do_it(nlp: Language, text: str) -> None:
    assert "actor" not in sides(nlp, text)


def test_who_hurts_somebody_did_it(nlp: Language) -> None:
    assert sides(nlp, "Soldiers killed two priests near Hamra.")["actor"] == ["Soldiers"]


def test_whose_suffering_is_condemned_is_not_condemned(nlp: Language) -> None:
    found = sides(nlp, "The bishop condemned the attack by the militia.")
    assert found["target"] == ["the militia"]
    assert "target" not in sides(nlp, "The bishop condemned the attack on a school.")
