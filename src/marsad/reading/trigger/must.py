"""A duty laid on somebody else in speech ("said both sides must stop") is a REQUEST."""

from __future__ import annotations

from spacy.tokens import Token

from marsad.codebook.lexicon.entries import Lexicon
from marsad.reading.trigger.asked import asked_kind
from marsad.reading.trigger.found import Found
from marsad.reading.trigger.frames import lemma_of, own_subjects

_SPEECH = frozenset({"say", "tell", "warn", "insist", "stress", "declare", "conclude", "state",
                     "remind", "issue", "reminder", "announce", "add", "believe",
                     "argue", "reaffirm", "reiterate", "emphasize", "emphasise", "underline",
                     "underscore"})  # fmt: skip
OWING = frozenset({"must", "should"})


def find_must(token: Token, lexicon: Lexicon) -> Found | None:
    """A REQUEST when ``token`` is "must" or "should" over somebody named, in reported speech."""
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
    return Found(verb, token.i, verb.i if verb.i - token.i < 3 else token.i,
                 asked_kind("request", verb, lexicon), 0.7, "must:reported-duty")  # fmt: skip


def _reported(verb: Token) -> bool:
    at = verb
    while at.head.i != at.i:
        if at.dep_ in ("ccomp", "acl", "relcl") and lemma_of(at.head) in _SPEECH:
            return True
        if at.dep_ not in ("ccomp", "acl", "relcl", "conj"):
            return False
        at = at.head
    return any(c.dep_ in ("ccomp", "parataxis") and lemma_of(c) in _SPEECH for c in at.children)
