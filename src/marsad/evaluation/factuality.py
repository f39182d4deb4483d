"""Factuality against UDS-IH2, MEANTIME and MegaVeridicality: did it happen, as far as the text
commits? A score from -3 (certainly not) to 3 (certainly).

A stance and a realis are not such a score; ``factuality_score`` is the fixed reading of one as
the other that these sets ask for (UDS-IH2 asks "did it happen by now": what is to come or is
only imagined counts below zero). The few numbers are set by hand.
"""

from __future__ import annotations

from marsad.reading.drafts import StanceReading

RIDGE = "ridge regression on hashed dependency features"
RULES = "25 lines of rules on spaCy parses"
CONSTANT = "the median of train"

_BY_RULE = {
    "fact": 2.5, "said": 2.0, "alleged": 1.0, "thought": 0.5, "doubted": -0.5,
    "modal": -1.0, "ought": -1.2, "condition": -1.2, "purpose": -1.0, "question": -0.3,
    "order": -1.0, "attempted": -0.5, "wanted": -1.3, "planned": -1.0, "future": -1.0,
    "modal-not": -1.8, "ought-not": -1.8,
}  # fmt: skip
_BY_PAIR = {
    "happened": 2.6, "ongoing": 2.6, "not-happened": -2.2, "future": -1.2, "unknown": -0.8,
}  # fmt: skip


def factuality_score(reading: StanceReading) -> float:
    """The reading as one number between -3 and 3."""
    if reading.realis == "not-happened":
        return _BY_PAIR["not-happened"]
    return _BY_RULE.get(reading.rule, _BY_PAIR[reading.realis])
