"""Do two documents tell one story? From whom and what their claims name, and from the words of the
sentences the claims stand in: names and figures weigh most, rare ones more than common ones.

A document's names are weighed by the documents before it in the library and itself, never by
later ones: so what is added later changes no comparison that was made before.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from marsad.model.claims import Claim
from marsad.resolving.words import words_of

Story = Mapping[str, float]
NOTHING: Mapping[str, int] = MappingProxyType({})
NAME, SIDE, WORD = 1.0, 0.6, 0.25
_NAMES = re.compile(r"\b[A-Z][\w'’-]+|\b\d[\d,.]*\b")


def stories_of(
    told: Mapping[str, Mapping[str, float]],
    position: Mapping[str, int],
    *,
    known: Mapping[str, int] = NOTHING,
    before: int = 0,
) -> dict[str, Story]:
    """For each document its story: a vector of length one over what is ``told`` in it
    (``told_in``). ``position`` is the place of each document in the library. Before them came
    ``before`` documents with claims, ``known`` of them with each word."""
    seen = Counter(known)
    made: dict[str, Story] = {}
    ordered = sorted(told, key=lambda d: (position[d], d))
    for number, document in enumerate(ordered, start=before + 1):
        words = told[document]
        seen.update(words.keys())
        weight = {w: words[w] * (math.log((1 + number) / seen[w]) + 0.1) for w in sorted(words)}
        length = math.sqrt(sum(v * v for v in weight.values())) or 1.0
        made[document] = {w: v / length for w, v in weight.items()}
    return made


def told_in(claims: Iterable[Claim]) -> dict[str, dict[str, float]]:
    """For each document that claims something the stems of whom and where its claims name and of
    their sentences, each with how much it says."""
    told: dict[str, dict[str, float]] = {}
    for claim in claims:
        words = told.setdefault(claim.document, {})
        for word, says in words_told(claim):
            words[word] = max(says, words.get(word, 0.0))
    return told


def words_told(claim: Claim) -> Iterator[tuple[str, float]]:
    """The stems that tell what the claim is about, each with how much it says."""
    sentence = claim.sentence.quote
    yield from ((w, WORD) for w in words_of(sentence))
    yield from ((w, NAME) for w in words_of(" ".join(_NAMES.findall(sentence))))
    yield from ((w, SIDE) for w in _sides(claim))


def _sides(claim: Claim) -> set[str]:
    found: set[str] = set()
    for participant in claim.participants:
        found |= words_of(participant.name or participant.mention.quote)
    if claim.where is not None and claim.where.value.precision != "country":
        found |= words_of(claim.where.value.name)
    for count in claim.counts:
        if count.value.best is not None and count.value.best > 3:
            found.add(f"{count.value.of}:{count.value.best}")
    return found


def likeness_within(
    one: Story, other: Story, mine: frozenset[str], theirs: frozenset[str]
) -> float:
    """The cosine of two stories over the words of one claim each, 0 to 1."""
    shared = math.fsum(one[w] * other[w] for w in mine & theirs if w in one and w in other)
    if not shared:
        return 0.0
    own = math.fsum(one.get(w, 0.0) ** 2 for w in mine)
    their = math.fsum(other.get(w, 0.0) ** 2 for w in theirs)
    return shared / math.sqrt(own * their)


def likeness(one: Story, other: Story) -> float:
    """The cosine of two stories, 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return math.fsum(value * other[word] for word, value in one.items() if word in other)
