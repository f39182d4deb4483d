"""Is it people, things or beasts that are counted?"""

from __future__ import annotations

from spacy.tokens import Token

from marsad.codebook.lexicon.entries import Lexicon
from marsad.codebook.people import nouns
from marsad.reading.count.words import forms

_THINGS = frozenset({"facility", "vehicle", "weapon"})
_AGENTS = ("ers", "ors", "ists", "ants", "ees", "men", "ians")
_MANY = frozenset({"dozens", "scores", "hundreds", "thousands", "tens", "millions", "several",
                   "many", "some", "others", "another", "both"})  # fmt: skip
_BEASTS = frozenset(
    "cow cattle goat camel sheep donkey horse carabao buffalo dog bull mink chicken pig head "
    "livestock animal elephant whale bird fish bee ox calf lamb mule".split()
)


def listed(noun: Token, lexicon: Lexicon) -> str | None:
    """The row of the table of counted things that has ``noun``."""
    return next((lexicon.counted[f] for f in forms(noun) if f in lexicon.counted), None)


def _type(noun: Token) -> str:
    return next((nouns()[f][0] for f in forms(noun) if f in nouns()), "")


def is_thing(noun: Token, lexicon: Lexicon) -> bool:
    """True for houses, vehicles, weapons, goods, towns."""
    row = listed(noun, lexicon)
    if row is not None:
        return row in ("things", "goods", "places")
    return _type(noun) in _THINGS


def is_goods(noun: Token, lexicon: Lexicon) -> bool:
    """True for weights, money and what is carried."""
    return listed(noun, lexicon) == "goods" or (
        (noun.i > 0 and noun.nbor(-1).text in ("$", "€", "£")) or noun.ent_type_ == "MONEY"
    )


def is_animal(noun: Token) -> bool:
    """True for cattle and other beasts."""
    return any(f in _BEASTS for f in forms(noun))


def is_people(noun: Token, lexicon: Lexicon) -> bool:
    """True for a noun, a number or a pronoun that stands for human beings."""
    if is_thing(noun, lexicon) or is_animal(noun):
        return False
    if listed(noun, lexicon) == "people" or noun.lower_ in _MANY:
        return True
    if noun.pos_ in ("NUM", "PRON", "ADJ") or noun.ent_type_ in ("NORP", "PERSON"):
        return True
    held = _type(noun)
    if held:
        return held in ("person", "group")
    return noun.tag_ in ("NNS", "NNPS") and noun.lower_.endswith(_AGENTS)
