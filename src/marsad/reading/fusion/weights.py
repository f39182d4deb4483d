"""The weights of the join, fitted on labels of our own (``training/fit.py``), as one table.

A weight is in log odds: how much a rule's word counts against the encoder's. ``trigger.keep``
and ``trigger.add`` are chances: below the first a rule's trigger falls, from the second on the
encoder's own stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType


@lru_cache(maxsize=1)
def shipped_weights() -> Mapping[str, float]:
    """The weights of the package by name."""
    table = (files("marsad.reading.fusion") / "weights.tsv").read_text("utf-8")
    pairs = (line.split("\t")[:2] for line in table.splitlines() if line and line[0] != "#")
    return MappingProxyType({name: float(value) for name, value in pairs})
