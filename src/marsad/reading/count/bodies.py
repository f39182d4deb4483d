"""Bodies that are found are dead of the violence told beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from marsad.codebook.kinds import type_of
from marsad.reading.count.found import Found
from marsad.reading.count.phrases import read_phrase
from marsad.reading.drafts import Trigger

_WORDS = frozenset({"bodies", "corpses"})
_SIGNS = ("assault", "protest", "coerce", "condition")
_FAR = 60


def body_counts(doc: Doc, triggers: Sequence[Trigger]) -> Iterator[Found]:
    """The numbers of bodies, at the violence of the sentence or of the one before."""
    for token in doc:
        if token.lower_ in _WORDS:
            phrase = read_phrase(token, one=False)
            trigger = beside(token.sent, triggers)
            if phrase is not None and trigger is not None:
                yield Found("killed", phrase, trigger)


def beside(sentence: Span, triggers: Sequence[Trigger]) -> int | None:
    """The violent trigger of the sentence, else of the sentence before."""
    best = None
    for number, trigger in enumerate(triggers):
        if trigger.head >= sentence.end:
            break
        if type_of(trigger.kind) in _SIGNS:
            if trigger.head >= sentence.start and best is not None and (
                triggers[best].head >= sentence.start
            ):
                continue
            best = number
    if best is not None and triggers[best].head < sentence.start - _FAR:
        return None
    return best
