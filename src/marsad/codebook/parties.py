"""What a participant counts as when codes are chosen: armed state, armed group, or unarmed."""

from __future__ import annotations

from marsad.model.claims import Claim, Participant

STATE_ARMED = frozenset({"state-forces", "police", "intelligence"})
STATE = frozenset({*STATE_ARMED, "government", "external-forces"})
FORCES = frozenset({"state-forces", "external-forces", "intelligence"})
ARMED_GROUP = frozenset({"rebel", "militia", "communal", "criminal", "unidentified-armed"})
CROWD = frozenset({"protesters", "rioters"})
UNARMED = frozenset(
    {"civilians", "protesters", "media", "ngo", "igo", "company", "religious", "party", "judiciary"}
)
OFFICIAL = "official"  # a person of the government: unarmed, where its forces are not

PARTY_CLASSES = {
    "STATE": STATE,
    "FORCES": STATE_ARMED | {"external-forces"},
    "GROUP": ARMED_GROUP,
    "ARMED": STATE_ARMED | ARMED_GROUP | {"external-forces"},
    "CROWD": CROWD,
    "UNARMED": UNARMED | {OFFICIAL, "rioters"},
    "CIVILIAN": UNARMED | {OFFICIAL},
}

# ACLED actor classes 1-8 (Codebook 2019, "Actors"; classes in acledR 1.0.1).
ACLED_CLASS = {
    "state-forces": 1, "police": 1, "intelligence": 1, "government": 1, "judiciary": 1,
    "rebel": 2, "militia": 3, "unidentified-armed": 3, "criminal": 3, "communal": 4,
    "rioters": 5, "protesters": 6, "civilians": 7, "media": 7, "ngo": 7, "religious": 7,
    "company": 7, "party": 7, "igo": 8, "external-forces": 8, "other": 7,
}  # fmt: skip


def is_armed(kind: str | None) -> bool:
    """True for whoever bears arms by trade."""
    return kind in STATE_ARMED or kind in ARMED_GROUP or kind == "external-forces"


def is_state(participant: Participant) -> bool:
    """True for a state or its forces."""
    return participant.kind in STATE


def is_abroad(participant: Participant, claim: Claim) -> bool:
    """True for a state's forces outside their own country, as far as both are known."""
    where = claim.where.value.country if claim.where is not None else None
    own, there = participant.country, where
    return participant.kind in STATE and bool(own and there) and own != there
