"""Aircraft and guns do nothing by themselves: whose they are is who acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from marsad.model.claims import Participant, Voice
from marsad.model.mentions import ActorMention
from marsad.model.spans import span_of
from marsad.reading.actor.owned import owning_pronoun
from marsad.reading.tree import head_of, token_at

THINGS = frozenset({"vehicle", "weapon"})
OWNED_BY = frozenset({"of", "from", "by"})


def with_owners(
    doc: Doc, found: list[Participant], actors: Sequence[ActorMention], document: str, text: str
) -> list[Participant]:
    """The participants, with a vehicle or weapon that was taken for the doer as its instrument
    and its owner, where the text names one, as the doer: "warplanes of the coalition"."""
    out = list(found)
    for i, thing in enumerate(found):
        if thing.role not in ("actor", "instrument") or thing.type not in THINGS:
            continue
        owner = _owner(doc, thing, actors)
        doers = [p for p in out if p.role == "actor" and p.type not in THINGS]
        if owner is not None and any(p.mention.start == owner.start for p in doers):
            out[i] = replace(thing, role="instrument")
            continue
        if owner is None or doers:
            continue
        out[i] = replace(thing, role="instrument")
        out.append(
            Participant(
                role="actor",
                mention=span_of(document, text, owner.start, owner.end),
                type=owner.type,
                named=owner.named,
                confidence=0.8,
                actor_id=owner.actor_id,
                name=owner.name,
                country=owner.country,
                kind=owner.kind or None,
                plover_code=owner.plover_code,
                plover_sector=owner.plover_sector,
            )
        )
    return out


def _owner(doc: Doc, thing: Participant, actors: Sequence[ActorMention]) -> ActorMention | None:
    head = head_of(doc, thing.mention.start, thing.mention.end)
    for actor in actors:
        if actor.type in THINGS or not actor.kind:
            continue
        token = token_at(doc, actor.head)
        if token.sent.start == head.sent.start and _owns(token, head):
            return actor
    return None


def _owns(token: Token, head: Token) -> bool:
    if token.dep_ in ("poss", "amod", "compound", "nmod") and token.head.i == head.i:
        return True
    return (
        token.dep_ == "pobj" and token.head.lower_ in OWNED_BY and token.head.head.i == head.i
    )


def is_owned_by_voice(
    doc: Doc,
    voices: Sequence[Voice],
    participants: Sequence[Participant],
    actors: Sequence[ActorMention],
) -> bool:
    """True where a side is "its troops" or "its base" and nobody but the speaker and the doer can
    be meant by "its": who tells what was done to its own tells it as a party."""
    if not voices:
        return False
    doers = [p.mention for p in participants if p.role == "actor"]
    for one in participants:
        if one.role not in ("actor", "target"):
            continue
        pronoun = owning_pronoun(head_of(doc, one.mention.start, one.mention.end))
        if pronoun is None or pronoun.idx < voices[-1].mention.end:
            continue
        others = [
            a for a in actors
            if voices[-1].mention.end <= a.start and a.end <= pronoun.idx
            and a.type in ("organisation", "group", "facility", "place")
            and not any(d.start < a.end and a.start < d.end for d in doers)
        ]  # fmt: skip
        if not others:
            return True
    return False
