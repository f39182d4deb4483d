"""Two events that look alike, side by side: what speaks for one event and what for two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.registry.actor_index import ActorIndex
from marsad.resolving.dossier import Dossier
from marsad.resolving.facets import Facet, facets_of
from marsad.resolving.features import FEATURES
from marsad.resolving.kin import Kin
from marsad.resolving.scoring import Reasons, together


def explain_pairs(
    pairs: Iterable[tuple[Event, Event]],
    claims: Sequence[Claim],
    *,
    dossiers: Mapping[str, Dossier],
    index: ActorIndex | None = None,
) -> tuple[Reasons, ...]:
    """For each pair every feature with what it says: (feature, value, weight), in the order of
    the table. The score that decides is the sum of value times weight; positive speaks for one
    event. The later event is asked whether it is the earlier one."""
    kin = Kin(index)
    by_claim = {f.claim.id: f for f in facets_of(claims, dossiers)}
    listed = [(_facets(one, by_claim), _facets(two, by_claim)) for one, two in pairs]
    return tuple(_explain(one, two, kin) for one, two in listed)


def _facets(event: Event, known: Mapping[str, Facet]) -> list[Facet]:
    return [known[c] for c in event.claims if c in known]


def _explain(one: Sequence[Facet], other: Sequence[Facet], kin: Kin) -> Reasons:
    if one and other and other[0].order < one[0].order:
        one, other = other, one
    kin = kin.at(other[0].day if other else None)
    rows = []
    for feature in FEATURES:
        values = [v for a in other for b in one if (v := feature.value(a, b, kin))]
        rows.append((feature.name, together(feature, values), feature.weight))
    return tuple(rows)
