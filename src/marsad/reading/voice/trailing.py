"""The speaker at the end of a sentence: "..., the eastern command said on Wednesday."

News sentences end so more often than the parse can follow; here the shape alone decides: a comma,
a short noun phrase, a verb of saying in the past, and at most a time before the full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from marsad.reading.parse import whole_text
from marsad.reading.voice.draft import Draft

SAID = frozenset({"say", "report", "announce", "confirm", "claim", "add", "declare", "tell"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
INSIDE = frozenset({"ADV", "NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM", "ADP", "PART", "CCONJ"})
AFTER = frozenset({"ADP", "PROPN", "NUM", "NOUN", "PUNCT", "DET", "ADV", "SPACE", "ADJ"})
LONGEST, TAIL, LEAST = 9, 6, 4


def trailing(doc: Doc, found: Sequence[Draft]) -> Iterator[Draft]:
    """A draft for each sentence that ends in its speaker, where no other draft has that cue."""
    taken = {start for draft in found for start, _ in draft.cue}
    for sentence in doc.sents:
        cue = _cue(sentence)
        if cue is None or cue.idx in taken:
            continue
        comma = _comma(sentence, cue)
        if comma is None or comma.i - sentence.start < LEAST:
            continue
        start = doc[comma.i + 1]
        last = doc[cue.i - 1]
        yield Draft(
            source=((start.idx, last.idx + len(last.text)),),
            cue=((cue.idx, cue.idx + len(cue.text)),),
            content=((sentence.start_char, comma.idx),),
            token=cue,
            shape="around",
        )


def reach_back(doc: Doc, found: Sequence[Draft]) -> None:
    """Lets what a speaker at the end of the sentence says go on to the comma before that speaker:
    in "They marched, on Tuesday, against the tax, an organiser said" the day is of the march."""
    text = whole_text(doc)
    cues = [start for draft in found for start, _ in draft.cue]
    for draft in found:
        if draft.shape not in ("that", "around") or not (draft.source and draft.content):
            continue
        sentence, start, end = draft.token.sent, draft.source[0][0], draft.content[-1][1]
        if not sentence.start_char <= draft.content[0][0] < end < start < draft.cue[0][0]:
            continue
        last = _cue(sentence)
        gap = text[end:start].rstrip()
        if last is None or last.i != draft.token.i or not gap.endswith(",") or '"' in gap:
            continue
        if any(end <= cue < start for cue in cues) or not re.search(r"\w", gap):
            continue
        draft.content = (*draft.content[:-1], (draft.content[-1][0], end + len(gap) - 1))


def _cue(sentence: Span) -> Token | None:
    """The verb of saying with nothing but a time behind it."""
    for token in reversed(sentence):
        if token.tag_ in ("VBD", "VBZ", "VBN") and token.lemma_ in SAID:
            return token if len(sentence) - (token.i - sentence.start) <= TAIL else None
        if token.pos_ not in AFTER:
            return None
    return None


def _comma(sentence: Span, cue: Token) -> Token | None:
    """The comma before the speaker's noun phrase, which must end in a noun."""
    doc = sentence.doc
    if cue.i == sentence.start or doc[cue.i - 1].pos_ not in NOUNS:
        return None
    for i in range(cue.i - 1, max(sentence.start, cue.i - LONGEST) - 1, -1):
        token = doc[i]
        if token.text == ",":
            return token if cue.i - i > 1 else None
        participle = token.dep_ in ("amod", "compound") and token.pos_ == "VERB"
        if token.pos_ not in INSIDE and token.text not in ("-", "'s", "’s") and not participle:
            return None
    return None
