"""How sure the reading is of a claim: that the text tells it, with its kind.

Law: an event's confidence is that of reading, never of truth. The three weights are fitted on
documents that the encoder was not trained on, and the fit is measured on others again.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from marsad.reading.fusion.roles import log_odds


def sure_of(trigger: float, stance: float, weights: Mapping[str, float]) -> float:
    """The chance of a claim from those of its trigger with kind and of its stance."""
    score = (
        weights["confidence.bias"]
        + weights["confidence.trigger"] * log_odds(min(max(trigger, 0.01), 0.99))
        + weights["confidence.stance"] * log_odds(min(max(stance, 0.01), 0.99))
    )
    return round(1 / (1 + math.exp(-score)), 4)
