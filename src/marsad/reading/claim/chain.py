"""The voices of a claim, outermost first, and whether the innermost is a party to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from marsad.model.actors import Actor
from marsad.model.claims import Claim, Participant, Voice
from marsad.model.mentions import ActorMention, Attribution
from marsad.model.spans import Span, span_of
from marsad.reading.tree import head_of
from marsad.reading.voices import voices_at
from marsad.registry.actor_index import ActorIndex

PERSONAL = frozenset({"he", "she", "it", "they", "who", "which"})
FIRST = frozenset({"we", "us", "our", "ours"})
AVOWING = frozenset({"acknowledge", "admit", "claim"})
OFFICES = frozenset(
    [
        "office", "spokesman", "spokeswoman", "spokesperson", "command", "statement", "press",
        "ministry", "headquarters", "bureau", "communique", "communiqué",
    ]
)  # fmt: skip
BODIES = frozenset(
    {"force", "forces", "army", "group", "movement", "militia", "coalition", "agency"}
)
# "the Ruritanian president's office", "the Zenda command": not of whom the text is about.
OF_ANOTHER = re.compile(r"^[Tt]he (?:\S+ ){0,4}?[A-Z]\S+ (?:\S+ ){0,3}?[a-z]\S+$")
# "No group had claimed the attack": no voice tells of the attack so.
NOBODY = re.compile(r"(?i)(?:nobody|none|no[ -](?:one|group|side|party|organi[sz]ation))\b")
# "the minister, who visited Kabul last week": who speaks is the minister.
BESIDES = re.compile(r"\s*,\s+(?:who|whose|whom|which)\b")
OWN_FORCE = re.compile(r"\b(?:army|military|police|air force|navy)\b", re.IGNORECASE)
STATE_KINDS = frozenset({"government", "state-forces", "police", "intelligence"})
SPEAKING_KINDS = frozenset({"media", "ngo"})


def publisher_of(source: str, index: ActorIndex) -> Actor | None:
    """The actor that publishes a statement of its own; ``None`` for press and relief bodies."""
    senses = index.lookup(source)
    if not senses or senses[0].actor.kind in SPEAKING_KINDS:
        return None
    return senses[0].actor


def chain_at(
    document: str,
    text: str,
    start: int,
    end: int,
    attributions: Sequence[Attribution],
    actors: Sequence[ActorMention],
) -> tuple[tuple[Voice, ...], tuple[int, ...]]:
    """The voices whose words hold ``start``-``end``, and the attributions they come from."""
    covering = voices_at(tuple(attributions), start, end)
    voices = []
    for i in covering:
        attribution = attributions[i]
        if not attribution.source:
            continue
        first, last = attribution.source[0][0], attribution.source[-1][1]
        if NOBODY.match(text, first, last):
            continue
        besides = BESIDES.search(text, first, last)
        last = besides.start() if besides else last
        speaker = speaker_of(first, last, actors)
        cue = attribution.cue[0] if attribution.cue else None
        voices.append(
            Voice(
                mention=span_of(document, text, first, last),
                cue=_span(document, text, cue),
                actor_id=speaker.actor_id if speaker else None,
                name=_name(speaker),
            )
        )
    return tuple(voices), covering


def _name(speaker: ActorMention | None) -> str | None:
    """A speaker's name where the text names them, also by a pronoun; an unnamed official of a
    state is not that state."""
    if speaker is None or not (speaker.named or speaker.text.lower() in PERSONAL):
        return None
    return speaker.name


def spoken_for(
    voices: tuple[Voice, ...],
    before: Sequence[Voice],
    publisher: Actor | None,
    hero: ActorMention | None,
) -> tuple[Voice, ...]:
    """The chain with its offices linked: "its media office", "the spokesman" and "the force"
    speak for whoever spoke last in this document, else for the one it is about (``hero``), and in
    a body's own statement for that body."""
    return tuple(_office(v, before, publisher, hero) for v in voices)


def _office(
    voice: Voice, before: Sequence[Voice], publisher: Actor | None, hero: ActorMention | None
) -> Voice:
    words = voice.mention.quote.lower().split()
    pointing = words[0] in ("its", "their", "the", "his", "her")
    if words[0] == "the" and OF_ANOTHER.search(voice.mention.quote):
        pointing = False  # it says itself whose office it is
    office = bool(OFFICES & set(words))
    if voice.actor_id is not None or not (office or (pointing and words[-1] in BODIES)):
        return voice
    if publisher is not None and office:
        return replace(voice, actor_id=publisher.id, name=publisher.name)
    last = next((v for v in reversed(before) if v.actor_id is not None), None)
    if last is not None and pointing:
        return replace(voice, actor_id=last.actor_id, name=last.name)
    if hero is not None and pointing:
        return replace(voice, actor_id=hero.actor_id, name=hero.name)
    return voice


def own_words(
    participants: tuple[Participant, ...], voices: Sequence[Voice], publisher: Actor | None
) -> tuple[Participant, ...]:
    """The participants, with the "we" of a body's own statement as that body, where nobody else is
    quoted."""
    if publisher is None or voices:
        return participants
    return tuple(
        replace(
            p, actor_id=publisher.id, name=publisher.name, country=publisher.country or None,
            kind=publisher.kind, type="organisation",
            plover_code=publisher.plover_code or None,
            plover_sector=publisher.plover_sector or None,
        )
        if p.actor_id is None and p.mention.quote.lower() in FIRST else p
        for p in participants
    )  # fmt: skip


def protagonist(
    at: int, actors: Sequence[ActorMention], claims: Sequence[Claim]
) -> ActorMention | None:
    """The body that the text before ``at`` names most often and that nothing is done to."""
    suffering = {p.actor_id for c in claims for p in c.with_role("target")}
    named = [
        a for a in actors
        if a.end <= at and a.named and a.actor_id and a.actor_id not in suffering
        and a.type in ("organisation", "group") and a.kind != "media"
    ]  # fmt: skip
    tally = Counter(a.actor_id for a in named)
    return max(named, key=lambda a: (tally[a.actor_id], a.start), default=None)


def _span(document: str, text: str, offsets: tuple[int, int] | None) -> Span | None:
    return None if offsets is None else span_of(document, text, *offsets)


def speaker_of(start: int, end: int, actors: Sequence[ActorMention]) -> ActorMention | None:
    """The actor mention that a source's words name: the linked one, else the longest."""
    inside = [a for a in actors if start <= a.start and a.end <= end]
    linked = [a for a in inside if a.actor_id is not None]
    if linked:
        persons = [a for a in linked if a.type == "person" and a.named]
        return persons[0] if persons else linked[0]
    return max(inside, key=lambda a: a.end - a.start, default=None)


def with_avowal(
    doc: Doc,
    voices: Sequence[Voice],
    participants: tuple[Participant, ...],
    actors: Sequence[ActorMention] = (),
) -> tuple[Participant, ...]:
    """The participants, with the speaker as actor where the cue avows the deed ("acknowledged the
    raid", "claimed the attack") and the text names no other."""
    if not voices or voices[-1].cue is None or any(p.role == "actor" for p in participants):
        return participants
    speaker = voices[-1]
    if head_of(doc, voices[-1].cue.start, voices[-1].cue.end).lemma_ not in AVOWING:
        return participants
    known = speaker_of(speaker.mention.start, speaker.mention.end, actors)
    avowed = Participant(
        role="actor",
        mention=speaker.mention,
        type=known.type if known else "organisation",
        named=speaker.name is not None,
        confidence=0.6,
        actor_id=speaker.actor_id,
        name=speaker.name,
        country=known.country if known else None,
        kind=(known.kind or None) if known else None,
        plover_code=known.plover_code if known else None,
        plover_sector=known.plover_sector if known else None,
    )
    return (avowed, *participants)


def is_party(
    voices: Sequence[Voice],
    participants: Sequence[Participant],
    index: ActorIndex,
    actors: Sequence[ActorMention] = (),
) -> bool | None:
    """Whether the innermost voice takes part in what it tells, or speaks for one who does;
    ``None`` when the document itself speaks or the voice is nobody the registry knows."""
    if not voices:
        return None
    speaker = voices[-1]
    if any(p.mention.overlaps(speaker.mention) for p in participants):
        return True
    start, end = speaker.mention.start, speaker.mention.end
    again = {c for a in actors if start <= a.start and a.end <= end for c in a.coref}
    if any((p.mention.start, p.mention.end) in again for p in participants):
        return True
    if speaker.actor_id is None:
        return _is_of_the_force(speaker, participants, actors)
    speaks_for = family(speaker.actor_id, index)
    own = index.get(speaker.actor_id)
    if (
        own is not None
        and own.kind in STATE_KINDS
        and any(
            p.country == own.country and p.kind in STATE_KINDS and p.actor_id is None
            for p in participants
        )
    ):
        return True
    return any(
        p.actor_id is not None and speaks_for & family(p.actor_id, index)
        for p in participants
        if p.role in ("actor", "target", "with", "authority")
    )


def _is_of_the_force(
    speaker: Voice, participants: Sequence[Participant], actors: Sequence[ActorMention]
) -> bool:
    """True for "an army spokesman" who tells what troops did, of whatever one country's: a force
    of the land that the text tells of."""
    heard = speaker_of(speaker.mention.start, speaker.mention.end, actors)
    word = OWN_FORCE.search(speaker.mention.quote)
    if heard is None or word is None:
        return False
    kind = "police" if word[0].lower() == "police" else "state-forces"
    doers = [p for p in participants if p.role == "actor" and p.type != "weapon"]
    land = heard.country
    return bool(doers) and all(
        p.kind == kind and (land is None or p.country in (None, land)) for p in doers
    )


def family(actor_id: str, index: ActorIndex) -> frozenset[str]:
    """The actor, whom it belongs to, and whose office it holds; a state's forces are the state."""
    found = {actor_id}
    actor = index.get(actor_id)
    if actor is None:
        return frozenset(found)
    found |= {t.actor for t in actor.parents} | {o.of for o in actor.offices}
    for parent in tuple(found):
        above = index.get(parent)
        if above is not None:
            found |= {t.actor for t in above.parents if t.actor.startswith("marsad:state-")}
    if actor.kind in ("government", "state-forces", "police", "intelligence") and actor.country:
        state = index.state(actor.country)
        if state is not None and (not actor.parents or state.id in found):
            found.add(state.id)
    return frozenset(found)
