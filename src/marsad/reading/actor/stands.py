"""Which way a name stands to the noun it is written before."""

from __future__ import annotations

from spacy.tokens import Token

_AGAINST = frozenset({"anti", "pro", "non"})


def opposed(token: Token) -> bool:
    """True for the name in "anti-Ruritania activists": they are not Ruritania's."""
    if token.i < 2:
        return False
    doc = token.doc
    return doc[token.i - 1].text in ("-", "–") and doc[token.i - 2].lower_ in _AGAINST
