"""A claim as the comparison sees it: worked out once, compared many times."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marsad.codebook.kinds import mode_of, type_of
from marsad.codebook.totals import totals_of
from marsad.model.claims import Claim
from marsad.model.counts import Count
from marsad.model.locations import Location
from marsad.resolving.dossier import Dossier
from marsad.resolving.kin import Kin

UNREAL = frozenset({"planned", "threatened", "feared", "hypothetical"})
REAL_TRACK, UNREAL_TRACK, DENIAL_TRACK = "real", "unreal", "denial"
EMPTY_WORDS = frozenset(
    {
        "a", "an", "the", "of", "in", "on", "at", "and", "or", "its", "his", "her", "their", "our",
        "this", "that", "these", "those", "some", "several", "many", "one", "two", "three", "four",
        "five", "six", "he", "she", "it", "they", "them", "who", "which",
    }
)  # fmt: skip
_WORD = re.compile(r"[\w'’]+")
_ENDINGS = ("ings", "ing", "ers", "ies", "ied", "er", "es", "ed", "s")


@dataclass(frozen=True, slots=True)
class Facet:
    """One claim with what is compared. Days are ordinals; ids and words of participants are apart.
    ``told`` names the claims of its document that tell of one event."""

    claim: Claim
    dossier: Dossier
    order: tuple[int, int, int, str]
    told: tuple[str, str]
    track: str
    type: str
    mode: str
    earliest: int | None
    latest: int | None
    basis: str
    published: int | None
    place: Location | None
    actors: frozenset[str]
    targets: frozenset[str]
    actor_words: frozenset[str]
    named_actor: bool
    target_words: frozenset[str]
    instruments: frozenset[str]
    totals: Mapping[str, Count]
    word: str

    @property
    def dated(self) -> bool:
        """True when the text gives at least one end of the time."""
        return self.earliest is not None or self.latest is not None


def stem(word: str) -> str:
    """A rough stem: enough to see "strike" in "strikes" and "attack" in "attacked"."""
    low = word.lower()
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            low = low[: -len(ending)]
            break
    return low.removesuffix("e")


def words_of(phrase: str) -> frozenset[str]:
    """The stems of a phrase without articles, pronouns and small numbers."""
    found = (w for w in _WORD.findall(phrase.lower()) if w not in EMPTY_WORDS)
    return frozenset(stem(w) for w in found)


def track_of(claim: Claim) -> str:
    """Told as real, told as not (yet) real, or denied: the three are never one telling."""
    if claim.stance.value == "denied" or claim.realis.value == "not-happened":
        return DENIAL_TRACK
    if claim.stance.value in UNREAL or claim.realis.value == "future":
        return UNREAL_TRACK
    return REAL_TRACK


def order_of(claim: Claim, dossier: Dossier) -> tuple[int, int, int, str]:
    """The place of a claim in the library: by document, then by where it stands in the text."""
    return (dossier.position, claim.trigger.start, claim.trigger.end, claim.id)


def facet_of(claim: Claim, dossier: Dossier) -> Facet:
    """``claim`` prepared for comparison."""
    happened = claim.happened.value if claim.happened else None
    where = claim.where.value if claim.where else None
    if where is not None and where.lat is None and not where.country:
        where = None
    words = {role: _words(claim, role) for role in ("actor", "target")}
    return Facet(
        claim=claim,
        dossier=dossier,
        order=order_of(claim, dossier),
        told=(claim.document, claim.same_event or claim.id),
        track=track_of(claim),
        type=claim.kind.value if claim.theme else type_of(claim.kind.value),
        mode=mode_of(claim.kind.value) or "",
        earliest=happened.earliest.toordinal() if happened and happened.earliest else None,
        latest=happened.latest.toordinal() if happened and happened.latest else None,
        basis=happened.basis if happened else "",
        published=dossier.published.toordinal() if dossier.published else None,
        place=where,
        actors=_ids(claim, "actor"),
        targets=_ids(claim, "target"),
        actor_words=words["actor"],
        named_actor=any(p.named for p in claim.with_role("actor")),
        target_words=words["target"],
        instruments=_words(claim, "instrument"),
        totals=totals_of([c.value for c in claim.counts]),
        word=" ".join(sorted(words_of(claim.trigger.quote))) or claim.trigger.quote.lower(),
    )


def _ids(claim: Claim, role: str) -> frozenset[str]:
    return frozenset(p.actor_id for p in claim.with_role(role) if p.actor_id)


def _words(claim: Claim, role: str) -> frozenset[str]:
    found: set[str] = set()
    for participant in claim.with_role(role):
        found |= words_of(participant.mention.quote)
    return frozenset(found)


def facets_of(claims: Sequence[Claim], dossiers: Mapping[str, Dossier]) -> tuple[Facet, ...]:
    """Every claim whose document is known, in the order of the library. Raises ``KeyError`` for a
    claim of a document without dossier: the resolver guesses no provenance."""
    return tuple(sorted((facet_of(c, dossiers[c.document]) for c in claims), key=lambda f: f.order))


def speaker_of(facet: Facet, kin: Kin) -> str | None:
    """The registry id of who speaks: the innermost voice, or the publisher of its own text."""
    if facet.claim.voices:
        return facet.claim.voices[-1].actor_id
    dossier = facet.dossier
    return dossier.speaker or kin.publisher(dossier.source, dossier.source_kind)
