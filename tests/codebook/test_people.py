"""Common nouns say what somebody is."""

from __future__ import annotations

import pytest

from marsad.codebook.people import kind_of_name, nouns, organisation_words
from marsad.model.actors import ACTOR_KINDS
from marsad.model.claims import PARTICIPANT_TYPES


@pytest.mark.parametrize(
    ("noun", "type_", "kind"),
    [
        ("soldier", "group", "state-forces"), ("police", "group", "police"),
        ("gunman", "group", "unidentified-armed"), ("rebel", "group", "rebel"),
        ("journalist", "person", "media"), ("villager", "person", "civilians"),
        ("protester", "group", "protesters"), ("peacekeeper", "group", "igo"),
        ("security force", "group", "state-forces"), ("government troop", "group", "state-forces"),
        ("warplane", "vehicle", ""), ("bomb", "weapon", ""), ("hospital", "facility", ""),
        ("coalition", "organisation", "external-forces"),
    ],
)  # fmt: skip
def test_a_noun_tells_type_and_kind(noun: str, type_: str, kind: str) -> None:
    assert nouns()[noun] == (type_, kind)


def test_every_row_is_lawful() -> None:
    for noun, (type_, kind) in nouns().items():
        assert type_ in PARTICIPANT_TYPES, noun
        assert kind == "" or kind in ACTOR_KINDS, noun
    for word, kind in organisation_words():
        assert kind in ACTOR_KINDS, word


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ruritanian Armed Forces", "state-forces"), ("Ministry of Mines", "government"),
        ("Hill Liberation Movement", "rebel"), ("Court of Cassation", "judiciary"),
        ("Valley Brigade", "militia"), ("Armymen", ""), ("Something Else", ""),
    ],
)  # fmt: skip
def test_a_name_tells_its_kind_by_whole_words(name: str, kind: str) -> None:
    assert kind_of_name(name) == kind
