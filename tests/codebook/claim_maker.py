"""Claims by hand for the tests of codes and of the contract: words first, then who and what."""

from __future__ import annotations

from typing import Any

from marsad.model.claims import Claim, Participant, claim_id
from marsad.model.spans import Span
from marsad.model.values import Read

DOCUMENT = "doc-1"


def span(text: str, words: str) -> Span:
    """``words`` where they first stand in ``text``."""
    start = text.index(words)
    return Span(DOCUMENT, start, start + len(words), words)


def someone(
    text: str, role: str, words: str, kind: str | None = None, type_: str = "group", **more: Any
) -> Participant:
    """A participant of that kind."""
    return Participant(role, span(text, words), type_, False, kind=kind, **more)


def claim(
    text: str, kind: str, trigger: str, *people: Participant, realis: str = "happened", **more: Any
) -> Claim:
    """An asserted claim over the whole of ``text``."""
    at = span(text, trigger)
    stance = more.pop("stance", "asserted")
    return Claim(
        id=claim_id(DOCUMENT, at.start, at.end), document=DOCUMENT, run="run-1",
        kind=Read(kind, (at,)), trigger=at, sentence=Span(DOCUMENT, 0, len(text), text),
        stance=Read(stance, (at,)), realis=Read(realis, (at,)), participants=people,
        theme=kind.partition(".")[2] if kind.startswith("condition.") else None, **more,
    )  # fmt: skip
