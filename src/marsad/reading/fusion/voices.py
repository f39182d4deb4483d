"""Which of the voices around a trigger tell of it: the rules' chain, weighed by the encoder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from marsad.model.claims import Voice
from marsad.reading.encoder.encoded import Encoded
from marsad.reading.fusion.roles import log_odds
from marsad.reading.tree import head_of


def fuse_voices(
    doc: Doc,
    encoded: Encoded,
    trigger: Sequence[int],
    voices: tuple[Voice, ...],
    weights: Mapping[str, float],
) -> tuple[Voice, ...]:
    """The voices without those of which the encoder is surer that they do not tell this than the
    rules are that they do; outermost first, as before."""
    kept = []
    for voice in voices:
        source = head_of(doc, voice.mention.start, voice.mention.end)
        chance = encoded.pair("voice", trigger, (source.i,))
        if chance is None or log_odds(chance) + weights["voice.rule"] > 0:
            kept.append(voice)
    return tuple(kept)
