"""From Marsad's kind to the codes of CAMEO, ACLED and UCDP.

The tables are ours: no source publishes one (ontology: PLOVER manual 2.0 for kinds; CAMEO 1.1b3
for codes; ACLED Codebook 2019 and acledR 1.0.1 for sub-events; UCDP GED 20.1 for types of
violence). Participants, outcome and companions decide between codes that one kind could have:
``data/cameo_rules.tsv``, ``acled_rules.tsv`` and ``ucdp_rules.tsv``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from marsad.codebook.cases import case_of
from marsad.codebook.interactions import Interaction, interaction_of
from marsad.codebook.rules import Case, first_rule, table
from marsad.model.claims import Claim

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


@dataclass(frozen=True, slots=True)
class Codes:
    """What the other codebooks call one claim; ``None`` where they have no word for it.
    ``reasons`` says of each codebook in turn (``CAMEO``, ``ACLED``, ``UCDP``) why."""

    cameo: str | None
    acled_event: str | None
    acled_sub_event: str | None
    ucdp: int | None
    interaction: Interaction | None = None
    reasons: tuple[tuple[str, str], ...] = ()


@cache
def cameo_table() -> dict[str, str]:
    """CAMEO code of every event kind where no finer rule holds."""
    return dict(table("cameo_of_kind", 2))  # type: ignore[arg-type]


@cache
def cameo_codes() -> frozenset[str]:
    """Every code of CAMEO 1.1b3."""
    return frozenset(code for _, codes in table("cameo_codes", 2) for code in codes.split())


def split_kind(kind: str) -> tuple[str, str]:
    """``assault.aerial`` as ``("assault", "aerial")``; the mode is empty where there is none."""
    base, _, mode = kind.partition(".")
    return base, mode


def _coded(name: str, case: Case) -> tuple[str | None, str]:
    rule = first_rule(name, case)
    if rule is None:
        return None, "it has no word for this"
    return (None if rule.code == "-" else rule.code), rule.why


def _cameo(case: Case) -> tuple[str | None, str]:
    rule = first_rule("cameo_rules", case)
    if rule is not None:
        return rule.code, rule.why
    codes = cameo_table()
    if case.kind in codes:
        return codes[case.kind], "from the kind alone"
    return codes.get(split_kind(case.kind)[0]), "from the type alone"


def cameo_of(claim: Claim, companions: Sequence[Claim] = ()) -> str | None:
    """The finest CAMEO code that the claim supports; ``None`` for a condition."""
    return None if claim.theme is not None else _cameo(case_of(claim, companions))[0]


def acled_sub_event_of(claim: Claim, companions: Sequence[Claim] = ()) -> str | None:
    """The ACLED sub-event type (Codebook 2019, "Event types"), ``None`` for what ACLED does not
    code: conditions, mere words, what has not happened."""
    if claim.theme is not None:
        return None
    return _coded("acled_rules", case_of(claim, companions))[0]


def ucdp_of(claim: Claim, companions: Sequence[Claim] = ()) -> int | None:
    """UCDP type of violence if someone died: 1 state-based, 2 non-state, 3 one-sided. ``None``
    where the text tells that nobody died, and for violence that is not organised."""
    if claim.theme is not None:
        return None
    code = _coded("ucdp_rules", case_of(claim, companions))[0]
    return None if code is None else int(code)


def codes_of(claim: Claim, companions: Sequence[Claim] = ()) -> Codes:
    """The claim's codes in the three other codebooks, coded together with its companions."""
    if claim.theme is not None:
        return Codes(None, None, None, None)
    case = case_of(claim, companions)
    cameo, why_cameo = _cameo(case)
    sub, why_acled = _coded("acled_rules", case)
    ucdp, why_ucdp = _coded("ucdp_rules", case)
    event = ACLED_EVENT_OF_SUB[sub] if sub is not None else None
    return Codes(
        cameo,
        event,
        sub,
        None if ucdp is None else int(ucdp),
        None if sub is None else interaction_of(sub, claim, companions),
        (("CAMEO", why_cameo), ("ACLED", why_acled), ("UCDP", why_ucdp)),
    )
