"""Which claims of a reading are an incident to MUC-4, and which of them tell of one incident.

The task asks for violence of armed groups against the unarmed and their things, and of the state
against the unarmed; not for fights of armed sides, not for what is told in general, and not for
what lies more than two months back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from marsad.codebook.parties import ARMED_GROUP, STATE_ARMED
from marsad.evaluation.muc4_harmed import harmed
from marsad.evaluation.muc4_page import Page, Who
from marsad.evaluation.muc4_relevance import is_told, signs, word_signs
from marsad.evaluation.muc4_sides import doers, is_same, people, things
from marsad.model.claims import Claim, Participant

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
_HEAD = 160
_REACH = 500
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


def incidents(page: Page, reported: date | None) -> tuple[Incident, ...]:
    """The incidents of a reading, in the order in which they are first told."""
    groups: dict[str, list[Claim]] = {}
    for claim in page.reading.claims:
        if incident_type(claim) and stage(claim):
            groups.setdefault(claim.same_event or claim.id, []).append(claim)
    made = [
        made
        for g in groups.values()
        if not _is_old(g, reported) and not _is_fight(made := incident(page, g))
    ]
    joined: list[Incident] = []
    for one in made:
        at = next((i for i in range(len(joined) - 1, -1, -1) if belong(joined[i], one)), None)
        if at is None:
            joined.append(one)
        else:
            joined[at] = incident(page, (*joined[at].claims, *one.claims))
    full = with_harmed(page, joined)
    return tuple(i for n, i in enumerate(full) if is_told(_signs(page, i, n, full, reported)))


def _signs(
    page: Page, one: Incident, rank: int, all_: Sequence[Incident], reported: date | None
) -> frozenset[str]:
    head = page.text[:_HEAD]
    own = signs(one.claims, one.people, one.things, one.actors, head, reported)
    return own | word_signs(one.claims, head, rank, len(all_)) | {f"type={one.type}"}


def with_harmed(page: Page, found: Sequence[Incident]) -> list[Incident]:
    """The incidents with those whom the report says were hurt near their claims."""
    more: dict[int, list[Participant]] = {}
    known = {p.mention.start for i in found for w in i.people for p in w.parts}
    for part in harmed(page):
        at = part.mention.start
        if at in known or part.kind in ARMED_GROUP:
            continue
        far = [min(abs(c.trigger.start - at) for c in i.claims) for i in found]
        if far and min(far) < _REACH:
            more.setdefault(far.index(min(far)), []).append(part)
    return [
        replace(one, people=people(page, one.claims, more[n])) if n in more else one
        for n, one in enumerate(found)
    ]


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


def belong(one: Incident, other: Incident) -> bool:
    """True when two groups of claims tell of one incident."""
    if one.stage != other.stage:
        return False
    if one.type != other.type and ATTACK not in (one.type, other.type):
        return False
    if _days_differ(one, other):
        return False
    shared = any(is_same(a, b) for a in one.people for b in other.people) or any(
        is_same(a, b) for a in one.things for b in other.things
    )
    if shared:
        return True
    if one.type != other.type:
        attack = one if one.type == ATTACK else other
        if KIDNAPPING in (one.type, other.type) or not _is_general(attack):
            return False
    if _named(one) and _named(other):
        return False
    return not _places_differ(one, other)


def _is_general(one: Incident) -> bool:
    """True for an attack told of by words that fit any kind of it."""
    return all(_GENERAL.search(c.trigger.quote) for c in one.claims)


def _named(one: Incident) -> list[str]:
    return [w.name for w in one.people if w.name]


def _days(one: Incident) -> list[tuple[date, date]]:
    spans = [c.happened.value for c in one.claims if c.happened]
    return [(t.earliest, t.latest) for t in spans if t.earliest and t.latest]


def _days_differ(one: Incident, other: Incident) -> bool:
    a, b = _days(one), _days(other)
    return bool(a and b) and not any(x[0] <= y[1] and y[0] <= x[1] for x in a for y in b)


def _places_differ(one: Incident, other: Incident) -> bool:
    a = {c.where.value.name for c in one.claims if c.where and c.where.value.precision == "town"}
    b = {c.where.value.name for c in other.claims if c.where and c.where.value.precision == "town"}
    return bool(a and b) and not a & b
