"""The facts of a claim that rules may look at, with what its companions tell of the same event."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from marsad.codebook.parties import ARMED_GROUP, CROWD, FORCES, is_abroad
from marsad.codebook.rules import Case, class_pattern
from marsad.codebook.sides import (
    Sides,
    counted_victims,
    harm_of,
    sides_of,
    sites_of,
)
from marsad.model.claims import Claim

AFTER, NEAR = 120, 70
_UNREAL = frozenset({"planned", "threatened", "feared", "hypothetical", "denied"})
_SHOT = ("assault.firearms", "assault.heavy-weapons", "assault.aerial", "assault.explosives")


def case_of(claim: Claim, companions: Sequence[Claim] = ()) -> Case:
    """The case of ``claim``, coded together with ``companions`` of its document."""
    told = [c for c in companions if is_real(c) == is_real(claim)]
    same = [c for c in told if c.same_event is not None and c.same_event == claim.same_event]
    sides = sides_of(claim)
    victims = {p.kind for p in sides.victims if p.kind} or set(counted_victims(claim))
    harm = set(harm_of(claim)).union(*(harm_of(c) for c in same)) if same else harm_of(claim)
    texts = _texts(claim)
    sets: dict[str, frozenset[str]] = {
        "doer": frozenset(p.kind for p in sides.doers if p.kind),
        "victim": frozenset(victims),
        "thing": frozenset(p.type for p in claim.with_role("target")),
        "site": sites_of(claim),
        "harm": frozenset(harm - {"none-killed"} if "killed" in harm else harm),
        "met": frozenset(kind for c in told for kind in _told_by(c)),
        "ground": _ground(claim, sides, texts),
        "real": _real(claim),
        "foe": frozenset({"abroad"} if any(is_abroad(p, claim) for p in sides.doers) else ()),
        "who": _who(claim, sides),
        "context": frozenset(claim.contexts),
    }
    return Case(claim.kind.value, texts, sets)


def is_real(claim: Claim) -> bool:
    """True for what is said to have happened or to go on, or may have."""
    if claim.realis.value in ("future", "not-happened"):
        return False
    return claim.stance.value not in _UNREAL


def _real(claim: Claim) -> frozenset[str]:
    """``yes`` for what has happened or may have, ``no`` for the rest; ``never`` for what did not
    or will not happen, ``will`` for what is said to come."""
    found = {"yes" if is_real(claim) else "no"}
    if claim.realis.value == "not-happened":
        found.add("never")
    elif claim.realis.value == "future" and claim.stance.value == "asserted":
        found.add("will")
    return frozenset(found)


def _texts(claim: Claim) -> dict[str, str]:
    said = claim.sentence.quote.lower()
    start = max(0, claim.trigger.start - claim.sentence.start)
    end = start + len(claim.trigger.quote)
    texts = {
        "word": claim.trigger.quote.lower(),
        "after": re.split(r"[;\n]", said[start : start + AFTER])[0],
        "near": said[max(0, start - NEAR) : end + NEAR],
        "said": said,
    }
    return {slot: re.sub(r"\s+", " ", text) for slot, text in texts.items()}


def _ground(claim: Claim, sides: Sides, texts: Mapping[str, str]) -> frozenset[str]:
    """Who took the ground: as it was read, else by the kind of whoever captured a place."""
    if claim.territory is not None:
        return frozenset({claim.territory})
    things = {p.type for p in claim.with_role("target")} & {"weapon", "object", "vehicle"}
    taken = class_pattern("TAKING").search(texts["word"])
    place = class_pattern("GROUND").search(texts["after"])
    if claim.kind.value != "coerce.seize" or things or not (taken and place):
        return frozenset()
    kinds = {p.kind for p in sides.doers if p.kind}
    if kinds & ARMED_GROUP:
        return frozenset({"non-state"})
    return frozenset({"state"} if kinds & (FORCES | {"government"}) else ())


def _who(claim: Claim, sides: Sides) -> frozenset[str]:
    found = set()
    parties = {p.actor_id or p.mention.quote.lower() for p in (*sides.doers, *sides.victims)}
    if len(parties) > 1:
        found.add("two-sides")
    if any(p.type == "group" or (p.number.low or 0) > 1 for p in sides.doers):
        found.add("many")
    return frozenset(found)


def _told_by(companion: Claim) -> set[str]:
    """The kind of a companion, and whether it was done on a crowd, and so as to kill, or by one."""
    kind, sides = companion.kind.value, sides_of(companion)
    base = kind.partition(".")[0]
    found = {kind}
    doers = {p.kind for p in sides.doers if p.kind}
    victims = {p.kind for p in sides.victims if p.kind}
    if base not in ("assault", "coerce"):
        return found
    if base == "assault" and doers and doers <= CROWD:
        found.add("by-crowd")
    if kind == "assault.crowd-control" or victims & CROWD:
        found.add("on-crowd")
        harmed = harm_of(companion)
        badly = kind in ("assault", "assault.beat", "assault.primitive") and "injured" in harmed
        if "killed" in harmed or badly or kind in _SHOT:
            found.add("on-crowd-lethal")
    return found
