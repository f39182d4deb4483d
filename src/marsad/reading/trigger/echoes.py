"""Words that point back at talks already told, and add no event of their own."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.reading.trigger.found import Found
from marsad.reading.trigger.frames import lemma_of

_BACK = frozenset({"the", "this", "that", "these", "those", "their", "his", "her"})
_AROUND = frozenset({"during", "at", "in", "after", "before", "on", "since"})
_NEAR = 60


def is_echo(found: Found, told: Sequence[Found]) -> bool:
    """True for "during the meeting" and "they discussed" shortly after the meeting was told."""
    if found.type != "consult":
        return False
    near = any(f.type == "consult" and found.head.i - f.head.i < _NEAR for f in told)
    head = found.head
    if found.is_verb:
        return near and lemma_of(head) == "discuss"
    if not near or head.dep_ != "pobj" or head.head.lower_ not in _AROUND:
        return False
    return any(c.dep_ in ("det", "poss") and c.lower_ in _BACK for c in head.children)
