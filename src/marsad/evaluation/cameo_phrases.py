"""The whole noun phrase around a mention, as the gold of CAMEO spans cuts it.

Gold spans are noun phrases with their titles, numbers, adjectives, possessors, "of" phrases and
places ("three officers of the guard in Dorna"), with the appositions that follow, and without
relative clauses, clauses of purpose and dates. What is coordinated stands apart, but for the sides
of a two-sided act.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

MODIFIERS = frozenset({"compound", "nmod", "amod", "nummod", "poss", "appos", "conj"})
NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
WHEN = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
# What somebody asks, offers or says of another: that one is the side, not the words.
ASKED = frozenset("request demand appeal charge accusation allegation call offer proposal".split())
_INSIDE = frozenset({"of", "from", "near", "by", "within", "in"})
_OF_OFFICES = frozenset({"for", "to"})
_UP = frozenset({"of", "from", "by"})
_CLOSE = frozenset({"compound", "nummod", "nmod", "amod", "advmod", "npadvmod"})


def head_of_phrase(token: Token, trigger: Token) -> Token:
    """The head of the phrase that a word of a mention modifies: "Vulgaria's" to "decision". It
    never climbs past the trigger, nor to what the one mentioned has asked or offered."""
    while token.i != trigger.i:
        above = token.head
        if above.i in (token.i, trigger.i):
            break
        if token.dep_ in MODIFIERS and above.pos_ in NOUNS | {"ADJ"}:
            token = above
        elif token.dep_ == "pobj" and above.lower_ in _UP and _names_more(above.head, trigger):
            token = above.head
        else:
            break
    return token


def _names_more(noun: Token, trigger: Token) -> bool:
    if noun.i == trigger.i or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    return noun.lemma_.lower() not in ASKED


def objects_of(preposition: Token) -> list[Token]:
    """The nouns below a preposition, without times and amounts."""
    below = (c for c in preposition.children if c.dep_ == "pobj" and c.pos_ in NOUNS)
    return [c for c in below if c.ent_type_ not in WHEN]


def phrase(head: Token, *, source: bool = False, joined: bool = False) -> tuple[int, int]:
    """First word and end of the noun phrase of ``head``; with ``joined`` with what is coordinated.
    A source's offices ("envoy to", "spokesman for") belong to it."""
    inside = _INSIDE | _OF_OFFICES if source else _INSIDE
    end = head.i + 1
    for child in head.rights:
        if child.dep_ in _CLOSE:
            end = max(end, child.right_edge.i + 1)
        elif child.dep_ == "case":
            end = max(end, child.i + 1)
        elif child.dep_ == "prep":
            below = objects_of(child) if child.lower_ in inside and child.i == end else []
            if not below or (head.ent_type_ == "PERSON" and child.lower_ != "of"):
                break
            end = max(end, phrase(below[-1])[1])
        elif child.dep_ == "appos" and child.left_edge.i <= end + 1:
            end = phrase(child)[1]
        elif child.dep_ == "conj" and joined:
            end = max(end, phrase(child)[1])
        elif child.dep_ != "punct" and not (child.dep_ == "cc" and joined):
            break
    return head.left_edge.i, end if source else _with_place(head.doc, head, end)


def _with_place(doc: Doc, head: Token, end: int) -> int:
    """The end of a phrase with the "in" and the place that follow it, though the parser gave
    them to the verb."""
    if end >= len(doc) or doc[end].lower_ != "in" or head.ent_type_ == "PERSON":
        return end
    places = [t for t in objects_of(doc[end]) if t.ent_type_ in PLACES]
    return max(end, phrase(places[0])[1]) if places else end
