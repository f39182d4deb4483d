"""How far two coders agree beyond chance.

Sources: Cohen (1960) for kappa, Krippendorff (Content Analysis, 2004) for nominal alpha.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """Over ``items`` things that both coded: the share on which they agree, kappa and alpha (1 is
    perfect, 0 is chance; ``None`` where both used one and the same label throughout, or where
    there is nothing in common), and the things on which they differ."""

    items: int
    observed: float
    kappa: float | None
    alpha: float | None
    differ: tuple[str, ...]


def agreement(coder_a: Mapping[str, str], coder_b: Mapping[str, str]) -> Agreement:
    """The agreement of two coders who gave one label to each thing; what only one coded is left
    out."""
    both = sorted(coder_a.keys() & coder_b.keys())
    if not both:
        return Agreement(0, 0.0, None, None, ())
    pairs = [(coder_a[k], coder_b[k]) for k in both]
    observed = sum(a == b for a, b in pairs) / len(pairs)
    differ = tuple(k for k, (a, b) in zip(both, pairs, strict=True) if a != b)
    return Agreement(len(both), observed, _kappa(pairs, observed), _alpha(pairs, observed), differ)


def _kappa(pairs: list[tuple[str, str]], observed: float) -> float | None:
    mine, theirs = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(mine[label] * theirs[label] for label in mine) / len(pairs) ** 2
    return None if chance == 1.0 else (observed - chance) / (1 - chance)


def _alpha(pairs: list[tuple[str, str]], observed: float) -> float | None:
    used = Counter(label for pair in pairs for label in pair)
    n = 2 * len(pairs)
    expected = 1 - sum(k * (k - 1) for k in used.values()) / (n * (n - 1))
    return None if expected == 0.0 else 1 - (1 - observed) / expected
