"""What only an earlier version of the text said: "An earlier version of this report said that nine
people were killed". The text takes it back; it tells nothing by it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc, Span

from marsad.reading.drafts import Trigger

EARLIER = re.compile(
    r"\b(?:earlier|previous|prior|original|first|initial) (?:version|edition|draft)s? of "
    r"(?:this|the|our) (?:\w+ )?(?:article|story|report|post|dispatch|item|text|piece|headline|page"
    r"|statement|thread)\b",
    re.IGNORECASE,
)


def is_withdrawn(sentence: Span) -> bool:
    """Does the sentence tell what an earlier version of its own text said?"""
    return bool(EARLIER.search(sentence.text))


def not_withdrawn(doc: Doc, triggers: Iterable[Trigger]) -> tuple[Trigger, ...]:
    """The triggers without those of such sentences."""
    return tuple(t for t in triggers if not is_withdrawn(doc[t.head].sent))
