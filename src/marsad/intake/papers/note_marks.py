"""Raised figures that lead to a note. Left in a line they would spoil its numbers: 14 people whose
number has note 2 are not 142.

Law: the figure of a square or of a power of ten is none of these.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

SMALL = 0.8
RAISED = 0.1
NARROW = 4.0
Rectangle = tuple[float, float, float, float]
_MARK = re.compile(r"[(\[]?\d{1,3}(?:[,–-] ?\d{1,3})*[)\]]?|[*†‡§]{1,3}")
_POWER = re.compile(r"\b(?:[kcm]?m|mi|ft|yd|in|10)$")


def is_note_mark(text: str, size: float, raised: float, before: str, main: float) -> bool:
    """True for a small raised figure or sign that leads to a note: ``text`` of letters of ``size``,
    that far above its line, whose letters are of the size ``main``, behind the words ``before``.
    The figure of a square (``km²``) or of a power of ten is none."""
    small = size < SMALL * main and RAISED * main < raised < main
    return small and bool(_MARK.fullmatch(text.strip())) and not _POWER.search(before)


def is_linked_mark(text: str, x: float, y: float, links: Sequence[Rectangle]) -> bool:
    """True for a figure that a narrow link inside of the paper covers, as programs make for notes:
    ``text`` begins at ``x`` and ``y``."""
    return bool(_MARK.fullmatch(text.strip())) and any(
        left - 1 <= x <= right and low <= y <= high for left, low, right, high in links
    )
