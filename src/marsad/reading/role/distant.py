"""Sides that stand further off: who lays a duty on whom, and whom a demand or threat is about."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from marsad.reading.role.nouns import Part
from marsad.reading.trigger.found import clause_head
from marsad.reading.trigger.frames import own_subjects, subjects
from marsad.reading.trigger.scope import inside

# Types whose recipient often stands deep in what is asked, offered, refused or threatened.
DISTANT = frozenset({"agree", "request", "reject", "threaten", "concede", "protest", "sanction",
                     "coerce", "mobilize", "accuse", "aid", "cooperate", "support",
                     "retreat"})  # fmt: skip
_FAR = 18


def duty_parts(verb: Token) -> Iterator[Part]:
    """"The envoy said both sides must stop": the speaker asks, the sides are asked."""
    for one in own_subjects(verb):
        yield "target", one, "verb:asked"
    at = verb
    while at.head.i != at.i and (
        at.dep_ in ("ccomp", "acl", "relcl", "conj") or at.lower_ == "time"
    ):
        linked = at.dep_
        through = linked == "conj" or at.lower_ == "time"
        at = at.head
        if not through and at.pos_ == "VERB":
            for one in subjects(at):
                yield "actor", one, "verb:doer"
            return
    for child in (*verb.children, *at.children):
        if child.dep_ in ("ccomp", "parataxis") and child.i != verb.i:
            for one in own_subjects(child):
                yield "actor", one, "verb:doer"


def distant_tokens(head: Token) -> list[Token]:
    """The tokens of what is asked, offered or threatened, in the order of the text."""
    verb = head if head.pos_ in ("VERB", "AUX") else clause_head(head)
    found = inside(head) | (inside(verb) if verb.pos_ in ("VERB", "AUX") else set())
    doc = head.doc
    return [doc[i] for i in sorted(found) if head.i < i < head.i + _FAR]
