"""What was hit and who is behind it, chosen among everything that a report mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from marsad.evaluation.muc4_bands import Band
from marsad.evaluation.muc4_bodies import Body, bodies, bodies_of
from marsad.evaluation.muc4_candidates import (
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

_DAMAGE = (("destroyed", "destroyed"), ("damaged", "damaged"))


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything and every body that a report mentions."""

    things: tuple[Candidate, ...]
    bodies: tuple[Body, ...]
    told: Told


def parts_of(page: Page) -> Parts:
    """All candidates of a report."""
    hurt = {p.mention.start: p.effect or "" for p in harmed(page)}
    return Parts(
        candidates(page, THING, False),
        bodies(page),
        told(page, hurt),
    )


def completed(
    page: Page, one: Incident, all_: Sequence[Incident], parts: Parts
) -> tuple[Incident, tuple[Band, ...]]:
    """The incident with the things whose signs speak for being hit, and the bodies behind it."""
    things: list[Who] = []
    for it in parts.things:
        found = signs(page, one, all_, parts.told, it)
        if score("thing", found) > 0:
            things.append(_with_effects(it.who, effect_signs(one, it, found), _DAMAGE))
    behind = bodies_of(page, one, parts.bodies, tuple(named_bodies(page, one)))
    return replace(one, things=tuple(distinct(things))), behind


def _with_effects(who: Who, found: frozenset[str], effects: Sequence[tuple[str, str]]) -> Who:
    """The same one with the effect that the signs speak for most, if for any."""
    best = max(effects, key=lambda e: score(e[0], found))
    effect = best[1] if score(best[0], found) > 0 else None
    return replace(who, parts=tuple(replace(p, effect=effect) for p in who.parts))
