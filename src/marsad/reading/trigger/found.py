"""A trigger on its way: the token, what it tells, and the row or rule that says so."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from marsad.codebook.kinds import type_of

TIME_FOR = "must:time-for"


@dataclass(frozen=True, slots=True)
class Found:
    """``head`` carries it; ``first``/``last`` are the tokens it spans."""

    head: Token
    first: int
    last: int
    kind: str
    confidence: float
    rule: str
    contexts: tuple[str, ...] = ()
    territory: str | None = None

    @property
    def type(self) -> str:
        """The PLOVER type, or ``condition``."""
        return type_of(self.kind)

    @property
    def is_verb(self) -> bool:
        """True when a verb carries it."""
        return self.head.pos_ in ("VERB", "AUX")


def clause_head(token: Token) -> Token:
    """The verb whose clause ``token`` stands in, or the root of its fragment."""
    at = token
    while at.head.i != at.i:
        if at.pos_ in ("VERB", "AUX") and at.dep_ not in ("aux", "auxpass", "amod", "compound"):
            return at
        at = at.head
    return at


def is_above(high: Token, low: Token) -> bool:
    """True when ``low`` hangs somewhere below ``high``."""
    return high.is_ancestor(low)
