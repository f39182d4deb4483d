"""Who only meets with a deed: families that flee fighting have not fought, and a governor who
condemns a killing has killed nobody."""

from __future__ import annotations

from spacy.tokens import Token

from marsad.reading.trigger.frames import AWAY, MEETING, lemma_of, subjects

_OBJECT = frozenset({"dobj", "obj", "xcomp", "ccomp"})


def only_meet(head: Token) -> frozenset[int]:
    """The words of those who flee, survive, witness or condemn the deed that ``head`` tells."""
    verb, met = head.head, MEETING
    if head.dep_ in ("pobj", "pcomp") and verb.lower_ == "from":
        verb, met = verb.head, AWAY
    elif head.dep_ not in _OBJECT:
        return frozenset()
    if verb.i == head.i or verb.pos_ != "VERB" or lemma_of(verb) not in met:
        return frozenset()
    return frozenset(t.i for subject in subjects(verb) for t in subject.subtree)
