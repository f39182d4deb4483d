"""Stance and realis: the likeliest lawful pair by rule and encoder together.

Law: the pair is always one of ``LAWFUL_REALIS``; a cue is only given where words carry it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from marsad.model.claims import LAWFUL_REALIS
from marsad.reading.drafts import StanceReading, Trigger
from marsad.reading.encoder.encoded import Encoded
from marsad.reading.fusion.triggers import TINY, tokens_of

CUED = 0.5
PREVENTED = "prevented"


def fuse_stances(
    doc: Doc,
    encoded: Encoded,
    triggers: Sequence[Trigger],
    read: Sequence[StanceReading],
    weights: Mapping[str, float],
) -> tuple[StanceReading, ...]:
    """One stance a trigger; confidence is the chance of the pair that was chosen."""
    return tuple(
        _fused(doc, encoded, t, s, weights) for t, s in zip(triggers, read, strict=True)
    )


def _fused(
    doc: Doc, encoded: Encoded, trigger: Trigger, rule: StanceReading, weights: Mapping[str, float]
) -> StanceReading:
    if rule.rule == PREVENTED:
        return rule  # the word itself says that it did not come about
    tokens = tokens_of(doc, trigger.start, trigger.end)
    stances, realis = encoded.chances("stance", tokens), encoded.chances("realis", tokens)
    if not stances:
        return rule
    scores = {
        (s, r): math.log(max(stances[s], TINY)) + math.log(max(realis[r], TINY))
        + weights["stance.rule"] * (s == rule.stance) + weights["realis.rule"] * (r == rule.realis)
        for s, lawful in LAWFUL_REALIS.items() for r in lawful
    }  # fmt: skip
    stance, real = max(scores, key=lambda pair: scores[pair])
    total = sum(math.exp(v) for v in scores.values())
    sure = round(math.exp(scores[stance, real]) / total, 4)
    same = stance == rule.stance
    cue = rule.cue if same else _cue(doc, encoded, trigger)
    note = rule.rule if same else f"not {rule.stance} by {rule.rule}"
    return StanceReading(stance, real, cue, f"{note}; encoder {stances[stance]:.2f}", sure)


def _cue(doc: Doc, encoded: Encoded, trigger: Trigger) -> tuple[int, int] | None:
    """The nearest word of the sentence that the encoder takes for a cue, with its neighbours."""
    sentence = doc[trigger.head].sent
    sure = [t.i for t in sentence if encoded.flag("stance-cue", t.i) >= CUED]
    if not sure:
        return None
    near = min(sure, key=lambda i: abs(i - trigger.head))
    first = last = near
    while first - 1 in sure:
        first -= 1
    while last + 1 in sure:
        last += 1
    return doc[first].idx, doc[last].idx + len(doc[last])
