"""From Marsad's kind to the codes of CAMEO, ACLED and UCDP.

The table is ours: no source publishes one (ontology: PLOVER manual 2.0 for kinds; CAMEO 1.1b3
for codes; ACLED Codebook 2019 and acledR 1.0.1 for sub-events; UCDP GED 20.1 for types of
violence). Participants and outcome decide between codes that one kind could have.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from marsad.codebook.parties import ARMED_GROUP, CROWD, STATE, STATE_ARMED, UNARMED, kinds_in
from marsad.model.claims import Claim

LETHAL_MODES = frozenset({"firearms", "explosives", "heavy-weapons", "targeted", "beat", ""})

ACLED_EVENT_OF_SUB = {
    "Armed clash": "Battles",
    "Government regains territory": "Battles",
    "Non-state actor overtakes territory": "Battles",
    "Chemical weapon": "Explosions/Remote violence",
    "Air/drone strike": "Explosions/Remote violence",
    "Suicide bomb": "Explosions/Remote violence",
    "Shelling/artillery/missile attack": "Explosions/Remote violence",
    "Remote explosive/landmine/IED": "Explosions/Remote violence",
    "Grenade": "Explosions/Remote violence",
    "Sexual violence": "Violence against civilians",
    "Attack": "Violence against civilians",
    "Abduction/forced disappearance": "Violence against civilians",
    "Peaceful protest": "Protests",
    "Protest with intervention": "Protests",
    "Excessive force against protesters": "Protests",
    "Violent demonstration": "Riots",
    "Mob violence": "Riots",
    "Agreement": "Strategic developments",
    "Arrests": "Strategic developments",
    "Change to group/activity": "Strategic developments",
    "Disrupted weapons use": "Strategic developments",
    "Headquarters or base established": "Strategic developments",
    "Looting/property destruction": "Strategic developments",
    "Non-violent transfer of territory": "Strategic developments",
    "Other": "Strategic developments",
}

_SUB_OF_MODE = {
    "aerial": "Air/drone strike",
    "drone": "Air/drone strike",
    "heavy-weapons": "Shelling/artillery/missile attack",
    "explosives": "Remote explosive/landmine/IED",
    "suicide-attack": "Suicide bomb",
    "unconventional": "Chemical weapon",
    "sexual": "Sexual violence",
    "destroy": "Looting/property destruction",
    "abduct": "Abduction/forced disappearance",
    "torture": "Attack",
}


@dataclass(frozen=True, slots=True)
class Codes:
    """What the other codebooks call one claim; ``None`` where they have no word for it."""

    cameo: str | None
    acled_event: str | None
    acled_sub_event: str | None
    ucdp: int | None


@cache
def cameo_table() -> dict[str, str]:
    """CAMEO code of every event kind that has one."""
    text = files("marsad.codebook").joinpath("data/cameo_of_kind.tsv").read_text("utf-8")
    return dict(line.split("\t") for line in text.splitlines()[1:])


def split_kind(kind: str) -> tuple[str, str]:
    """``assault.aerial`` as ``("assault", "aerial")``; the mode is empty where there is none."""
    base, _, mode = kind.partition(".")
    return base, mode


def cameo_of(claim: Claim) -> str | None:
    """The CAMEO code: of the kind with its mode, else of its type."""
    kind = claim.kind.value
    if claim.territory is not None:
        return "192"
    if kind == "assault.explosives" and "car bomb" in claim.trigger.quote.lower():
        return "1832"
    table = cameo_table()
    return table.get(kind) or table.get(split_kind(kind)[0])


def acled_sub_event_of(claim: Claim) -> str | None:
    """The ACLED sub-event type (Codebook 2019, "Event types"), ``None`` for mere words."""
    base, mode = split_kind(claim.kind.value)
    if claim.territory is not None:
        state = claim.territory == "state"
        return "Government regains territory" if state else "Non-state actor overtakes territory"
    if base == "assault":
        return _assault(claim, mode)
    if base == "protest":
        if mode in ("riot", "vandalize"):
            return "Violent demonstration"
        return "Peaceful protest"
    if base == "coerce":
        return "Arrests" if mode == "arrest" else _seizure(claim) if mode == "seize" else None
    if base == "retreat":
        return "Non-violent transfer of territory" if mode == "withdraw" else None
    if base == "mobilize":
        return "Change to group/activity" if mode in ("troops", "militia") else None
    if base == "agree" and len(claim.with_role("actor", "with")) > 1:
        return "Agreement"
    return None


def _seizure(claim: Claim) -> str:
    """Weapons found, ground taken without a fight, or property looted."""
    taken = {p.type for p in claim.with_role("target")}
    if taken & {"weapon", "vehicle"}:
        return "Disrupted weapons use"
    if taken & {"place", "facility"}:
        return "Non-violent transfer of territory"
    return "Looting/property destruction"


def _assault(claim: Claim, mode: str) -> str:
    doers, targets = kinds_in(claim, "actor"), kinds_in(claim, "target")
    if mode == "crowd-control":
        return "Protest with intervention"
    if targets & CROWD and doers & STATE and mode in LETHAL_MODES:
        return "Excessive force against protesters"
    if mode == "explosives" and "grenade" in claim.trigger.quote.lower():
        return "Grenade"
    if mode in _SUB_OF_MODE:
        return _SUB_OF_MODE[mode]
    if doers & CROWD:
        return "Mob violence"
    if targets and not targets - UNARMED:
        return "Attack"
    armed = (doers | targets) & (STATE_ARMED | ARMED_GROUP | {"external-forces", "government"})
    if targets & UNARMED or mode in ("beat", "primitive"):
        return "Attack"
    if mode == "targeted":
        return "Attack"
    if armed and (targets or len(claim.with_role("actor")) > 1 or not doers & UNARMED):
        return "Armed clash"
    return "Attack"


def ucdp_of(claim: Claim) -> int | None:
    """UCDP type of violence if someone died: 1 state-based, 2 non-state, 3 one-sided."""
    base, mode = split_kind(claim.kind.value)
    taken = claim.territory is not None
    if (base != "assault" and not taken) or mode in ("destroy", "crowd-control"):
        return None
    doers, targets = kinds_in(claim, "actor"), kinds_in(claim, "target")
    if doers and not doers - CROWD:
        return None  # a mob is not organised (UCDP GED 20.1, "organised actor")
    if not targets and len(claim.with_role("actor")) > 1:
        targets = doers
    if targets and not targets - UNARMED:
        return 3
    if not (doers | targets):
        return None
    if (doers | targets) & STATE:
        return 1 if (doers | targets) & (ARMED_GROUP | STATE_ARMED) or doers & STATE else 3
    return 2 if doers & ARMED_GROUP and targets & ARMED_GROUP else None


def codes_of(claim: Claim) -> Codes:
    """The claim's codes in the three other codebooks."""
    if claim.theme is not None:
        return Codes(None, None, None, None)
    sub = acled_sub_event_of(claim)
    event = ACLED_EVENT_OF_SUB[sub] if sub is not None else None
    return Codes(cameo_of(claim), event, sub, ucdp_of(claim))
