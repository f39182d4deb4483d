"""Stretches of whole sentences that the encoder sees at once.

A window holds sentences up to ``SIZE`` pieces. It opens with the sentence before it, as far as
that fits, so that a pronoun has its antecedent; what is said of that sentence is taken from the
window before. A sentence longer than ``LIMIT`` pieces is cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

SIZE = 160
LIMIT = 250
BEFORE = 70


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``first`` to ``last`` (exclusive); of them the encoder speaks for ``own`` and after."""

    first: int
    own: int
    last: int


def windows(lengths: Sequence[int], starts: Sequence[int]) -> Iterator[Window]:
    """Windows over words with ``lengths`` pieces, of sentences that begin at ``starts``; every
    word is the own word of exactly one window."""
    cuts = _cuts(lengths, starts)
    at = 0
    while at < len(cuts):
        place = at
        own, last = cuts[at]
        size = sum(lengths[own:last])
        at += 1
        while at < len(cuts) and size + (more := sum(lengths[slice(*cuts[at])])) <= SIZE:
            last = cuts[at][1]
            size += more
            at += 1
        first = own
        before = cuts[place - 1][0] if place else own
        if sum(lengths[before:own]) <= min(BEFORE, LIMIT - size):
            first = before
        yield Window(first, own, last)


def _cuts(lengths: Sequence[int], starts: Sequence[int]) -> list[tuple[int, int]]:
    """Sentences as (first, last) words, the overlong ones in parts."""
    edges = [*sorted({0, *starts}), len(lengths)]
    cuts: list[tuple[int, int]] = []
    for first, last in pairwise(edges):
        begin, size = first, 0
        for word in range(first, last):
            if size and size + lengths[word] > LIMIT:
                cuts.append((begin, word))
                begin, size = word, 0
            size += lengths[word]
        if last > begin:
            cuts.append((begin, last))
    return cuts
