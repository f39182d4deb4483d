"""What is told as one more: "a second missile hit the crews" is not the missile told before."""

from __future__ import annotations

from spacy.tokens import Token

from marsad.codebook.lexicon.entries import load_lexicon
from marsad.reading.trigger.frames import agents, lemma_of, subjects

MORE = frozenset({"second", "third", "fourth", "fifth", "another", "further", "more"})
ARMS = ("EXPLOSIVE", "HEAVY", "DRONE", "AIRMEANS")


def is_one_more(head: Token) -> bool:
    """True where the weapon that does it, or the deed itself, is "a second" or "another"."""
    arms = frozenset().union(*(load_lexicon().classes[name] for name in ARMS))
    told = [t for t in (*subjects(head), *agents(head)) if lemma_of(t) in arms]
    if head.pos_ == "NOUN":
        told.append(head)
    return any(_counts_on(t) for t in told)


def _counts_on(noun: Token) -> bool:
    """"A second missile", "another missile"; "the second one" may be one told before."""
    words = {c.lower_ for c in noun.children if c.dep_ in ("amod", "det") and c.i < noun.i}
    return bool(words & MORE) and not words & {"the", "this", "that"}
