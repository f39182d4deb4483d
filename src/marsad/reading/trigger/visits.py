"""A meeting of two sides in somebody's country is a visit; in a seat of talks it is a meeting.

PLOVER 2.0, CONSULT: "visit" where one side comes to the other.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from marsad.reading.trigger.found import Found, clause_head
from marsad.reading.trigger.frames import doers, lemma_of, prepositional, undergoers

# Towns where states meet because neither of them lives there.
_SEATS = frozenset({"geneva", "vienna", "york", "brussels", "davos", "munich", "hague", "nations"})
_MEETING = frozenset({"meet", "hold", "speak", "talk", "confer"})


def as_visit(found: Found) -> Found:
    """``consult.visit`` for "met the envoy in Accra", else ``found`` unchanged."""
    if found.kind != "consult":
        return found
    verb = found.head if found.is_verb else clause_head(found.head)
    if lemma_of(verb) not in _MEETING or verb.pos_ != "VERB":
        return found
    sides = prepositional(verb, "with") + prepositional(found.head, "with")
    if found.is_verb and lemma_of(verb) == "meet":
        sides += undergoers(verb)
    for held in undergoers(verb):
        if held.i != found.head.i:
            sides += prepositional(held, "with")
    if not sides or not doers(verb):
        return found
    if any(_in_country(word) for word in (verb, found.head, *undergoers(verb), *sides)):
        return replace(found, kind="consult.visit", rule=found.rule + "+in-place")
    return found


def _in_country(word: Token) -> bool:
    return any(
        place.ent_type_ == "GPE" and place.lower_ not in _SEATS
        for place in prepositional(word, "in")
    )
