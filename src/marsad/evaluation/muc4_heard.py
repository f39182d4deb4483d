"""Groups of claims that are an incident to MUC-4: its type, stage, victims, targets and doers.

The task asks for violence of armed groups against the unarmed and their things, and of the state
against the unarmed; not for fights of armed sides, not for what is told in general, and not for
what lies more than two months back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from marsad.codebook.parties import ARMED_GROUP, STATE_ARMED
from marsad.evaluation.muc4_page import Page, Who
from marsad.evaluation.muc4_sides import doers, people, things
from marsad.model.claims import Claim

ATTACK, BOMBING, KIDNAPPING, ARSON, ROBBERY = "ATTACK BOMBING KIDNAPPING ARSON ROBBERY".split()
_TYPE_OF_MODE = {
    "abduct": KIDNAPPING, "explosives": BOMBING, "suicide-attack": BOMBING,
}  # fmt: skip
_FIRE = re.compile(r"\b(?:burn|torch|arson|set\b.*\bfire|set .*ablaze|fire\b)", re.I)
_BLAST = re.compile(r"\b(?:(?:car-?)?bomb|dynamit|explo|blew|blown|blast|detonat|tnt\b)", re.I)
_THEFT = re.compile(r"\b(?:rob|stole|steal|loot|theft)", re.I)
_FIGHT = re.compile(
    r"\b(?:fight|fought|clash|battle|combat|offensive|skirmish|engag|war\b|shootout|operation)",
    re.I,
)
_GENERAL = re.compile(r"\b(?:attack\w*|incident|action|act|this|it|destroy\w*|damag\w*)$", re.I)
_LINES = re.compile(r"\b(?:pipelines?|pylons?|power (?:towers?|poles?|lines?)|electric\w* )", re.I)
_TRIED = re.compile(
    r"\b(?:tried|trying|attempt\w*|fail\w*|foil\w*|defus\w*|deactivat\w*|thwart\w*|frustrat\w*"
    r"|did not explode|unharmed|unhurt)\b",
    re.I,
)
_OLD = timedelta(days=62)
_ARMED = STATE_ARMED | ARMED_GROUP


def incident_type(claim: Claim) -> str | None:
    """The task's type of incident, ``None`` for what is no incident to it."""
    base, _, mode = claim.kind.value.partition(".")
    word = claim.trigger.quote
    if base == "assault":
        if mode == "destroy":
            return ARSON if _FIRE.search(word) else BOMBING if _BLAST.search(word) else ATTACK
        kind = _TYPE_OF_MODE.get(mode, ATTACK)
        said = [word, claim.sentence.quote, *(p.mention.quote for p in claim.participants)]
        return kind if kind != BOMBING or any(map(_BLAST.search, said)) else ATTACK
    if base == "coerce" and _THEFT.search(word):
        return ROBBERY
    return None


def stage(claim: Claim) -> str | None:
    """ACCOMPLISHED or THREATENED; ``None`` for what is not said to have been."""
    if claim.stance.value == "threatened":
        return "THREATENED"
    return "ACCOMPLISHED" if claim.realis.value in ("happened", "ongoing") else None


@dataclass(frozen=True, slots=True)
class Incident:
    """Claims of one incident, with its type, stage, victims, targets and perpetrators."""

    claims: tuple[Claim, ...]
    type: str
    stage: str
    people: tuple[Who, ...]
    things: tuple[Who, ...]
    actors: tuple[Who, ...]


def groups_of_claims(page: Page, reported: date | None) -> list[Incident]:
    """The claims of each event as an incident, in the order of the text, without what is old and
    without fights."""
    groups: dict[str, list[Claim]] = {}
    for claim in page.reading.claims:
        if incident_type(claim) and stage(claim):
            groups.setdefault(claim.same_event or claim.id, []).append(claim)
    made = [incident(page, g) for g in groups.values() if not _is_old(g, reported)]
    return [one for one in made if not _is_fight(one)]


def incident(page: Page, claims: Sequence[Claim]) -> Incident:
    """One incident of those claims."""
    types = [t for c in claims if (t := incident_type(c))]
    kind = next((t for t in types if t != ATTACK), ATTACK)
    how = "ACCOMPLISHED" if any(stage(c) == "ACCOMPLISHED" for c in claims) else "THREATENED"
    hurt = people(page, claims)
    if kind == ATTACK and all(_GENERAL.search(c.trigger.quote) for c in claims):
        energy = any(_LINES.search(c.sentence.quote) for c in claims)
        if energy or (not hurt and _BLAST.search(page.text)):
            kind = BOMBING
    hit = things(page, claims, kind in (BOMBING, ARSON))
    return Incident(tuple(claims), kind, how, hurt, hit, doers(page, claims, hurt))


def _is_old(claims: Sequence[Claim], reported: date | None) -> bool:
    if reported is None:
        return False
    ends = [c.happened.value.latest for c in claims if c.happened and c.happened.value.latest]
    return bool(ends) and all(e < reported - _OLD for e in ends)


def _kinds(people: Sequence[Who]) -> list[str]:
    return [k for w in people for k in {p.kind or "" for p in w.parts}]


def _is_fight(one: Incident) -> bool:
    """True for a fight of armed sides: nobody unarmed and nothing is a target."""
    if one.things:
        return False
    kinds = _kinds(one.people)
    if kinds:
        return all(k in _ARMED for k in kinds)
    sides = _kinds(one.actors)
    if len(one.actors) > 1 and all(k in _ARMED for k in sides):
        return True
    return all(_FIGHT.search(c.trigger.quote) for c in one.claims)
