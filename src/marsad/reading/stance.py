"""How a text stands to a happening: stance, realis, and the word that says so.

Rules of ``CONTRACT.md``: stance is the innermost voice's (or the document's), realis is what
that voice says of the world. Law: the pair is always one of ``LAWFUL_REALIS``.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from marsad.model.claims import LAWFUL_REALIS
from marsad.model.mentions import Attribution
from marsad.reading.doubt.commitment import POLARITY, commitment
from marsad.reading.doubt.modifiers import unconfirmed
from marsad.reading.doubt.state import State, apply
from marsad.reading.doubt.walk import is_given, walk
from marsad.reading.drafts import StanceReading
from marsad.reading.voice.nouns import HEARSAY
from marsad.reading.voice.shape import children, covers
from marsad.reading.voices import voices_at


def read_stance(
    doc: Doc, head: int, attributions: Sequence[Attribution], *, kind: str | None = None
) -> StanceReading:
    """The stance to the happening whose word is ``doc[head]``, a verb or a noun.

    ``kind`` is the trigger's kind: a condition is ongoing where an event has happened; the bare
    present tense of an event is a headline's past. ``cue`` are characters.
    """
    token = doc[head]
    state, met = walk(token)
    if not met:
        state = _voiced(doc, token, attributions, state)
    state = _of_kind(state, kind)
    cue = None if state.cue is None else (state.cue.idx, state.cue.idx + len(state.cue))
    if state.stance == "asserted" and state.real:
        doubt = unconfirmed(token)
        if doubt is not None:
            return StanceReading("alleged", state.realis, doubt, "unconfirmed")
    realis = state.realis
    if realis not in LAWFUL_REALIS[state.stance]:
        realis = LAWFUL_REALIS[state.stance][0]
    return StanceReading(state.stance, realis, cue, state.rule)


def _voiced(doc: Doc, token: Token, attributions: Sequence[Attribution], state: State) -> State:
    """``state`` as the innermost voice has it whose cue the walk could not reach."""
    around = voices_at(attributions, token.idx, token.idx + len(token))
    for number in reversed(around):
        attribution = attributions[number]
        span = doc.char_span(*attribution.cue[0], alignment_mode="expand")
        if span is None or covers(attribution.cue, token.idx, token.idx + len(token)):
            continue
        known = is_given(token)
        if span.text.lower() in HEARSAY:
            return state if known else apply(state, "alleged", span[0])
        for word in reversed(list(span)):
            name = _commits(word, token)
            if name is not None:
                effect = POLARITY[name][0]
                told = known or effect not in _QUOTED
                return apply(state, "said" if told else effect, word)
        if span.text.lower().startswith("according"):
            return apply(state, "said", span[0])
        return state
    return state


def _commits(word: Token, token: Token) -> str | None:
    """What ``word`` commits to when it carries ``token``: in a noun phrase ("claimed
    responsibility for the attack") or in a clause or quotation."""
    lemma = word.lemma_.lower()
    for thing in children(word, "dobj", "nsubjpass"):
        if thing.left_edge.i <= token.i <= thing.right_edge.i:
            return commitment(lemma, "v", "obj")
    return commitment(lemma, "v", "that") or commitment(lemma, "n", "that")


_QUOTED = frozenset({"said", "alleged", "thought", "warned", "fact"})


def _of_kind(state: State, kind: str | None) -> State:
    if kind is None or state.stance not in ("asserted", "alleged"):
        return state
    if kind.startswith("condition.") and state.realis == "happened":
        return State(state.stance, "ongoing", state.cue, state.rule)
    if not kind.startswith("condition.") and state.rule == "present" and state.realis == "ongoing":
        return State(state.stance, "happened", state.cue, state.rule)
    return state
