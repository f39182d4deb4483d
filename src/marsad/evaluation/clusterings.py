"""How alike two groupings of the same things are: B-cubed, MUC, CEAF-e, and CoNLL, their mean.

Sources: MUC (Vilain et al. 1995), B-cubed (Bagga and Baldwin 1998), CEAF with the entity measure
phi-4 (Luo 2005), the mean as in the CoNLL shared tasks of 2011 and 2012. Own implementation.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from scipy.optimize import linear_sum_assignment

Groups = tuple[frozenset[Hashable], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, shares between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 when both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def groups_of(label: Mapping[Hashable, Hashable]) -> Groups:
    """The things that share a label, as groups."""
    made: dict[Hashable, set[Hashable]] = {}
    for thing, name in label.items():
        made.setdefault(name, set()).add(thing)
    return tuple(frozenset(group) for group in made.values())


def b_cubed(gold: Groups, found: Groups) -> Score:
    """For each thing the share of its group that belongs with it, averaged over things."""
    return Score(_b_cubed(found, gold), _b_cubed(gold, found))


def _b_cubed(groups: Groups, others: Groups) -> float:
    home = {thing: group for group in others for thing in group}
    things = sum(len(g) for g in groups)
    kept = sum(len(g & home[t]) / len(g) for g in groups for t in g if t in home)
    return kept / things if things else 0.0


def muc(gold: Groups, found: Groups) -> Score:
    """The share of links that are kept; groups of one hold no link."""
    return Score(_muc(found, gold), _muc(gold, found))


def _muc(groups: Groups, others: Groups) -> float:
    home = {thing: number for number, group in enumerate(others) for thing in group}
    links = sum(len(g) - 1 for g in groups)
    kept = 0
    for group in groups:
        parts = {home[t] for t in group if t in home}
        kept += len(group) - len(parts) - sum(t not in home for t in group)
    return kept / links if links else 0.0


def ceaf_e(gold: Groups, found: Groups) -> Score:
    """The best one-to-one pairing of groups, each pair weighed by the share they have in common."""
    if not gold or not found:
        return Score(0.0, 0.0)
    weights = [[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold]
    rows, columns = linear_sum_assignment(weights, maximize=True)
    best = sum(weights[r][c] for r, c in zip(rows, columns, strict=True))
    return Score(float(best) / len(found), float(best) / len(gold))


def conll(gold: Groups, found: Groups) -> float:
    """The mean F1 of MUC, B-cubed and CEAF-e."""
    return (muc(gold, found).f1 + b_cubed(gold, found).f1 + ceaf_e(gold, found).f1) / 3
