"""Who speaks for an event, counted by provenance: a party repeated by a wire is still one party,
and a copy of a text is still one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from marsad.resolving.facets import TWO_SIDED, Facet, speaker_of, voices_of
from marsad.resolving.kin import Kin
from marsad.resolving.words import words_of

NAMELESS = re.compile(r"(?i)^(?:a|an|one|two|three|some|several|unnamed|anonymous|senior|many)\b")
SOURCE = "source "
PARTY_KINDS = frozenset({"party"})


@dataclass(frozen=True, slots=True)
class Heard:
    """One claim as somebody's word: a key for who speaks, the side they speak for (``None`` for a
    voice that is no party), whether they avow their own deed, and the lineage of the text. Who meet
    or agree are sides of their own: two that tell of one meeting are two voices.
    ``own_part`` is true of who speaks of what they did, or deny having done, themselves; ``who`` is
    the registry id of the speaker."""

    facet: Facet
    voice: str
    side: str | None
    avows: bool
    line: str
    own_part: bool = False
    who: str | None = None


def heard(members: Sequence[Facet], kin: Kin) -> tuple[Heard, ...]:
    """Every claim with its voice. In a document that quotes somebody on the event, its own bare
    words on it are no further voice: they rest on whom it quotes. Nor is one that passes on what
    it heard ("reportedly") while somebody is named who says it. What a newer text of the same
    report has taken the place of is no voice any more."""
    members = [f for f in members if not f.overtaken]
    quoting = {f.claim.document for f in members if voices_of(f)}
    telling = {f.track for f in members if voices_of(f)}
    doers = frozenset(a for f in members if f.track != "denial" for a in f.actors)
    sufferers = frozenset(a for f in members if f.track != "denial" for a in f.targets)
    found = []
    for facet in members:
        hearsay = facet.claim.stance.value == "alleged" and facet.track in telling
        if not voices_of(facet) and (facet.claim.document in quoting or hearsay):
            continue
        found.append(_hear(facet, doers, sufferers, kin))
    return tuple(
        replace(h, own_part=_own_part(h, kin), who=speaker_of(h.facet, kin)) for h in found
    )


def _own_part(one: Heard, kin: Kin) -> bool:
    facet = one.facet
    speaker = speaker_of(facet, kin)
    if speaker is not None and facet.actors:
        return kin.any_related((speaker,), sorted(facet.actors))
    voices = voices_of(facet)
    return bool(voices and facet.actor_words & words_of(voices[-1].mention.quote))


def _hear(
    facet: Facet, doers: frozenset[str], sufferers: frozenset[str], kin: Kin
) -> Heard:
    claim, line = facet.claim, facet.dossier.line
    speaker = speaker_of(facet, kin)
    if _leaks(facet):
        return Heard(facet, _name(facet, 0), None, False, line)
    if facet.type in TWO_SIDED and speaker is not None:
        state, met = kin.state_of(speaker), sorted(doers | sufferers)
        if kin.any_related((speaker,), met) or (state and state in _states(facet, met, kin)):
            body = next((a for a in met if kin.related(speaker, a)), speaker)
            mine = f"for {state or body}"
            return Heard(facet, mine, mine, False, line)
    elif speaker is not None and (
        kin.any_related((speaker,), sorted(doers)) or _speaks_for_its_country(facet, speaker, kin)
    ):
        denies = facet.track == "denial"
        if not denies and _accuses(facet, speaker, kin):
            return Heard(facet, speaker, "party", False, line)
        return Heard(facet, "the doer", "actor", not denies, line)
    if speaker is not None and kin.any_related((speaker,), sorted(sufferers)):
        return Heard(facet, "the target", "target", False, line)
    voices = voices_of(facet)
    if voices:
        party = claim.voice_is_party is True
        named = _name(facet, -1)
        own = party and bool(facet.actor_words & words_of(voices[-1].mention.quote))
        side = "actor" if own else "party" if party else None
        return Heard(facet, "the doer" if own else named, side, own, line)
    side = "party" if facet.dossier.source_kind in PARTY_KINDS else None
    return Heard(facet, f"{SOURCE}{facet.dossier.source.casefold()}", side, False, line)


def _states(facet: Facet, met: Iterable[str], kin: Kin) -> frozenset[str]:
    """The countries of those who met."""
    told = (p.country for p in facet.claim.with_role("actor", "target") if p.country)
    return frozenset((*told, *(kin.state_of(a) for a in met)))


def _speaks_for_its_country(facet: Facet, speaker: str, kin: Kin) -> bool:
    """True for a state's own body that tells what "the forces" of its country did, when no entry
    of the registry is meant by the words."""
    country = kin.state_of(speaker)
    return bool(country) and not facet.actors and facet.actor_countries == frozenset((country,))


def _accuses(facet: Facet, speaker: str, kin: Kin) -> bool:
    """True for one of several suspects who names another: that is no owning to the deed."""
    return bool(facet.actors) and not kin.any_related((speaker,), sorted(facet.actors))


def _leaks(facet: Facet) -> bool:
    """True for a nameless somebody quoted by another voice: they avow nothing for their side."""
    voices = voices_of(facet)
    return len(voices) > 1 and voices[-1].name is None and bool(
        NAMELESS.match(voices[-1].mention.quote)
    )


def _name(facet: Facet, at: int) -> str:
    voice = voices_of(facet)[at]
    if voice.actor_id:
        return voice.actor_id
    words = " ".join(sorted(words_of(voice.name or voice.mention.quote)))
    return words or f"{SOURCE}{facet.dossier.source.casefold()}"


def independent(voices: Iterable[Heard]) -> tuple[int, int]:
    """How many voices, and how many lineages they are heard through. A publisher's own words in a
    copy are no second voice. Two of each always hold a pair of voices in texts of their own: no
    voice is without a lineage and no lineage without a voice."""
    listed = tuple(voices)
    own = [h for h in listed if h.voice.startswith(SOURCE)]
    quoted = {h.voice for h in listed if not h.voice.startswith(SOURCE)}
    apart = min(len({h.voice for h in own}), len({h.line for h in own}))
    return len(quoted) + apart, len({h.line for h in listed})
