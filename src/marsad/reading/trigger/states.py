"""Lasting states told by a verb, an adjective or a "no": "families have fled", "flour is short",
"there is no police". Flight and arrival are states too (labelling guide, 13).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from marsad.codebook.lexicon.entries import Entry, Lexicon
from marsad.reading.trigger.found import Found
from marsad.reading.trigger.frames import (
    is_passive,
    lemma_of,
    own_subjects,
    prepositional,
    with_conjuncts,
)
from marsad.reading.trigger.slots import Frame

LACK_WORDS = frozenset({"no", "without", "short", "out", "scarce"})
# Words of the table of lacking things that "no" is said of in other senses as well.
_LOOSE = frozenset({"law", "order", "control", "rule", "authority", "army", "government", "state",
                    "command", "trial", "job", "work", "money", "drug", "shelter", "movement",
                    "officer", "leadership", "institution", "structure", "safety", "stability",
                    "income", "access", "entry", "protection", "justice", "punishment", "treatment",
                    "internet", "school", "safe", "security", "supply", "troop", "prosecution",
                    "accountability", "good", "humanitarian", "corridor", "bed", "education",
                    "administration", "governance", "oversight", "home", "service", "transport",
                    "teacher", "lawyer", "accommodation", "currency", "medical"})  # fmt: skip
_HAVING = frozenset({"be", "have", "exist", "remain", "get", "find", "receive"})
_BODY = ("compound", "amod", "nmod")


def lasting(token: Token, words: frozenset[str], lexicon: Lexicon) -> Found | None:
    """The state that a verb or adjective of the table tells, or ``None``."""
    if token.pos_ not in ("VERB", "AUX", "ADJ") or token.dep_ in ("amod", "compound", "aux"):
        return None
    entry = Frame(token, words).first(lexicon.states.get(lemma_of(token), ()))
    if entry is None or (_is_negated(token) and not _wants_negation(entry)):
        return None
    last = token.i
    for child in token.children:
        if child.i - token.i in (1, 2) and (
            child.dep_ in ("prt", "acomp") or child.lower_ in ("through", "back")
        ):
            last = child.i
    return Found(token, token.i, last, entry.kind, 0.7, entry.rule)


def _wants_negation(entry: Entry) -> bool:
    return any(a.slot in ("neg", "sent") for t in entry.tests for a in t.atoms if not t.negated)


def _is_negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children) or any(
        c.lower_ in ("no", "nobody", "none") or s.lower_ in ("nobody", "none")
        for s in own_subjects(verb)
        for c in (*s.children, s)
    )


def without(token: Token, lexicon: Lexicon) -> Found | None:
    """"No police", "without water", "short of fuel", "ran out of flour", "flour is short"."""
    word = token.lower_
    if word == "no":
        return _none(token, lexicon)
    if word == "without" and token.dep_ == "prep":
        return _made(token, token.i, prepositional_of(token), lexicon)
    if word in ("short", "scarce") and token.pos_ in ("ADJ", "ADV", "VERB", "NOUN"):
        return _short(token, lexicon)
    if word == "out" and lemma_of(token.head) == "run":
        return _made(token, token.head.i, prepositional(token.head, "of")
                     + prepositional(token, "of"), lexicon)  # fmt: skip
    return None


def prepositional_of(preposition: Token) -> list[Token]:
    """The nouns below a preposition."""
    return [c for c in preposition.children if c.dep_ == "pobj"]


def _short(token: Token, lexicon: Lexicon) -> Found | None:
    if _is_negated(token.head) or _is_negated(token):
        return None
    things = prepositional(token, "of") + prepositional(token, "in")
    if token.dep_ in ("acomp", "oprd", "advmod", "attr") and not things:
        things = own_subjects(token.head)
    return _made(token, token.i, things, lexicon, reach=0)


def _themes(things: list[Token], lexicon: Lexicon) -> Iterator[tuple[Token, str]]:
    for thing in with_conjuncts(things):
        for part in (thing, *(c for c in thing.children if c.dep_ in _BODY)):
            word = lemma_of(part)
            theme = lexicon.lacking.get(word)
            if theme is not None and word not in _LOOSE:
                yield thing, theme


def _made(
    token: Token, first: int, things: list[Token], lexicon: Lexicon, reach: int = 5
) -> Found | None:
    for thing, theme in _themes(things, lexicon):
        near = 0 < thing.i - token.i <= reach
        return Found(token, first, thing.i if near else token.i, f"condition.{theme}", 0.7,
                     f"state:{token.lower_}")  # fmt: skip
    return None


def _none(token: Token, lexicon: Lexicon) -> Found | None:
    thing = token.head
    if token.dep_ != "det" or thing.pos_ not in ("NOUN", "PROPN"):
        return None
    at = thing
    while at.dep_ == "conj":
        at = at.head
    above = at.head
    held = at.dep_ in ("attr", "dobj", "nsubj") and lemma_of(above) in _HAVING
    held = held and not is_passive(above) and not (at.dep_ == "nsubj" and lemma_of(above) != "be")
    with_none = at.dep_ == "pobj" and above.lower_ == "with"
    alone = at.dep_ == "ROOT" and thing.i - token.i < 4
    if not (held or with_none or alone):
        return None
    for _, theme in _themes([thing], lexicon):
        return Found(thing, token.i, thing.i, f"condition.{theme}", 0.7, "state:no")
    return None
