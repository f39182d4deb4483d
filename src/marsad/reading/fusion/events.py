"""Whether two claims of one text tell of one event: one more reason beside those of the rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.tokens import Doc

from marsad.model.claims import Claim
from marsad.reading.encoder.encoded import Encoded
from marsad.reading.fusion.roles import log_odds
from marsad.reading.fusion.triggers import tokens_of

MOST = 4.0


def hunch_of(
    doc: Doc, encoded: Encoded, weights: Mapping[str, float]
) -> Callable[[Claim, Claim], float]:
    """A function of an earlier and a later claim: the encoder's log odds, bounded and weighed;
    nothing for a pair that it does not see together."""

    def hunch(earlier: Claim, later: Claim) -> float:
        ones = tokens_of(doc, earlier.trigger.start, earlier.trigger.end)
        others = tokens_of(doc, later.trigger.start, later.trigger.end)
        chance = encoded.pair("same-event", ones, others)
        if chance is None:
            return 0.0
        return weights["event.encoder"] * min(max(log_odds(chance), -MOST), MOST)

    return hunch
