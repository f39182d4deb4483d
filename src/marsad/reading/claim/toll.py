"""The toll in a sentence of its own: "Gunmen attacked a convoy near Bentiu. One driver was killed."

A sentence that only says who was hurt, names nobody who did it, and has no day or place of its
own, tells no second attack: it ends the sentence before it.
"""

from __future__ import annotations

from spacy.tokens import Token

from marsad.model.claims import Claim
from marsad.reading.parse import whole_text
from marsad.reading.trigger.frames import agents, is_passive, lemma_of

HARMED = frozenset({"kill", "wound", "injure", "hurt", "maim"})
DYING = frozenset({"die", "perish", "succumb"})
ELSEWHERE = frozenset({
    "another", "other", "separately", "meanwhile", "also", "elsewhere", "earlier", "later",
})  # fmt: skip


def is_toll_of(earlier: Claim, later: Claim, head: Token) -> bool:
    """Is ``later``, which ``head`` tells, the toll of the attack in the sentence right before?"""
    if not earlier.kind.value.startswith("assault") or later.with_role("actor"):
        return False
    if earlier.realis.value != "happened" or later.realis.value != "happened":
        return False
    return _only_harms(head) and _has_nothing_else(earlier, later) and _follows(earlier, head)


def _only_harms(head: Token) -> bool:
    word = lemma_of(head)
    bare = (word in HARMED and is_passive(head) and not agents(head)) or word in DYING
    above = head.dep_ == "ROOT" or (head.dep_ == "conj" and head.head.dep_ == "ROOT")
    return bare and above and not any(t.lower_ in ELSEWHERE for t in head.sent)


def _has_nothing_else(earlier: Claim, later: Claim) -> bool:
    """No day and no place but those of the sentence before."""
    if later.happened is not None and later.happened.value.basis != "context":
        return False
    if later.where is None:
        return True
    return not any(
        later.sentence.start <= span.start < later.sentence.end for span in later.where.spans
    )


def _follows(earlier: Claim, head: Token) -> bool:
    """True where nothing stands between the two sentences, and no line ends."""
    doc, first = head.doc, head.sent.start
    if first == 0:
        return False
    before = doc[first - 1].sent
    gap = whole_text(doc)[earlier.sentence.end : head.sent.start_char]
    return before.start_char <= earlier.sentence.start < before.end_char and "\n" not in gap
