"""Tolls as held: never averaged. What most lineages count is held, then what was counted last."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model.counts import Count
from marsad.model.values import Held, Rival
from marsad.resolving.facets import Facet
from marsad.resolving.fold_fields import ids, lines

Bounds = tuple[int | None, int | None, int | None]


def fold_counts(facets: Sequence[Facet]) -> tuple[Held[Count], ...]:
    """For each thing counted, the sum of its counts in a claim (parts not twice, running totals
    left out). Every other sum is a rival, unless it says less and could be the held one."""
    told: dict[str, dict[Bounds, list[Facet]]] = {}
    for facet in facets:
        for of, count in facet.totals.items():
            bounds = (count.low, count.best, count.high)
            told.setdefault(of, {}).setdefault(bounds, []).append(facet)
    return tuple(_fold_one(of, told[of]) for of in sorted(told))


def _fold_one(of: str, given: dict[Bounds, list[Facet]]) -> Held[Count]:
    def rank(bounds: Bounds) -> tuple[bool, int, tuple[int, int]]:
        last = max((f.published or 0, f.dossier.position) for f in given[bounds])
        return (bounds[1] is None, -lines(given[bounds]), (-last[0], -last[1]))

    ranked = sorted(given, key=rank)
    best = ranked[0]
    rivals = tuple(
        Rival(given[b][-1].totals[of], ids(given[b])) for b in ranked[1:] if not _says_less(b, best)
    )
    basis = "only" if len(given) == 1 else "most-lineages"
    if len(given) > 1 and lines(given[best]) == max(lines(given[b]) for b in ranked[1:]):
        basis = "newest"
    return Held(given[best][-1].totals[of], ids(given[best]), basis, rivals)


def _says_less(bounds: Bounds, held: Bounds) -> bool:
    """True for "several" or "at least twelve" against twelve: the held number lies within, and no
    other is named."""
    low, best, high = bounds
    number = held[1] if held[1] is not None else held[0]
    if number is None or (best is not None and (best != number or low != best)):
        return False
    return (low or 0) <= number and (high is None or number <= high)
