"""Which sides of an event may be told: only those whose words name somebody or something.

A pronoun, a lone quantity, a stretch of a verb phrase or a place told as its own target is left
out: the sentence then names no side rather than a wrong one. What is held stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from marsad.codebook.people import nouns
from marsad.model.events import Event, Side
from marsad.model.values import Held
from marsad.publishing.material import Material
from marsad.publishing.wording import sides
from marsad.publishing.wording.numbers import IRREGULAR

EMPTY = frozenset({
    "state", "party", "parties", "side", "sides", "member", "members", "person", "people", "man",
    "men", "persons", "dead", "victim", "victims", "position", "positions", "target", "targets",
    "site", "sites", "area", "areas", "place", "thirds", "half", "part", "statement", "report",
    "movement", "source", "sources", "nations", "country", "countries", "casualties", "bombs",
    "missiles", "weapons", "firearms", "wounded", "group", "groups", "city", "town",
})  # fmt: skip
FIGHTERS = frozenset({
    "fighters", "fighter", "militants", "militant", "terrorists", "soldiers", "gunmen", "camp",
    "camps", "members", "rebels", "jihadists", "insurgents",
})  # fmt: skip
OWN_MEANS = frozenset({"troops", "troop", "soldiers", "forces", "weapons", "police", "officers",
                       "personnel", "aircraft", "ships", "warships"})  # fmt: skip
VAGUE = sides.OPENERS - {"unknown", "unidentified", "armed", "masked"} | {"the", "a", "an"}
POINTING = re.compile(
    r"(?i)(?:we|they|he|she|it|you|i|our|my|your|no|not|to|and|or|but|if|as)\b"
)
MOST_WORDS = 7


def presentable(event: Event, material: Material) -> Event:
    """``event`` with only those sides that may be told, their words tidied."""
    actors = _kept(event.actors, event, material)
    ids = {h.value.actor_id or h.value.name.lower() for h in actors}
    targets = [
        h for h in _kept(event.targets, event, material)
        if (h.value.actor_id or h.value.name.lower()) not in ids
        and not (event.where and h.value.name == event.where.value.name)
    ]  # fmt: skip
    if event.kind.value.startswith("mobilize"):
        targets = [h for h in targets if not _is(h.value, OWN_MEANS)]
    if any(h.value.actor_id for h in targets):
        targets = [h for h in targets if h.value.actor_id or not _is(h.value, FIGHTERS)]
    return replace(event, actors=tuple(actors), targets=tuple(targets))


def sayable(side: Side) -> bool:
    """True when the words of ``side`` name somebody or something on their own."""
    words = side.name.split()
    if not words or sides.is_pronoun(side.name) or side.name.lower() in sides.QUANTITIES:
        return False
    if side.actor_id or side.name == sides.NAMELESS:
        return True
    if len(words) > MOST_WORDS or re.search(r"\d", side.name) or _is(side, EMPTY):
        return False
    if POINTING.match(side.name):
        return False
    return any(w[:1].isupper() for w in words[1:]) or side.name[:1].isupper() or _known(words)


def _kept(held: Sequence[Held[Side]], event: Event, material: Material) -> list[Held[Side]]:
    place = event.where.value.name.lower() if event.where else ""
    found: list[Held[Side]] = []
    for one in held:
        side = one.value
        if not side.actor_id and side.name != sides.NAMELESS:
            side = replace(side, name=sides.tidy(side.name))
        if not sayable(side) or (not side.actor_id and _spot(side, place, one, material)):
            continue
        found.append(one if side == one.value else replace(one, value=side))
    return found


def _spot(side: Side, place: str, held: Held[Side], material: Material) -> bool:
    """True for the event's own place told as a side, a place read as such, a verb phrase."""
    name = side.name.lower()
    if place and name == place:
        return True
    for claim in material.behind(held):
        if claim.where is not None and name == claim.where.value.name.lower():
            return True
        document = material.documents.get(claim.document)
        for p in claim.participants:
            if " ".join(p.mention.quote.split()).lower() != name or document is None:
                continue
            if p.type == "place" and " " not in name:
                return True
            before = document.text[max(0, p.mention.start - 4) : p.mention.start].lower()
            if " " in name and name[:1].islower() and re.search(r"\bto\s$", before):
                return name.split()[0] not in nouns()
    return False


def _is(side: Side, words: frozenset[str]) -> bool:
    """True when the side is one of ``words``, at most with a vague word before it."""
    parts = [w for w in side.name.lower().split() if w not in VAGUE]
    return not side.actor_id and len(parts) <= 1 and (not parts or parts[0] in words)


def _known(words: Sequence[str]) -> bool:
    head = words[-1].lower()
    forms = (head, head.removesuffix("s"), head.removesuffix("es"), IRREGULAR.get(head, ""),
             re.sub("ies$", "y", head))  # fmt: skip
    return any(f in nouns() for f in forms) or head in sides.PLURALS
