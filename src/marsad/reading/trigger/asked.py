"""What is demanded, refused or threatened, as the mode of a REQUEST, REJECT or THREATEN.

PLOVER 2.0: the mode of these types is the thing that is asked for, refused or threatened.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from marsad.codebook.lexicon.entries import Lexicon
from marsad.reading.trigger.frames import lemma_of

_ASKED = (("yield", "YIELDW"), ("meet", "MEETW"), ("assist", "ASSISTW"))
_THREATENED = (
    ("violence", "VIOLENT"),
    ("territory", "TERRITORY"),
    ("expel", "EXPELW"),
    ("arrest", "ARRESTW"),
    ("restrict", "RESTRICT"),
    ("restrict", "SANCTIONS"),
    ("relations", "RELATIONSW"),
)
_PATHS = frozenset({"xcomp", "ccomp", "dobj", "obj", "prep", "pobj", "acl", "pcomp", "attr",
                    "advcl", "conj", "dative", "acomp", "agent"})  # fmt: skip


def _in_order(head: Token) -> list[str]:
    found: list[str] = []
    edge = [head]
    while edge and len(found) < 24:
        following: list[Token] = []
        for token in edge:
            for child in token.children:
                if child.dep_ in _PATHS or child.dep_ in ("compound", "amod", "nsubj"):
                    found.append(lemma_of(child))
                    following.append(child)
        edge = following
    return found


def asked_kind(base: str, head: Token, lexicon: Lexicon, duty: bool = False) -> str:
    """``request.yield`` for ``request`` over "withdraw": the nearest word below that tells; of a
    ``duty`` the head itself is the first word."""
    table = _THREATENED if base == "threaten" else _ASKED
    classes: Mapping[str, frozenset[str]] = lexicon.classes
    words = [*([lemma_of(head)] if duty else []), *_in_order(head)]
    for word in words:
        for mode, name in table:
            if word in classes[name]:
                return f"{base}.{mode}"
    return f"{base}.change" if words and base in ("request", "reject") else base
