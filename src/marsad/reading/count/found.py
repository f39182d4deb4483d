"""What the parts of counting hand over: a count, the trigger it measures, the whole it is part of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from marsad.reading.count.phrases import Phrase
from marsad.reading.drafts import CountMention
from marsad.reading.parse import whole_text


@dataclass(frozen=True, slots=True)
class Found:
    """``phrase`` counts ``of`` of the trigger; ``whole`` is the first token of the phrase that it
    is a part of."""

    of: str
    phrase: Phrase
    trigger: int | None
    cumulative: bool = False
    whole: int | None = None


def mention(doc: Doc, found: Found) -> CountMention:
    """The count as it is kept, its part of a whole still open."""
    phrase = found.phrase
    start, end = doc[phrase.first].idx, doc[phrase.last].idx + len(doc[phrase.last])
    amount, words = phrase.amount, whole_text(doc)[start:end]
    return CountMention(
        start, end, words, found.of, phrase.who, amount.low, amount.best, amount.high,
        amount.qualifier, found.trigger, None, found.cumulative,
    )  # fmt: skip


def overlap(one: Phrase, other: Phrase) -> bool:
    """Do the two share a token?"""
    return one.first <= other.last and other.first <= one.last


def settled(found: Iterable[Found]) -> list[Found]:
    """Without those whose words an earlier one already counts as the same."""
    kept: list[Found] = []
    for one in found:
        if not any(k.of == one.of and overlap(k.phrase, one.phrase) for k in kept):
            kept.append(one)
    return kept


def ordered(doc: Doc, found: Sequence[Found]) -> Iterator[CountMention]:
    """The mentions in the order of the text, parts tied to their wholes; no part stands alone."""
    whole = {(f.phrase.first, f.of, f.trigger) for f in found if f.whole is None}
    kept = sorted(
        (f for f in found if f.whole is None or (f.whole, f.of, f.trigger) in whole),
        key=lambda f: (f.phrase.first, f.phrase.last, f.of),
    )
    at = {(f.phrase.first, f.of, f.trigger): i for i, f in enumerate(kept) if f.whole is None}
    for one in kept:
        made = mention(doc, one)
        if one.whole is not None:
            made = replace(made, part_of=at.get((one.whole, one.of, one.trigger)))
        yield made
