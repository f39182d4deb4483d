"""What a purge leaves of a claim: where something stood and how it was coded, none of the words.

A quote becomes as many blocks as it had characters, so that law 1's lengths still hold.
"""

from __future__ import annotations

import json
from typing import Any

from marsad.model.claims import Claim
from marsad.model.hashing import canonical_json
from marsad.store.codec import CLAIM, read_claim, write_claim

BLOCK = "\u2588"
QUOTED = ("quote", "verbatim", "who")
NAMED = {"name": ("actor_id", "place_id"), "second_name": ()}


def tombstoned(words: str) -> str:
    """As many blocks as ``words`` has characters."""
    return BLOCK * len(words)


def is_tombstone(words: str) -> bool:
    """True when nothing of the words is left."""
    return not words.strip(BLOCK)


def bury_claim(text: str) -> str:
    """A stored claim without any words of its document; names stay only where they are the
    registry's own (an actor or place that is linked)."""
    return write_claim(CLAIM.validate_python(_bury(json.loads(text))))


def claim_is_buried(claim: Claim) -> bool:
    """True when the claim holds no words of its document."""
    text = write_claim(claim)
    return write_claim(read_claim(bury_claim(text))) == text


def bury_reading(text: str) -> str:
    """A stored reading with nothing in it: its mentions were words."""
    return canonical_json({"run": json.loads(text)["run"]})


def _bury(node: Any) -> Any:
    if isinstance(node, list):
        return [_bury(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {key: _bury_field(node, key, value) for key, value in node.items()}


def _bury_field(node: dict[str, Any], key: str, value: Any) -> Any:
    if isinstance(value, str) and value:
        linked = any(node.get(link) for link in NAMED.get(key, ()))
        if key in QUOTED or (key in NAMED and not linked):
            return tombstoned(value)
    return _bury(value)
