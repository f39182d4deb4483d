"""What is demanded, promised, refused or threatened has not happened: only the demanding has.

PLOVER 2.0: if one type already says it (AGREE, REQUEST, REJECT, THREATEN), no second event. Our
labelling guide (20) makes threatened violence a claim of its own, threatened and future.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from marsad.codebook.kinds import plover_types
from marsad.codebook.lexicon.entries import Lexicon
from marsad.reading.trigger.asked import asked_kind
from marsad.reading.trigger.found import TIME_FOR, Found
from marsad.reading.trigger.frames import lemma_of, listed, own_subjects

CLOSED = frozenset({"agree", "request", "reject", "threaten"})
_INSIDE = frozenset({"xcomp", "ccomp", "dobj", "obj", "acl", "pcomp", "pobj", "attr", "oprd",
                     "dative", "conj", "appos", "compound", "nmod", "amod", "nsubj", "nsubjpass",
                     "acomp", "poss", "advcl", "agent"})  # fmt: skip
_HELD = frozenset({"for", "to", "of", "on", "with", "against", "from", "into", "that", "by"})
_DEEP = _HELD | {"in", "at", "between", "over", "about", "under"}
_PLANS = frozenset({"plan", "plot", "attempt", "decision", "intention", "order", "bid", "effort",
                    "way", "ability", "right", "need"})  # fmt: skip
_GOES_ON = frozenset({"use", "go", "continue", "manage", "proceed", "return", "open", "break",
                      "spread", "rise"})  # fmt: skip
_PLANNED = frozenset({"plan", "plot", "attempt", "decision", "intention", "order", "bid"})
_WILL = frozenset({"will", "would", "'ll", "shall"})
_GIVING = frozenset({"aid", "cooperate", "support", "retreat", "concede"})
_HARD = frozenset({"coerce", "sanction", "assault", "protest"})
_SAYING = frozenset({"say", "announce", "confirm", "declare", "warn", "vow", "insist", "state",
                     "claim"})  # fmt: skip


def inside(head: Token) -> set[int]:
    """The tokens of what the word demands, promises, refuses or threatens."""
    found: set[int] = set()
    edge = [(head, 0)]
    while edge:
        token, depth = edge.pop()
        for child in token.children:
            if depth == 0 and child.dep_ in ("nsubj", "nsubjpass", "conj", "agent", "csubj"):
                continue
            if depth == 0 and child.dep_ == "advcl" and not _to(child):
                continue
            if child.dep_ == "prep":
                if child.lower_ not in (_DEEP if depth else _HELD):
                    continue
            elif child.dep_ not in _INSIDE or listed(child):
                continue
            found.add(child.i)
            edge.append((child, depth + 1))
    return found


def _to(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.children)


def is_purpose(found: Found) -> bool:
    """True for an infinitive that tells an aim ("a base from which to launch attacks")."""
    verb = found.head
    if found.rule == TIME_FOR:
        return False
    if not found.is_verb:
        above = verb.head
        if verb.dep_ not in ("dobj", "obj") or above.pos_ != "VERB":
            return False
        verb = above
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.tag_ == "VB":
        verb = verb.head
    if not _to(verb) or verb.dep_ not in ("advcl", "acl", "relcl"):
        return False
    governor = lemma_of(verb.head)
    if verb.dep_ == "acl":
        return governor not in _PLANNED
    return governor not in _GOES_ON


def _modal(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in _WILL for c in verb.children)


def _said(verb: Token) -> bool:
    at = verb
    while at.head.i != at.i:
        if at.dep_ == "ccomp" and lemma_of(at.head) in _SAYING:
            theirs, ours = own_subjects(at.head), own_subjects(verb)
            return bool(ours) and (
                ours[0].pos_ == "PRON"
                or bool(theirs and {lemma_of(theirs[0])} == {lemma_of(ours[0])})
            )
        at = at.head
    return False


def _conditional(verb: Token) -> bool:
    return any(
        c.dep_ == "advcl" and k.dep_ == "mark" and k.lower_ in ("unless", "if")
        for c in verb.children
        for k in c.lefts
    )


def future(found: Found, lexicon: Lexicon) -> Found:
    """"Will give" is AGREE; "said they would block" is THREATEN; other future stays as it is."""
    if not found.is_verb or not _modal(found.head):
        return found
    if any(c.dep_ == "neg" for c in found.head.children) and found.type in _GIVING:
        return replace(found, kind="reject", rule=found.rule + "+will-not")
    if found.type == "retreat" and _conditional(found.head):
        return replace(found, kind="threaten", rule=found.rule + "+unless")
    if found.type in _GIVING and not found.kind.endswith("resign"):
        return replace(found, kind="agree", rule=found.rule + "+will")
    if found.type in _HARD and own_subjects(found.head):
        if not (_said(found.head) or _conditional(found.head)):
            return found
        kind = asked_kind("threaten", found.head, lexicon)
        if kind == "threaten":
            mode = {"assault": "violence", "coerce": "restrict", "protest": "restrict"}
            extra = mode.get(found.type)
            kind = f"threaten.{extra}" if extra in plover_types()["threaten"].modes else kind
        return replace(found, kind=kind, rule=found.rule + "+would")
    return found
