"""How far apart two words are in the parse: near in grammar, not near on the line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc, Token

CLAUSAL = {"ccomp": 1.5, "advcl": 1.5, "relcl": 1.2, "acl": 1.0, "parataxis": 2.0, "xcomp": 0.4}
SHARED = {"conj": 0.6, "prep": 0.3, "pobj": 0.2, "compound": 0.3, "dobj": 0.3, "nsubj": 0.5}
CLEARLY = 1.2
FAR = 99.0
ENDS = "marsad ends"


def token_at(doc: Doc, char: int) -> Token:
    """The token that covers character ``char``; the next one where it stands between tokens."""
    return doc[index_at(doc, char)]


def index_at(doc: Doc, char: int) -> int:
    """The place of ``token_at`` in ``doc``. The ends of all tokens are kept with the document."""
    ends: list[int] | None = doc.user_data.get(ENDS)
    if ends is None:
        ends = doc.user_data[ENDS] = [t.idx + len(t) for t in doc]
    return min(bisect_right(ends, char), len(ends) - 1)


def head_of(doc: Doc, start: int, end: int) -> Token:
    """The syntactic head of the words from ``start`` to ``end`` (characters)."""
    first, last = index_at(doc, start), index_at(doc, max(start, end - 1))
    return doc[first : last + 1].root if first < last else doc[first]


def path_cost(one: Token, other: Token) -> float:
    """The weight of the arcs between two words of one sentence; ``FAR`` across sentences."""
    if one.sent.start != other.sent.start:
        return FAR
    up = {one.i: 0.0}
    cost, node = 0.0, one
    while node.head.i != node.i:
        cost += _weight(node)
        node = node.head
        up[node.i] = cost
    cost, node = 0.0, other
    while node.i not in up:
        if node.head.i == node.i:
            return FAR
        cost += _weight(node)
        node = node.head
    return cost + up[node.i]


def _weight(token: Token) -> float:
    return CLAUSAL.get(token.dep_) or SHARED.get(token.dep_, 0.5)


def paragraph_start(text: str, at: int) -> int:
    """Where the block of ``text`` that holds ``at`` begins: after the last line end."""
    return text.rfind("\n", 0, at) + 1


def belongs_elsewhere(head: Token, other: Token, rivals: Sequence[Token], cost: float) -> bool:
    """True when ``other`` is clearly nearer to one of ``rivals`` than to ``head``, from which it
    is ``cost`` away, and the two do not share it as partners of one coordination."""
    for rival in rivals:
        if path_cost(rival, other) + CLEARLY < cost and not _partners(head, rival):
            return True
    return False


def _partners(one: Token, other: Token) -> bool:
    return first_conjunct(one).i == first_conjunct(other).i


def first_conjunct(token: Token) -> Token:
    """The word that a coordination begins with: of "Gao and Timbuktu" the first."""
    while token.dep_ == "conj":
        token = token.head
    return token
