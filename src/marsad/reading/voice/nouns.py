"""Attributions whose cue is no verb: "according to", nouns of speech, "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from marsad.reading.voice.contents import is_infinitive
from marsad.reading.voice.cues import noun_frames, prepositions
from marsad.reading.voice.draft import Draft
from marsad.reading.voice.shape import SUBJECTS, Ranges, children, ranges, subtree
from marsad.reading.voice.sources import source_ranges

HEARSAY = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})
_CARRIERS = frozenset({"make", "issue", "give", "release", "have", "raise", "repeat", "offer"})


def accordings(doc: Doc) -> Iterator[Draft]:
    """ "According to X, Y": X says the clause that the phrase hangs on."""
    for token in doc:
        if token.lower_ != "according" or token.i + 1 >= len(doc):
            continue
        to = doc[token.i + 1]
        if to.lower_ != "to":
            continue
        names = children(to, "pobj") or children(token, "pobj")
        if not names:
            continue
        clause = token.head
        while clause.dep_ in (
            "pobj",
            "prep",
            "dobj",
            "attr",
            "nsubj",
            "nsubjpass",
            "appos",
            "npadvmod",
            "acl",
            "nummod",
            "amod",
            "quantmod",
            "acomp",
            "oprd",
            "agent",
            "compound",
            "nmod",
            "poss",
        ):
            clause = clause.head
        if clause.i == token.i:
            continue
        tokens = set(subtree(clause)) - set(subtree(token)) - {t.i for t in names[0].subtree}
        yield Draft(
            source=source_ranges(doc, names[0], to),
            cue=ranges(doc, [token.i, to.i]),
            content=_one_side(doc, tokens, token),
            token=token,
            shape="according",
        )


def _one_side(doc: Doc, tokens: set[int], cue: Token) -> Ranges:
    """The content as the side(s) of the phrase on which it stands."""
    return ranges(doc, tokens)


def hearsay(doc: Doc) -> Iterator[Draft]:
    """ "reportedly": somebody says it, nobody is named."""
    for token in doc:
        if token.lower_ not in HEARSAY:
            continue
        clause = token.head
        tokens = subtree(clause, [token])
        yield Draft((), ranges(doc, [token.i]), ranges(doc, tokens), token, "hearsay")


def noun_cues(doc: Doc) -> Iterator[Draft]:
    """ "X's claim that", "the warning of"."""
    for noun in doc:
        if noun.pos_ != "NOUN":
            continue
        frames = noun_frames(noun.lemma_.lower())
        if not frames:
            continue
        content, lead = _noun_content(noun, frames)
        owner = _owner(noun)
        if not content or (owner is None and lead):
            continue
        yield Draft(
            source=source_ranges(doc, owner, noun),
            cue=ranges(doc, [noun.i, *lead]),
            content=ranges(doc, content),
            token=noun,
            shape="noun",
        )


def _noun_content(noun: Token, frames: frozenset[str]) -> tuple[list[int], list[int]]:
    inner = [o for p in children(noun, "prep") for o in children(p, "pobj") if p.lower_ == "by"]
    for clause in [c for n in (noun, *inner) for c in children(n, "acl", "ccomp", "relcl")]:
        marked = clause.left_edge.lower_ == "that" and any(
            c.dep_.startswith("nsubj") and c.lower_ != "that" for c in clause.children
        )
        if is_infinitive(clause) and clause.dep_ != "relcl":
            if "to" in frames:
                return subtree(clause), []
        elif "that" in frames and marked:
            return subtree(clause), []
    wanted = prepositions(frames)
    for phrase in children(noun, "prep"):
        if phrase.lower_ in wanted:
            inner = children(phrase, "pobj", "pcomp")
            if inner:
                return [i for o in inner for i in subtree(o)], [phrase.i]
    return [], []


def _owner(noun: Token) -> Token | None:
    for owner in children(noun, "poss"):
        return owner
    for phrase in children(noun, "prep"):
        if phrase.lower_ in ("by", "from"):
            for thing in children(phrase, "pobj"):
                return thing
    if noun.dep_ == "dobj" and noun.head.lemma_ in _CARRIERS:
        for subject in children(noun.head, *SUBJECTS):
            return subject
    return None
