"""Forces told by whose they are: in "the Front said its fighters had left" the fighters are the
Front, in "France said its troops had left" the French army."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from marsad.model.mentions import ActorMention
from marsad.reading.actor.links import borrow
from marsad.reading.tree import token_at
from marsad.reading.trigger.frames import own_subjects

OWNING = frozenset({"its", "their"})
FORCES = frozenset({
    "rebel", "militia", "state-forces", "police", "unidentified-armed", "communal", "criminal",
    "external-forces", "igo",
})  # fmt: skip
OWNERS = FORCES | {"government", "party", "other"}
REACH = 12


def with_own_forces(
    doc: Doc,
    mentions: Sequence[ActorMention],
    army: Callable[[ActorMention], ActorMention],
) -> tuple[ActorMention, ...]:
    """The mentions, with unlinked forces as those of the body that "its" points to. ``army`` links
    the forces of a country."""
    out = list(mentions)
    for i, mention in enumerate(out):
        if mention.actor_id is not None or mention.named or mention.kind not in FORCES:
            continue
        pronoun = owning_pronoun(token_at(doc, mention.head))
        owner = _owner(doc, out[:i], pronoun) if pronoun is not None else None
        if owner is None or _moves_them(doc, owner, token_at(doc, mention.head)):
            continue
        if owner.kind == "government":
            if mention.kind == "state-forces" and owner.country:
                out[i] = army(replace(mention, country=owner.country))
            continue
        out[i] = replace(borrow(mention, owner), type=mention.type)
    return tuple(out)


def owning_pronoun(head: Token) -> Token | None:
    """The "its" before a noun."""
    return next((c for c in head.children if c.dep_ == "poss" and c.lower_ in OWNING), None)


def _owner(doc: Doc, before: Sequence[ActorMention], pronoun: Token) -> ActorMention | None:
    """The linked body named last before ``pronoun`` in its sentence; none where an unlinked one
    stands nearer."""
    for other in reversed(before[-REACH:]):
        if other.start < pronoun.sent.start_char:
            return None
        if other.end > pronoun.idx or other.type not in ("organisation", "group"):
            continue
        if other.kind in OWNERS or other.named:
            return other if other.actor_id is not None and other.kind in OWNERS else None
    return None


def _moves_them(doc: Doc, owner: ActorMention, forces: Token) -> bool:
    """True where the owner does something with its forces ("withdrew its troops"): they are what it
    uses, and take no part of their own."""
    verb = forces.head
    if forces.dep_ not in ("dobj", "obj") or verb.pos_ != "VERB":
        return False
    while not own_subjects(verb) and verb.head.i != verb.i:
        verb = verb.head
    return any(owner.start <= t.idx < owner.end for t in own_subjects(verb))
