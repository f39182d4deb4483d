"""Do two documents tell one story? From whom and what their claims name, rare names weighing most.

A document's names are weighed by the documents before it in the library and itself, never by
later ones: so what is added later changes no comparison that was made before.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from marsad.model.claims import Claim
from marsad.resolving.words import words_of

Story = Mapping[str, float]
NOTHING: Mapping[str, int] = MappingProxyType({})


def stories_of(
    names: Mapping[str, frozenset[str]],
    position: Mapping[str, int],
    *,
    known: Mapping[str, int] = NOTHING,
    told: int = 0,
) -> dict[str, Story]:
    """For each document its story: a vector of length one over the names in it. ``position`` is
    the place of each document in the library. Before them came ``told`` documents with claims,
    ``known`` of them with each name."""
    seen = Counter(known)
    made: dict[str, Story] = {}
    ordered = sorted(names, key=lambda d: (position[d], d))
    for number, document in enumerate(ordered, start=told + 1):
        seen.update(names[document])
        weight = {w: math.log((1 + number) / seen[w]) + 0.1 for w in sorted(names[document])}
        length = math.sqrt(sum(v * v for v in weight.values())) or 1.0
        made[document] = {w: v / length for w, v in weight.items()}
    return made


def names_in(claims: Iterable[Claim]) -> dict[str, frozenset[str]]:
    """For each document that claims something the stems of whom and where its claims name."""
    names: dict[str, set[str]] = {}
    for claim in claims:
        names.setdefault(claim.document, set()).update(_names(claim))
    return {document: frozenset(found) for document, found in names.items()}


def _names(claim: Claim) -> set[str]:
    found: set[str] = set()
    for participant in claim.participants:
        found |= words_of(participant.name or participant.mention.quote)
    if claim.where is not None and claim.where.value.precision != "country":
        found |= words_of(claim.where.value.name)
    for count in claim.counts:
        if count.value.best is not None and count.value.best > 3:
            found.add(f"{count.value.of}:{count.value.best}")
    return found


def likeness(one: Story, other: Story) -> float:
    """The cosine of two stories, 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return math.fsum(value * other[word] for word, value in one.items() if word in other)
