"""How many attacks: "two air strikes", "a series of blasts"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from marsad.codebook.kinds import type_of
from marsad.codebook.lexicon.entries import Lexicon
from marsad.reading.count.found import Found
from marsad.reading.count.phrases import Phrase, read_phrase
from marsad.reading.drafts import Trigger
from marsad.reading.trigger.frames import lemma_of

_OVER = frozenset({"dozens", "hundreds", "scores", "thousands", "couple", "pair", "number",
                   "series", "string", "handful"})  # fmt: skip


def attack_counts(doc: Doc, triggers: Sequence[Trigger], lexicon: Lexicon) -> Iterator[Found]:
    """The number on a noun that itself tells of an attack; one alone is no count."""
    for number, trigger in enumerate(triggers):
        head = doc[trigger.head]
        if head.pos_ not in ("NOUN", "PROPN") or type_of(trigger.kind) != "assault":
            continue
        if lexicon.counted.get(lemma_of(head)) != "attacks":
            continue
        top = head
        if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ in _OVER:
            top = head.head.head
        phrase = read_phrase(top, one=False)
        if phrase is None or (phrase.amount.high == 1 and phrase.amount.low == 1):
            continue
        yield Found("attacks", replace(phrase, who=None, last=_number_end(phrase)), number)


def _number_end(phrase: Phrase) -> int:
    """The last token of the number alone: "two" of "two airstrikes"."""
    doc, last = phrase.noun.doc, phrase.last
    while last > phrase.first and not (
        doc[last].like_num or doc[last].lower_ in ("several", "more", *_OVER)
    ):
        last -= 1
    return last
