"""A comparison that explains itself: features summed for a pair, then for a claim and an event.

At ``JOIN`` two tellings are one event; from ``ALIKE`` on they look alike and a person judges;
below they are two. A denial needs less (``JOIN_DENIAL``): it names what others tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.model.claims import Claim
from marsad.registry.actor_index import ActorIndex
from marsad.resolving.dossier import Dossier
from marsad.resolving.facets import DENIAL_TRACK, UNREAL_TRACK, Facet, facet_of
from marsad.resolving.features import FEATURES, VETO, Feature
from marsad.resolving.kin import Kin

JOIN, ALIKE, JOIN_DENIAL = 3.5, 2.3, 2.6
MEMBERS = 12
# Each feature with the most that all features after it can add.
LADDER = tuple(
    (feature, sum(f.most * f.weight for f in FEATURES[place:]))
    for place, feature in enumerate(FEATURES, start=1)
)
Reasons = tuple[tuple[str, float, float], ...]


def explain(
    a: Claim, b: Claim, *, dossiers: Mapping[str, Dossier], index: ActorIndex | None = None
) -> Reasons:
    """Why two claims are or are not one event: (feature, value, weight), every feature, in the
    order of the table. The score is the sum of value times weight."""
    one, other = facet_of(a, dossiers[a.document]), facet_of(b, dossiers[b.document])
    kin = Kin(index).at(one.day)
    return tuple((f.name, f.value(one, other, kin), f.weight) for f in FEATURES)


def total(reasons: Reasons) -> float:
    """The score that ``reasons`` add up to."""
    return sum(value * weight for _, value, weight in reasons)


def threshold(one: Facet, other: Facet) -> float:
    """What the score must reach for these two to be one event."""
    return JOIN_DENIAL if DENIAL_TRACK in (one.track, other.track) else JOIN


def may_meet(one: Facet, other: Facet) -> bool:
    """What is planned or feared never meets what is told as real or denied."""
    return (one.track == UNREAL_TRACK) == (other.track == UNREAL_TRACK)


def reasons_to_join(group: Sequence[Facet], members: Sequence[Facet], kin: Kin) -> Reasons:
    """Why the claims of ``group`` are or are not of the event that ``members`` make so far.

    Each feature is asked of every pair. Where pairs differ, the mean of the best and of all that
    speak counts; an exact feature (a day, a number of attacks) counts its best when some member
    agrees outright, else its worst: one vague telling may not bridge two dated ones, nor a wide one
    two towns far apart. The list ends at a veto, or where what is left cannot bring the score to
    ``ALIKE`` any more.
    """
    known = members if len(members) <= MEMBERS else _ends(members)
    reasons: list[tuple[str, float, float]] = []
    score = 0.0
    for feature, left in LADDER:
        values = [v for a in group for b in known if (v := feature.value(a, b, kin))]
        value = together(feature, values)
        reasons.append((feature.name, value, feature.weight))
        score += value * feature.weight
        if value <= VETO or score + left < ALIKE:
            break
    return tuple(reasons)


def score_to_join(group: Sequence[Facet], members: Sequence[Facet], kin: Kin) -> float:
    """What ``reasons_to_join`` add up to; one claim and one claim are compared without a list."""
    if len(group) > 1 or len(members) > 1:
        return total(reasons_to_join(group, members, kin))
    one, other = group[0], members[0]
    score = 0.0
    for feature, left in LADDER:
        value = feature.value(one, other, kin)
        score += value * feature.weight
        if value <= VETO or score + left < ALIKE:
            break
    return score


def _ends(members: Sequence[Facet]) -> Sequence[Facet]:
    half = MEMBERS // 2
    return (*members[:half], *members[-half:])


def together(feature: Feature, values: Sequence[float]) -> float:
    """What a feature says of two events, from what it says of each pair of their claims."""
    if not values:
        return 0.0
    best, worst = max(values), min(values)
    if feature.exact:
        return best if best >= feature.most or worst >= 0.0 else worst
    if worst <= feature.never and best < feature.most:
        return worst
    if worst <= VETO and best <= 0.0:
        return worst
    return (best + sum(values) / len(values)) / 2
