"""Named groups that no registry knows, offered to a person as new actors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.model.claims import Claim
from marsad.registry.actor_index import fold
from marsad.reviewing.due import unknown

_EDGES = re.compile(r"^(?:the|a|an)\s+(?=\S)|(?:'s|’s)$|[\s,;:.\"“”]+$|^[\s\"“”]+", re.IGNORECASE)
USUAL = "other"


@dataclass(frozen=True, slots=True)
class Offer:
    """A name as most claims write it, with its other spellings; the kind and country that most
    claims read; how many documents name it; one claim to look at."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str
    documents: int
    claim: str


def offered(claims: Sequence[Claim]) -> tuple[Offer, ...]:
    """One offer for each unknown name, those of most documents first."""
    told: dict[str, list[tuple[Claim, str, str, str]]] = {}
    for claim in claims:
        for one in claim.participants:
            name = bare(one.mention.quote)
            if unknown(one) and len(fold(name)) > 1:
                told.setdefault(fold(name), []).append(
                    (claim, name, one.kind or "", one.country or "")
                )
    offers = []
    for found in told.values():
        names = _most(name for _, name, _, _ in found)
        kinds = _most(kind for _, _, kind, _ in found if kind)
        countries = _most(country for _, _, _, country in found if country)
        documents = len({claim.document for claim, _, _, _ in found})
        offers.append(
            Offer(names[0], tuple(names[1:]), (kinds or [USUAL])[0], (countries or [""])[0],
                  documents, found[0][0].id)
        )  # fmt: skip
    return tuple(sorted(offers, key=lambda o: (-o.documents, o.name)))


def bare(quote: str) -> str:
    """The words of a mention without article, possessive and signs at its edges."""
    name = " ".join(quote.split())
    while (shorter := _EDGES.sub("", name)) != name:
        name = shorter
    return name


def _most(words: Iterable[str]) -> list[str]:
    """The different words, the most frequent first, then by letters."""
    counts = Counter(words)
    return sorted(counts, key=lambda w: (-counts[w], w))
