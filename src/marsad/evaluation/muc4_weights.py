"""What each sign weighs: linear models fitted on reports of the training half.

The weights are in ``data/muc4_weights.tsv`` (model, sign, weight); ``training/muc4_slots.py`` makes
them. A sum above zero speaks for what the model asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

ALWAYS = "always"


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The weight of each sign, by model."""
    text = files("marsad.evaluation").joinpath("data/muc4_weights.tsv").read_text("utf-8")
    found: dict[str, dict[str, float]] = {}
    for line in text.strip().split("\n")[1:]:
        model, sign, weight = line.split("\t")
        found.setdefault(model, {})[sign] = float(weight)
    return found


def score(model: str, signs: Iterable[str]) -> float:
    """The sum of the weights of the signs, the same in whatever order they come."""
    known = weights().get(model, {})
    return round(sum(known.get(s, 0.0) for s in sorted({ALWAYS, *signs})), 6)
