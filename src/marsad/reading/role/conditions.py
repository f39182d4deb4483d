"""Who lives under a condition: a target without an actor."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from marsad.reading.role.nouns import Part
from marsad.reading.trigger.frames import agents, lemma_of, prepositional, subjects

_BEARING = frozenset({"face", "suffer", "experience", "endure", "have", "lack", "live", "report",
                      "continue", "see", "grapple", "struggle", "remain"})  # fmt: skip
_ON = frozenset({"of", "by", "among", "for", "on", "against"})


def condition_parts(head: Token) -> Iterator[Part]:
    """Role, token and rule for those who bear the condition."""
    for name in sorted(_ON):
        for one in prepositional(head, name):
            yield "target", one, f"condition:{name}"
    for child in head.children:
        if child.dep_ in ("acl", "relcl"):
            for one in agents(child):
                yield "target", one, "condition:borne-by"
        elif child.dep_ == "poss":
            yield "target", child, "condition:owner"
    at = head
    while at.dep_ in ("conj", "dobj", "pobj", "prep", "xcomp", "attr") and at.head.i != at.i:
        at = at.head
        if at.pos_ in ("VERB", "AUX") and lemma_of(at) in _BEARING:
            for one in subjects(at):
                yield "target", one, "condition:bearer"
            return
