"""ACLED's actor classes and interaction codes (Codebook 2019; ``acled_interaction_codes`` of
acledR 1.0.1): the two classes as digits, smaller first; somebody alone is the digit and 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.codebook.parties import ACLED_CLASS, CROWD, OFFICIAL, is_abroad
from marsad.codebook.sides import counted_victims, sides_of
from marsad.model.claims import Claim, Participant

CIVILIANS, PROTESTERS, RIOTERS, EXTERNAL = 7, 6, 5, 8
ALONE = frozenset(
    {
        "Peaceful protest", "Violent demonstration", "Mob violence", "Arrests",
        "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
        "Looting/property destruction", "Non-violent transfer of territory", "Other",
    }
)  # fmt: skip
OWN = frozenset(  # done by one side with its own people
    {
        "Change to group/activity", "Headquarters or base established",
        "Non-violent transfer of territory",
    }
)  # fmt: skip
ON_CIVILIANS = frozenset({"Attack", "Sexual violence", "Abduction/forced disappearance"})
BATTLES = frozenset(
    {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"}
)
PROTESTS = frozenset(
    {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"}
)
RIOTS = frozenset({"Violent demonstration", "Mob violence"})
FIGHTERS = frozenset({1, 2, 3, 4, EXTERNAL})


@dataclass(frozen=True, slots=True)
class Interaction:
    """The classes of both sides, ``None`` for nobody, and the code that they make."""

    inter1: int
    inter2: int | None
    code: int


def class_of(participant: Participant, claim: Claim) -> int | None:
    """ACLED's class of a participant; 8 for a state's forces abroad; ``None`` without a kind."""
    if participant.kind is None:
        return None
    if is_abroad(participant, claim):
        return EXTERNAL
    return CIVILIANS if participant.kind == OFFICIAL else ACLED_CLASS[participant.kind]


def interaction_of(
    sub_event: str, claim: Claim, companions: Sequence[Claim] = ()
) -> Interaction | None:
    """The interaction of a claim with this sub-event; ``None`` where a side it needs is not
    known."""
    sides = sides_of(claim)
    doers = _classes(sides.doers, claim)
    victims = _classes(sides.victims, claim)
    if not victims:
        victims = [ACLED_CLASS[kind] for kind in sorted(counted_victims(claim))]
    if sub_event in PROTESTS | RIOTS:
        return _of_crowd(sub_event, claim, companions, doers, victims)
    if sub_event in BATTLES:
        doers = [c for c in doers if c in FIGHTERS]
        victims = [c for c in victims if c in FIGHTERS]
    if sub_event in ON_CIVILIANS:
        victims = [CIVILIANS]
        doers = [c for c in doers if c != CIVILIANS]
    if doers and victims and sub_event not in OWN:
        return _pair(doers[0], victims[0])
    if doers and sub_event in ALONE:
        return _pair(doers[0], None)
    return None


def _classes(people: Sequence[Participant], claim: Claim) -> list[int]:
    return [c for p in people if (c := class_of(p, claim)) is not None]


def _of_crowd(
    sub_event: str, claim: Claim, companions: Sequence[Claim], doers: list[int], victims: list[int]
) -> Interaction | None:
    """The crowd with who met it, as told here or by a companion; a crowd alone otherwise."""
    crowd = PROTESTERS if sub_event in PROTESTS else RIOTERS
    others = [c for c in (*doers, *victims) if c not in (PROTESTERS, RIOTERS)]
    if claim.kind.value.startswith("protest"):
        others = [c for c in victims if c not in (PROTESTERS, RIOTERS)]
        others = [] if sub_event in PROTESTS else others  # whom it is aimed at is no side of it
    elif sub_event == "Mob violence" and not {PROTESTERS, RIOTERS} & {*doers, *victims}:
        others = victims
    for companion in companions:
        acts = companion.kind.value.startswith(("assault", "coerce"))
        if others or not acts or sub_event == "Peaceful protest":
            continue
        sides = sides_of(companion)
        people = [p for p in (*sides.doers, *sides.victims) if p.kind not in CROWD]
        others = _classes(people, companion)
    others = [c for c in others if c != CIVILIANS or sub_event == "Mob violence"] or (
        others if sub_event == "Violent demonstration" else []
    )
    if others:
        return _pair(crowd, others[0])
    return _pair(crowd, None) if sub_event in ALONE else None


def _pair(one: int, other: int | None) -> Interaction:
    if other is None:
        return Interaction(one, None, one * 10)
    low, high = sorted((one, other))
    return Interaction(one, other, low * 10 + high)
