"""Words that point back at talks already told, and add no event of their own."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from marsad.reading.trigger.found import Found
from marsad.reading.trigger.frames import lemma_of

_BACK = frozenset({"the", "this", "that", "these", "those", "their", "his", "her"})
_AROUND = frozenset({"during", "at", "in", "after", "before", "on", "since"})
_NEAR = 60
_REMEMBERED = frozenset({"anniversary", "commemorate", "celebrate", "remember", "veteran",
                         "memorial", "commemoration", "survivor", "museum", "honour", "honor",
                         "tribute", "monument", "statue", "homage", "repatriation", "wreath",
                         "aftermath"})  # fmt: skip
_NAMED = frozenset({"battle", "war", "siege", "massacre", "bombing", "raid", "invasion",
                    "bombardment"})  # fmt: skip
_AVOW = frozenset({"confirm", "claim", "acknowledge", "verify"})


def _is_heading(found: Found) -> bool:
    """"2011 Norland protests: ..." names a story."""
    doc, head = found.head.doc, found.head
    if found.is_verb or head.i + 1 >= len(doc) or doc[head.i + 1].text != ":":
        return False
    return any(t.shape_ == "dddd" for t in doc[head.sent.start : head.i])


def _in_protest(found: Found) -> bool:
    """"Froze all contacts in protest": a motive, and no gathering."""
    head = found.head
    return (
        head.lower_ == "protest" and head.dep_ == "pobj" and head.head.lower_ == "in"
        and not any(c.dep_ in ("det", "amod", "compound", "poss") for c in head.children)
    )  # fmt: skip


def _is_section(found: Found) -> bool:
    """"Armed conflicts and attacks": the name of a section, without a verb, a name or a number."""
    sentence = found.head.sent
    return len(sentence) < 8 and not found.is_verb and found.head.tag_ == "NNS" and not any(
        t.pos_ in ("VERB", "AUX", "PROPN", "NUM") or t.ent_type_ for t in sentence
    )


def _is_unconfirmed(found: Found) -> bool:
    """"Had not confirmed the attack", "no group has claimed the raid": nothing is told of it."""
    head = found.head
    verb = head.head
    if found.is_verb or head.dep_ not in ("dobj", "nsubjpass") or lemma_of(verb) not in _AVOW:
        return False
    if any(c.dep_ == "neg" for c in verb.children):
        return True
    return any(
        c.lower_ == "no" for s in verb.children if s.dep_ == "nsubj" for c in s.children
    )


def is_history(head: Token) -> bool:
    """"The anniversary of the raid", "at the Battle of Dorna": named history (guide, 9)."""
    verb = head.pos_ in ("VERB", "AUX")
    if verb and head.dep_ not in ("acl", "relcl"):
        return False
    if not verb and head.dep_ not in ("nsubj", "nsubjpass", "ROOT") and any(
        c.shape_ == "dddd" and c.dep_ in ("nummod", "compound", "nmod", "amod") for c in head.lefts
    ):
        return True
    at, steps = head, 0
    while at.head.i != at.i and steps < 3 and (steps == 0 or at.pos_ not in ("VERB", "AUX")):
        at, steps = at.head, steps + 1
        if lemma_of(at) in _REMEMBERED:
            return True
    if verb or not head.text.istitle() or head.i + 1 >= len(head.doc):
        return False
    if head.pos_ != "PROPN" and (head.i == 0 or head.nbor(-1).text not in (":", "-")):
        return False
    return head.nbor(1).lower_ == "of" and head.lower_ in _NAMED


def _is_label(found: Found) -> bool:
    return is_history(found.head)


_EMPTY = (_is_heading, _is_section, _in_protest, _is_unconfirmed, _is_label)


def is_echo(found: Found, told: Sequence[Found]) -> bool:
    """True for "during the meeting" and "they discussed" shortly after the meeting was told."""
    if any(test(found) for test in _EMPTY):
        return True
    if found.type != "consult":
        return False
    near = any(f.type == "consult" and found.head.i - f.head.i < _NEAR for f in told)
    head = found.head
    if found.is_verb:
        return near and lemma_of(head) == "discuss"
    if not near or head.dep_ != "pobj" or head.head.lower_ not in _AROUND:
        return False
    return any(c.dep_ in ("det", "poss") and c.lower_ in _BACK for c in head.children)
