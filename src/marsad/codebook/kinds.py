"""The kinds a claim may have: PLOVER's sixteen types with their modes, and our conditions.

Source: PLOVER manual 2.0 (types, quads, modes and scores); the definitions are ours. The themes
of conditions are ours. Law 10: a kind that is not here is an error, never "other".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from marsad.codebook.lexicon.tables import rows

CONDITION = "condition."
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
MATERIAL_CONFLICT = 4


@dataclass(frozen=True, slots=True)
class PloverType:
    """One PLOVER type: its quad (1 to 4), its score without a mode, the score of each mode."""

    name: str
    quad: int
    score: float
    recipient_required: bool
    modes: Mapping[str, float]
    definition: str
    example: str


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme of a condition, in our words, with a line of ours."""

    name: str
    definition: str
    example: str


@lru_cache(maxsize=1)
def plover_types() -> Mapping[str, PloverType]:
    """The sixteen types by lower-case name, in the order of the manual."""
    found = {}
    for name, quad, score, recipient, modes, definition, example in rows("kinds.tsv", 7):
        pairs = (m.split(":") for m in modes.split() if m != "-")
        scores = MappingProxyType({mode: float(value) for mode, value in pairs})
        found[name] = PloverType(
            name, int(quad), float(score), recipient == "yes", scores, definition, example
        )
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def themes() -> Mapping[str, Theme]:
    """The themes of conditions by name."""
    return MappingProxyType({row[0]: Theme(*row) for row in rows("themes.tsv", 3)})


def type_of(kind: str) -> str:
    """``assault`` of ``assault.aerial``; ``condition`` of ``condition.access``."""
    return kind.split(".", 1)[0]


def mode_of(kind: str) -> str | None:
    """``aerial`` of ``assault.aerial``; ``None`` for a kind without mode and for a condition."""
    if kind.startswith(CONDITION):
        return None
    return kind.partition(".")[2] or None


def theme_of(kind: str) -> str | None:
    """``access`` of ``condition.access``; ``None`` for an event."""
    return kind[len(CONDITION) :] if kind.startswith(CONDITION) else None


def is_kind(kind: str) -> bool:
    """True for a PLOVER type, a PLOVER type with one of its modes, or a condition of a theme."""
    if kind.startswith(CONDITION):
        return kind[len(CONDITION) :] in themes()
    name, _, mode = kind.partition(".")
    known = plover_types().get(name)
    if known is None or kind.endswith("."):
        return False
    return not mode or mode in known.modes


def _quads() -> Mapping[str, int]:
    return MappingProxyType({name: one.quad for name, one in plover_types().items()})


QUAD = _quads()


def quad_of(kind: str) -> int | None:
    """PLOVER's quad class, 1 to 4; ``None`` for a condition."""
    known = plover_types().get(type_of(kind))
    return known.quad if known else None


def score_of(kind: str) -> float | None:
    """PLOVER's score of the mode, else of the type; ``None`` for a condition."""
    known = plover_types().get(type_of(kind))
    if known is None:
        return None
    mode = mode_of(kind)
    return known.modes[mode] if mode else known.score
