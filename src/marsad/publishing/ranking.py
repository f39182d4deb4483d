"""What matters most: deaths, kind, standing and novelty give each event a weight for the key
points. The weight orders; it is never told as a figure."""

from __future__ import annotations

import math

from marsad.model.events import Event

KINDS = {"assault": 3.0, "coerce": 1.6, "mobilize": 1.5, "protest": 1.4, "threaten": 1.3,
         "retreat": 1.6, "sanction": 1.2, "consult": 1.2, "agree": 1.3, "aid": 1.1,
         "condition": 1.4}  # fmt: skip
STANDINGS = {"corroborated": 1.0, "admitted": 1.0, "contested": 0.9, "party-claimed": 0.7,
             "single-voice": 0.7, "refuted": 0.2, "withdrawn": 0.0}  # fmt: skip
UNREAL = {"future": 0.5, "unknown": 0.5, "not-happened": 0.3}


def weight(event: Event, *, new: bool) -> float:
    """The weight of ``event``; ``new`` when the last brief did not tell of it."""
    kind = KINDS.get(event.kind.value.partition(".")[0], 0.8)
    dead = max((h.value.best or h.value.low or 0 for h in event.counts
                if h.value.of in ("killed", "bodies")), default=0)  # fmt: skip
    hurt = max((h.value.best or h.value.low or 0 for h in event.counts
                if h.value.of in ("injured", "abducted", "missing")), default=0)  # fmt: skip
    value = kind + 1.5 * math.log1p(dead) + 0.6 * math.log1p(hurt)
    value *= STANDINGS[event.standing.value] * UNREAL.get(event.realis, 1.0)
    return value * (1.2 if new else 1.0)
