"""How many a participant is, where no count of the happening says so."""

from __future__ import annotations

from spacy.tokens import Token

from marsad.model.claims import Number
from marsad.model.mentions import ActorMention
from marsad.reading.numbers import read_number

LIVING = frozenset({"person", "group"})
VAGUE = frozenset("several some many few numerous multiple various countless both".split())
UNCOUNTED = frozenset(
    "forces troops authorities police people personnel military media press staff army government "
    "crew crowd family team gang mob group militia".split()
)


def number_of(head: Token, mention: ActorMention) -> Number:
    """What the words on ``head`` say: a numeral with its doubt ("about 20 gunmen"), a vague word,
    one for "a soldier" and for a person, at least two for a bare plural (CONTRACT, "Vague
    numbers"); nothing for a body of people."""
    words = _numeral(head)
    amount = read_number(words) if words else None
    if amount is not None:
        return Number(amount.low, amount.best, amount.high)
    if mention.type == "person" and head.tag_ in ("NN", "NNP"):
        return Number(1, 1, 1)
    if mention.type not in LIVING or mention.named or head.lower_ in UNCOUNTED:
        return Number()
    if head.tag_ == "NN" and any(c.lower_ in ("a", "an") for c in head.children):
        return Number(1, 1, 1)
    return Number(low=2) if head.tag_ == "NNS" else Number()


def _numeral(head: Token) -> str:
    """The words of number on ``head``, with those of doubt before them."""
    doc = head.doc
    for child in head.children:
        if child.i > head.i:
            continue
        if child.dep_ == "nummod":
            start = child.left_edge.i
            while start > 0 and doc[start - 1].ent_type_ == "CARDINAL":
                start -= 1
            return doc[start : child.i + 1].text
        if child.lower_ in VAGUE and child.dep_ in ("amod", "det", "predet"):
            return child.text
    return ""
