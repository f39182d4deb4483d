"""Words that point back at talks already told, and add no event of their own."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.reading.trigger.found import Found
from marsad.reading.trigger.frames import lemma_of

_BACK = frozenset({"the", "this", "that", "these", "those", "their", "his", "her"})
_AROUND = frozenset({"during", "at", "in", "after", "before", "on", "since"})
_NEAR = 60


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


def is_echo(found: Found, told: Sequence[Found]) -> bool:
    """True for "during the meeting" and "they discussed" shortly after the meeting was told."""
    if _is_heading(found) or _in_protest(found):
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
