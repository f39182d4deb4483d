"""A duty laid on somebody else in speech ("said both sides must stop", "it is time for both sides
to stop, he said") is a REQUEST."""

from __future__ import annotations

from spacy.tokens import Token

from marsad.codebook.lexicon.entries import Lexicon
from marsad.reading.trigger.asked import asked_kind
from marsad.reading.trigger.found import TIME_FOR, Found
from marsad.reading.trigger.frames import lemma_of, own_subjects

_SPEECH = frozenset({"say", "tell", "warn", "insist", "stress", "declare", "conclude", "state",
                     "remind", "issue", "reminder", "announce", "add", "believe",
                     "argue", "reaffirm", "reiterate", "emphasize", "emphasise", "underline",
                     "underscore"})  # fmt: skip
OWING = frozenset({"must", "should", "time"})


def find_must(token: Token, lexicon: Lexicon) -> Found | None:
    """A REQUEST when ``token`` is "must" or "should" over somebody named, or the "time" for
    somebody to do something, in reported speech."""
    if token.lower_ == "time":
        return _find_time(token, lexicon)
    if token.dep_ != "aux" or token.lower_ not in OWING:
        return None
    verb = token.head
    if not _reported(verb):
        return None
    owing, classes = own_subjects(verb), lexicon.classes
    if not owing or not any(
        t.pos_ == "PROPN" or t.ent_type_ or t.lower_ in ("they", "it", "government", "parties")
        or lemma_of(t) in classes["ARMED"] | classes["OFFICIALS"] | classes["POLITY"]
        for t in owing
    ):
        return None
    kind = asked_kind("request", verb, lexicon, duty=True)
    last = verb.i if verb.i - token.i < 3 else token.i
    return Found(verb, token.i, last, kind, 0.7, "must:reported-duty")


def _find_time(token: Token, lexicon: Lexicon) -> Found | None:
    """ "It is time for Esteria to withdraw", "the time has come for ..."."""
    if token.dep_ not in ("attr", "nsubj") or token.head.lemma_ not in ("be", "come"):
        return None
    if any(c.dep_ == "amod" and c.lower_ != "high" for c in token.children):
        return None
    for verb in token.children:
        marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "aux")}
        if verb.i > token.i and {"for", "to"} <= marks and own_subjects(verb):
            if not _reported(token.head) and token.head.dep_ != "ROOT":
                return None
            kind = asked_kind("request", verb, lexicon, duty=True)
            return Found(verb, token.i, token.i, kind, 0.7, TIME_FOR)
    return None


def _reported(verb: Token) -> bool:
    at = verb
    while at.head.i != at.i:
        if at.dep_ in ("ccomp", "acl", "relcl") and lemma_of(at.head) in _SPEECH:
            return True
        if at.dep_ not in ("ccomp", "acl", "relcl", "conj"):
            return False
        at = at.head
    return any(c.dep_ in ("ccomp", "parataxis") and lemma_of(c) in _SPEECH for c in at.children)
