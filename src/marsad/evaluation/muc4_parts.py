"""Who was hurt, what was hit and who did it, chosen among everybody and everything in a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from marsad.evaluation.muc4_bands import Band
from marsad.evaluation.muc4_bodies import Body, bodies, bodies_of
from marsad.evaluation.muc4_candidates import (
    HUMAN,
    THING,
    Candidate,
    Told,
    candidates,
    effect_signs,
    signs,
    told,
)
from marsad.evaluation.muc4_harmed import harmed
from marsad.evaluation.muc4_heard import Incident
from marsad.evaluation.muc4_page import Page, Who
from marsad.evaluation.muc4_people import named_bodies
from marsad.evaluation.muc4_sides import distinct
from marsad.evaluation.muc4_weights import score

_EFFECTS = (("dead", "killed"), ("injured", "injured"))
_DAMAGE = (("destroyed", "destroyed"), ("damaged", "damaged"))


@dataclass(frozen=True, slots=True)
class Parts:
    """Everybody, everything and every body that a report mentions."""

    people: tuple[Candidate, ...]
    things: tuple[Candidate, ...]
    bodies: tuple[Body, ...]
    told: Told


def parts_of(page: Page) -> Parts:
    """All candidates of a report."""
    hurt = {p.mention.start: p.effect or "" for p in harmed(page)}
    return Parts(
        candidates(page, HUMAN, True),
        candidates(page, THING, False),
        bodies(page),
        told(page, hurt),
    )


def completed(
    page: Page, one: Incident, all_: Sequence[Incident], parts: Parts
) -> tuple[Incident, tuple[Band, ...]]:
    """The incident with those and that whose signs speak for a part in it, and the bodies behind
    it."""
    people: list[Who] = []
    actors: list[Who] = []
    for it in parts.people:
        found = signs(page, one, all_, parts.told, it)
        hurt, did = score("victim", found), score("doer", found)
        if hurt > 0 and hurt >= did:
            people.append(_with_effects(it.who, effect_signs(one, it, found), _EFFECTS))
        elif did > 0:
            actors.append(it.who)
    things: list[Who] = []
    for it in parts.things:
        found = signs(page, one, all_, parts.told, it)
        if score("thing", found) > 0:
            things.append(_with_effects(it.who, effect_signs(one, it, found), _DAMAGE))
    behind = bodies_of(page, one, parts.bodies, tuple(named_bodies(page, one)))
    whole = replace(
        one,
        people=tuple(distinct(people)),
        things=tuple(distinct(things)),
        actors=tuple(distinct(actors)),
    )
    return whole, behind


def _with_effects(
    who: Who, found: frozenset[str], effects: Sequence[tuple[str, str]]
) -> Who:
    """The same one with the effect that the signs speak for most, if for any."""
    best = max(effects, key=lambda e: score(e[0], found))
    effect = best[1] if score(best[0], found) > 0 else None
    return replace(who, parts=tuple(replace(p, effect=effect) for p in who.parts))
