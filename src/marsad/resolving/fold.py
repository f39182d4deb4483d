"""From the claims of one event to the event: every field held, with its rivals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.model.events import Event
from marsad.resolving.facets import DENIAL_TRACK, UNREAL_TRACK, Facet
from marsad.resolving.fold_counts import fold_counts
from marsad.resolving.fold_fields import fold_kind, fold_when, fold_where, ids
from marsad.resolving.fold_sides import (
    fold_actors,
    fold_instruments,
    fold_targets,
    rival_culprits,
)
from marsad.resolving.grading import grading_of
from marsad.resolving.kin import Kin
from marsad.resolving.standing import standing_of
from marsad.resolving.voices import heard


def fold(
    name: str, members: Sequence[Facet], kin: Kin, *, names: Sequence[str] = (),
    alike: Sequence[str] = (),
) -> Event:
    """The event ``name`` as its claims (in library order) have it. Values come from what is told;
    an event that is only denied takes them from its denials."""
    kin = kin.at(next((f.day for f in members if f.day is not None), None))
    told = [f for f in members if f.track != DENIAL_TRACK] or list(members)
    listed = heard(members, kin)
    avowers = frozenset(h.facet.claim.id for h in listed if h.avows)
    silent = frozenset(f.claim.id for f in members if f.overtaken)
    actors = fold_actors([f for f in members if f.track != DENIAL_TRACK], kin, avowers)
    event = Event(
        id=name,
        kind=fold_kind(told),
        claims=ids(members),
        standing=standing_of(members, rival_culprits(actors, kin, silent), kin),
        when=fold_when(told, avowers),
        where=fold_where(told, avowers),
        actors=actors,
        targets=fold_targets(told, kin),
        instruments=fold_instruments(told),
        counts=fold_counts(told, listed),
        theme=told[0].claim.theme,
        realis=_realis([f for f in members if not f.overtaken] or members),
        contexts=tuple(dict.fromkeys(c for f in told for c in f.claim.contexts)),
        denials=ids(f for f in members if f.track == DENIAL_TRACK),
        also_known_as=tuple(names),
        alike=tuple(alike),
        confidence=max(f.claim.confidence for f in told),
        overtaken=ids(f for f in members if f.overtaken),
    )
    return replace(event, grading=grading_of(event, members, kin))


def _realis(members: Sequence[Facet]) -> str:
    told = [f for f in members if f.track != DENIAL_TRACK]
    if not told:
        return "not-happened"
    said = {f.claim.realis.value for f in told}
    if told[0].track == UNREAL_TRACK:
        return "future" if "future" in said else "unknown"
    return next((r for r in ("happened", "ongoing") if r in said), "unknown")
