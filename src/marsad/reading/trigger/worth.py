"""Speech and dealings are claims when a state, a party, an armed group, a court or a body of some
standing takes part; between private persons and firms they are nothing. PLOVER 2.0 codes
political actors only; labelling guide, 8, 10 and 12.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from marsad.codebook.lexicon.entries import Lexicon
from marsad.reading.trigger.found import Found, clause_head
from marsad.reading.trigger.frames import (
    doers,
    lemma_of,
    own_subjects,
    prepositional,
    undergoers,
    with_conjuncts,
)
from marsad.reading.trigger.setting import Setting

VERBAL = frozenset({"request", "support", "accuse", "agree", "concede", "reject", "consult",
                    "cooperate"})  # fmt: skip
_DEALINGS = VERBAL | {"threaten", "sanction", "aid", "retreat", "mobilize"}
_POWERS = frozenset({"coerce.restrict", "coerce.censor", "coerce", "coerce.misinformation"})
_LEGAL = frozenset({"coerce.arrest", "sanction.convict", "accuse.allege", "accuse.investigate",
                    "retreat.release", "concede"})  # fmt: skip
# Bodies that stand in every story of crime.
_COURTS = frozenset({"police", "attorney", "prosecutor", "authority", "authorities", "federal",
                     "secretary", "mayor", "border"})  # fmt: skip
_SELF = frozenset({"i", "we", "you", "me", "us", "one", "anyone", "everyone", "nobody"})
_POINTING = frozenset({"he", "she", "it", "they", "him", "her", "them", "who", "that", "which",
                       "both", "some", "many", "several", "others", "neither", "all", "those",
                       "most"})  # fmt: skip
_STATES = frozenset({"GPE", "NORP"})
_NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON"})


def _sides(found: Found) -> tuple[list[Token], list[Token]]:
    """Who does it, and whom or what it is about."""
    head = found.head
    if found.is_verb:
        about = undergoers(head) + prepositional(head)
        for one in undergoers(head):
            about += prepositional(one)
            about += [c for c in one.children if c.dep_ in ("poss", "amod", "compound")]
        return list(with_conjuncts(doers(head))), list(with_conjuncts(about))
    verb = clause_head(head)
    by = doers(verb) if verb.pos_ == "VERB" else []
    own = [c for c in head.children if c.dep_ in ("poss", "amod", "compound")]
    return list(with_conjuncts([*by, *own])), list(with_conjuncts(prepositional(head)))


def _is_public(tokens: Iterable[Token], lexicon: Lexicon, names: frozenset[str]) -> bool:
    classes = lexicon.classes
    known = classes["POLITY"] | classes["ARMED"]
    for token in tokens:
        if token.ent_type_ in names or lemma_of(token) in known:
            return True
        if any(c.ent_type_ in names and c.dep_ == "poss" for c in token.children):
            return True
    return False


def is_worth(found: Found, setting: Setting, lexicon: Lexicon) -> bool:
    """False for what tells of sport, firms, artists, scientists or private persons."""
    at = found.head.sent.start
    if at in setting.sport:
        return False
    if found.kind in _LEGAL and _is_private_crime(found, setting, lexicon):
        return False
    if found.type not in _DEALINGS and found.kind not in _POWERS:
        return True
    by, about = _sides(found)
    if at in setting.private:
        return _is_public([t for t in (*by, *about) if t.dep_ not in ("amod", "compound")],
                          lexicon, _STATES)  # fmt: skip
    if found.type not in VERBAL or (at in setting.public and not _is_only_self(by)):
        return True
    if _is_public((*by, *about), lexicon, _NAMES) or _is_public(_speaker(by), lexicon, _STATES):
        return True
    classes = lexicon.classes
    if not by:
        return found.is_verb and any(c.dep_ == "auxpass" for c in found.head.children)
    return any(
        lemma_of(t) in classes["PARTYLIKE"]
        or (t.lower_ in _POINTING and at in setting.public)
        for t in by
    )


def _is_private_crime(found: Found, setting: Setting, lexicon: Lexicon) -> bool:
    """Murder, theft, fraud before a court, and nobody of public standing in the sentence."""
    words = setting.words[found.head.sent.start]
    classes = lexicon.classes
    if words.isdisjoint(classes["PRIVCRIME"]):
        return False
    public = (classes["POLITY"] - _COURTS) | classes["UNREST"] | {"journalist", "terror"}
    return words.isdisjoint(public) and not any(
        t.ent_type_ in _STATES and t.dep_ in ("nsubj", "dobj", "agent") for t in found.head.children
    )


def _is_only_self(by: list[Token]) -> bool:
    return bool(by) and all(t.lower_ in _SELF for t in by)


def _speaker(by: list[Token]) -> list[Token]:
    """Who "it" is in "Vulgaria said it would allow"."""
    said = [t.head for t in by if t.lower_ in _POINTING and t.head.dep_ == "ccomp"]
    return [t for verb in said for t in own_subjects(verb.head)]
