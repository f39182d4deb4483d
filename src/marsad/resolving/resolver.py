"""Claims and decisions to events. Pure: equal input gives equal events, in whatever order it
comes (law 5); the text is never seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from marsad.model.claims import Claim
from marsad.model.decisions import Decision
from marsad.model.events import Event, event_id
from marsad.registry.actor_index import ActorIndex
from marsad.resolving.clusters import Cluster, cluster
from marsad.resolving.dossier import Dossier
from marsad.resolving.editions import editions_of
from marsad.resolving.facets import facets_of
from marsad.resolving.fold import fold
from marsad.resolving.kin import Kin
from marsad.resolving.orders import decoded, in_force, rejected_claims, settings
from marsad.resolving.setting import apply_settings
from marsad.resolving.shaping import Shape, shape


def resolve(
    claims: Sequence[Claim],
    decisions: Sequence[Decision],
    *,
    dossiers: Mapping[str, Dossier],
    index: ActorIndex | None = None,
) -> tuple[Event, ...]:
    """The events that these claims make under these decisions, in the order they were founded.

    Every claim that no decision rejects (itself, or with its document) is in exactly one event
    (law 4). A rejected founding
    claim still names its event, as long as another claim is left. Raises ``KeyError`` for a claim
    whose document has no dossier, ``MarsadError`` (``E-REVIEW-VALUE``) for a decision that sets
    what cannot be.
    """
    kin = Kin(index)
    clusters = cluster(facets_of(claims, dossiers), kin)
    return events_of(clusters, decisions, kin, dossiers)


def events_of(
    clusters: Mapping[int, Cluster],
    decisions: Sequence[Decision],
    kin: Kin,
    dossiers: Mapping[str, Dossier],
) -> tuple[Event, ...]:
    """The events that these clusters (by number) make under these decisions, in the order they
    were founded. Where not all clusters are given, an event is as it would be with all of them, if
    all that an order joins with it are among them, and all that look like one of it, with theirs.
    Where not all dossiers are given, those are there of the claims' documents, of all that these
    supersede, and of what decisions replaced."""
    orders = in_force(decisions)
    editions = editions_of(dossiers, orders)
    shaped = shape(tuple(clusters.values()), orders, kin)
    shaped.keep_names(decoded(d for d in decisions if d.verb == "split"))
    alike = _alike(clusters, shaped)
    out = rejected_claims(orders)
    leads = {name: shaped.current(name) or name for name in (*shaped.events, *shaped.lead)}
    set_on = settings(orders, leads)
    events = []
    for name, made in shaped.events.items():
        members = [f for f in made.members if f.claim.id not in out]
        if not members:
            continue
        told = editions.speaking(editions.left(members))
        event = fold(name, told, kin, names=made.names, alike=alike.get(name, ()))
        if editions.is_withdrawn(members):
            event = editions.as_withdrawn(event, members)
        events.append((told[0].order, apply_settings(event, set_on.get(name, ()))))
    return _with_living_links(tuple(event for _, event in sorted(events, key=lambda e: e[0])))


def _alike(clusters: Mapping[int, Cluster], shaped: Shape) -> dict[str, tuple[str, ...]]:
    """For each event the ones that look alike, most alike first; what a person took apart or
    joined is judged already."""
    scores: dict[frozenset[str], float] = {}
    apart = shaped.parted()
    names = {number: event_id(c.members[0].claim.id) for number, c in clusters.items()}
    for number, one in clusters.items():
        for other, score in one.alike.items():
            a, b = shaped.current(names[number]), shaped.current(names[other])
            if a is None or b is None or a == b:
                continue
            pair = frozenset((a, b))
            if pair not in apart:
                scores[pair] = max(score, scores.get(pair, 0.0))
    found: dict[str, tuple[str, ...]] = {}
    for pair in sorted(scores, key=lambda p: (-scores[p], sorted(p))):
        one_id, other_id = sorted(pair)
        found[one_id] = (*found.get(one_id, ()), other_id)
        found[other_id] = (*found.get(other_id, ()), one_id)
    return found


def _with_living_links(events: tuple[Event, ...]) -> tuple[Event, ...]:
    alive = {e.id for e in events}
    return tuple(
        e if all(a in alive for a in e.alike)
        else replace(e, alike=tuple(a for a in e.alike if a in alive))
        for e in events
    )  # fmt: skip


def current_id(events: Sequence[Event], old_id: str) -> str | None:
    """The id under which an event is held today: its own, or that of the event it was merged
    into, or that holds the claim it was named after; ``None`` when no claim of it is left."""
    for event in events:
        if event.id == old_id:
            return event.id
    founder = old_id.replace("event-", "claim-", 1)
    return next(
        (e.id for e in events if old_id in e.also_known_as or founder in e.claims), None
    )
