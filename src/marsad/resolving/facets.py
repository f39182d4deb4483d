"""A claim as the comparison sees it: worked out once, compared many times."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from marsad.codebook.kinds import mode_of, type_of
from marsad.codebook.totals import totals_of
from marsad.model.claims import Claim, Voice
from marsad.model.counts import Count
from marsad.model.locations import Location
from marsad.resolving.dossier import Dossier
from marsad.resolving.kin import Kin
from marsad.resolving.stories import Story, stories_of, told_in
from marsad.resolving.words import words_of

UNREAL = frozenset({"planned", "threatened", "feared", "hypothetical"})
TWO_SIDED = frozenset({"consult", "cooperate", "agree"})
NO_STORY: Story = MappingProxyType({})
AGAIN = re.compile(
    r"(?i)\b(?:second|third|fourth|another|further|follow-up|subsequent|fresh)"
    r"(?:\s+(?!(?:day|night|week|month|year|time|half|in|of|by|from|at|on|for|said)\b)[\w-]+)"
)
# "The bombing", "its raid", "Friday's attack", "the 7 July London bombings".
KNOWN = re.compile(
    r"(?i)(?:\b(?:the|this|that|these|those|its|their|his|her)|['’]s?)"
    r"(?:\s+(?!(?:an?|some|several|and|or|to|of|in|on|at|by|for|with|from)\b)[\w'’.-]+){0,5}\s*$"
)
# "Arrested over ...", "the toll from ...", "in response to ...".
ABOUT = re.compile(
    r"(?i)\b(?:after|following|since|over|toll (?:from|of|in)|in response to|because of|despite|"
    r"in connection with|rela(?:ted|tion) to|accused of|blamed? for|suspected of|responsible for)"
    r"\s+(?:[\w'’.-]+\s+){0,6}$"
)
BEFORE = 8  # words
NOBODY = re.compile(r"(?i)(?:no|none|nobody|neither|not)\b")
REAL_TRACK, UNREAL_TRACK, DENIAL_TRACK = "real", "unreal", "denial"


@dataclass(frozen=True, slots=True)
class Facet:
    """One claim with what is compared. Days are ordinals; ids and words of participants are apart.
    ``told`` names the claims of its document that tell of one event; ``again`` is true of what is
    told as one more of its sort, ``known`` of what is spoken of as known already; ``words`` are the
    stems of its sentence but the trigger's; ``overtaken`` is true of a claim whose report has a
    newer text that tells the same event: it keeps its place in the event and speaks no more."""

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
    actor_countries: frozenset[str]
    target_words: frozenset[str]
    instruments: frozenset[str]
    totals: Mapping[str, Count]
    word: str
    again: bool
    known: bool
    words: frozenset[str]
    story: Story
    overtaken: bool = False

    @property
    def day(self) -> int | None:
        """The day on which to ask who belonged to whom: when it happened, else when it was told."""
        days = (self.latest, self.earliest, self.published)
        return next((d for d in days if d is not None), None)

    @property
    def dated(self) -> bool:
        """True when the text gives at least one end of the time."""
        return self.earliest is not None or self.latest is not None


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


def facet_of(claim: Claim, dossier: Dossier, story: Story = NO_STORY) -> Facet:
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
        actor_countries=frozenset(p.country for p in claim.with_role("actor") if p.country),
        instruments=_words(claim, "instrument"),
        totals=totals_of([c.value for c in claim.counts]),
        word=" ".join(sorted(words_of(claim.trigger.quote))) or claim.trigger.quote.lower(),
        again=_again(claim),
        known=_known(claim),
        words=words_of(claim.sentence.quote) - words_of(claim.trigger.quote),
        story=story,
    )


def _again(claim: Claim) -> bool:
    """Told as one after another of its sort: "a second strike", "another attack", or done with "a
    second missile"."""
    for one in claim.with_role("instrument"):
        start = one.mention.start - claim.sentence.start
        words = " ".join((*claim.sentence.quote[: max(0, start)].split()[-1:], one.mention.quote))
        if start >= 0 and AGAIN.search(words):
            return True
    before = claim.sentence.quote[: max(0, claim.trigger.start - claim.sentence.start)].split()
    first = claim.trigger.quote.split()[:1]
    near = " ".join([*before[-2:], *first])
    return bool(AGAIN.search(near) or AGAIN.search(claim.trigger.quote))


def _known(claim: Claim) -> bool:
    """Spoken of as known already: "arrested over the bombing", "after Friday's attack"."""
    before = claim.sentence.quote[: max(0, claim.trigger.start - claim.sentence.start)].split()
    near = " ".join(before[-BEFORE:])
    noun = not claim.trigger.quote.lower().endswith("ed")
    return (noun and bool(KNOWN.search(near))) or bool(ABOUT.search(f"{near} "))


def _ids(claim: Claim, role: str) -> frozenset[str]:
    return frozenset(p.actor_id for p in claim.with_role(role) if p.actor_id)


def _words(claim: Claim, role: str) -> frozenset[str]:
    found: set[str] = set()
    for participant in claim.with_role(role):
        found |= words_of(participant.mention.quote)
    return frozenset(found)


def facets_of(
    claims: Sequence[Claim],
    dossiers: Mapping[str, Dossier],
    stories: Mapping[str, Story] | None = None,
) -> tuple[Facet, ...]:
    """Every claim whose document is known, in the order of the library. ``stories`` are those of
    their documents; without them the claims are all that the library holds. Raises ``KeyError``
    for a claim of a document without dossier: the resolver guesses no provenance."""
    position = {c.document: dossiers[c.document].position for c in claims}
    if stories is None:
        stories = stories_of(told_in(claims), position)
    made = [facet_of(c, dossiers[c.document], stories[c.document]) for c in claims]
    return tuple(sorted(made, key=lambda f: f.order))


def voices_of(facet: Facet) -> tuple[Voice, ...]:
    """Those who speak; "no group" and "nobody" are not among them."""
    return tuple(v for v in facet.claim.voices if not NOBODY.match(v.mention.quote))


def speaker_of(facet: Facet, kin: Kin) -> str | None:
    """The registry id of who speaks: the innermost voice, or the publisher of its own text."""
    voices = voices_of(facet)
    if voices:
        return voices[-1].actor_id
    dossier = facet.dossier
    return dossier.speaker or kin.publisher(dossier.source, dossier.source_kind)
