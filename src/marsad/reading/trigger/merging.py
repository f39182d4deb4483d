"""One happening told by a verb and its noun in one clause is one trigger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from marsad.codebook.kinds import mode_of
from marsad.reading.trigger.found import Found
from marsad.reading.trigger.frames import lemma_of

_WITHIN = frozenset({"in", "during", "by", "through", "with", "at", "after", "following", "for",
                     "on", "via", "to", "of"})  # fmt: skip
_SERIES = frozenset({"first", "second", "third", "fourth", "fifth", "latest", "last", "deadliest",
                     "worst", "biggest", "largest", "bloodiest", "heaviest", "deadly"})  # fmt: skip
_VIOLENT = ("assault",)


def _circumstance(noun: Token) -> Token | None:
    """The verb whose object or circumstance ``noun`` is."""
    at, steps = noun, 0
    while at.dep_ == "conj" and steps < 3:
        at, steps = at.head, steps + 1
    if at.dep_ in ("dobj", "obj", "nsubj", "nsubjpass", "attr") and at.head.pos_ in ("VERB", "AUX"):
        return at.head
    if at.dep_ == "pobj" and at.head.lower_ in _WITHIN:
        above = at.head.head
        if above.pos_ == "VERB":
            return above
        if above.dep_ in ("dobj", "pobj", "nsubjpass", "nsubj") and above.head.pos_ == "VERB":
            return above.head if above.dep_ != "pobj" else None
    return None


def _same(verb: Found, noun: Found) -> bool:
    if verb.type == noun.type:
        return True
    return {verb.type, noun.type} in ({"protest", "assault"}, {"consult", "agree"}) and (
        noun.head.dep_ in ("dobj", "obj")
    )


def _is_copula_of_series(found: Found) -> bool:
    """"The strike was the first in months" tells a series, and no further strike."""
    head = found.head
    if head.dep_ == "attr" and lemma_of(head.head) in ("be", "become", "mark"):
        return any(c.lower_ in _SERIES or c.ent_type_ == "ORDINAL" for c in head.children)
    if head.dep_ in ("nsubj", "nsubjpass") and lemma_of(head.head) in ("be", "become", "mark"):
        told = [c for c in head.head.children if c.dep_ in ("attr", "acomp", "dobj")]
        return any(k.lower_ in _SERIES or k.tag_ == "JJS" for t in told for k in t.subtree)
    return False


def _is_aside(noun: Found, kept: Sequence[Found]) -> bool:
    """"..., the third attack in a week" after the attack: the series says so, not an event."""
    head = noun.head
    if not any(c.lower_ in _SERIES or c.tag_ == "JJS" for c in head.children):
        return False
    if head.dep_ not in ("appos", "attr", "npadvmod", "dep", "conj", "oprd"):
        return False
    return any(k.type == noun.type and k.head.i < head.i for k in kept)


def _is_outcome(noun: Found, kept: Sequence[Found]) -> bool:
    """"Opened fire, which led to the killing of two": the killing is what the fire did."""
    head = noun.head
    if lemma_of(head) not in ("killing", "murder") or head.dep_ != "pobj":
        return False
    above = lemma_of(head.head.head)
    return above in ("lead", "result") and any(
        k.type == "assault" and k.head.i < head.i for k in kept
    )


def merge(found: Sequence[Found], before: bool) -> list[Found]:
    """The triggers of one sentence, each happening once. ``before``: violence or talks were told
    earlier in the document, so that a pure series sentence adds nothing."""
    kept = list(found)
    heads = {f.head.i: f for f in kept}
    drop: set[int] = set()
    for noun in kept:
        if noun.type == "condition":
            continue
        if _is_copula_of_series(noun) and (before or noun.head.dep_ == "attr"):
            drop.add(noun.head.i)
            continue
        if not noun.is_verb and (_is_aside(noun, kept) or _is_outcome(noun, kept)):
            drop.add(noun.head.i)
            continue
        if not noun.is_verb:
            verb = _circumstance(noun.head)
            if verb is not None and verb.i in heads and verb.i != noun.head.i:
                other = heads[verb.i]
                if _same(other, noun):
                    _settle(other, noun, heads, drop)
            continue
        above = noun.head.head
        if noun.type == "request" and noun.head.dep_ == "acl" and above.i in heads and (
            heads[above.i].type == "protest"
        ):
            drop.add(noun.head.i)
            continue
        if noun.type == "accuse" and _describes(noun.head, heads):
            drop.add(noun.head.i)
            continue
        if noun.head.dep_ in ("conj", "xcomp", "advcl") and above.i in heads:
            other = heads[above.i]
            if other.type == noun.type and noun.head.i != above.i:
                alike = noun.type == "consult" and "visit" not in noun.kind + other.kind
                shared = noun.type in _VIOLENT and noun.head.dep_ in ("conj", "advcl")
                harm = noun.rule.startswith("harm")
                if alike or (shared and (harm or _finishes(noun.head))):
                    drop.add(noun.head.i)
    return [heads[f.head.i] for f in kept if f.head.i not in drop]


def _describes(verb: Token, heads: dict[int, Found]) -> bool:
    """"Arrested two men suspected of theft": the participle only describes the arrested."""
    if verb.dep_ != "acl" or verb.tag_ != "VBN":
        return False
    above = verb.head.head
    return above.i in heads and heads[above.i].type in ("coerce", "sanction", "assault")


def _finishes(verb: Token) -> bool:
    return lemma_of(verb) in ("kill", "murder", "wound", "slay", "massacre", "execute")


_SHOWN = frozenset({"destroy", "damage", "wound", "injure", "rock", "shake", "flatten", "level",
                    "raze"})  # fmt: skip


def _settle(verb: Found, noun: Found, heads: dict[int, Found], drop: set[int]) -> None:
    doing = noun.head.dep_ == "nsubj" and lemma_of(verb.head) in _SHOWN
    weak = doing or verb.rule.startswith("harm") or lemma_of(verb.head) in ("kill", "target", "hit")
    if weak or (mode_of(verb.kind) is None and mode_of(noun.kind) is not None):
        drop.add(verb.head.i)
        return
    drop.add(noun.head.i)
    if verb.type == noun.type and mode_of(verb.kind) is None and mode_of(noun.kind):
        heads[verb.head.i] = replace(verb, kind=noun.kind)
