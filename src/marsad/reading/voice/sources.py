"""Who speaks: the subject of a cue, its agent, or the one who governs a clause without subject."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from marsad.reading.voice.shape import SUBJECTS, children, is_passive, ranges, subtree

_FREE = frozenset({"advcl", "xcomp", "conj", "ccomp", "pcomp", "prep", "dep"})


def speaker(verb: Token) -> Token | None:
    """The token that heads who speaks, or ``None``."""
    if is_passive(verb):
        for agent in children(verb, "agent"):
            for noun in children(agent, "pobj"):
                return noun
        return None
    return _subject(verb)


def _subject(verb: Token) -> Token | None:
    seen = 0
    while seen < 6:
        seen += 1
        subjects = children(verb, *SUBJECTS)
        if subjects:
            found = subjects[0]
            return found if found.dep_ != "csubj" else None
        if verb.dep_ == "acl" and verb.tag_ == "VBG":
            return verb.head
        if verb.tag_ == "VBN" and verb.dep_ in ("advcl", "prep") and not children(verb, "aux"):
            return None
        if verb.dep_ not in _FREE or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def source_tokens(doc: Doc, head: Token, cue: Token) -> list[int]:
    """The whole noun phrase of ``head``, without what belongs to the cue or is only loosely
    attached behind it."""
    dropped = [
        c
        for c in head.children
        if (
            c.dep_ in ("acl", "cc", "punct", "dep", "advcl", "parataxis", "ccomp")
            and (c.i > head.i)
            and (c.dep_ != "cc" or not children(head, "conj"))
            and not (c.dep_ == "punct" and c.text != ",")
        )
        or cue.i in {t.i for t in c.subtree}
    ]
    commas = [c for c in dropped if c.text == ","]
    dropped = [c for c in dropped if c not in commas]
    found = subtree(head, dropped)
    # one run around the head
    kept = {head.i}
    for step in (-1, 1):
        i = head.i + step
        while i in found or (0 <= i < len(doc) and doc[i].is_space and i + step in found):
            kept.add(i)
            i += step
    return sorted(kept)


def source_ranges(doc: Doc, head: Token | None, cue: Token) -> tuple[tuple[int, int], ...]:
    """Characters of who speaks; empty when nobody is named."""
    return () if head is None else ranges(doc, source_tokens(doc, head, cue))
