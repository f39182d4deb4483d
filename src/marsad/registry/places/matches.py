"""A place that a name may mean, and how places of several gazetteers become one.

Law: joining adds what is known of a place and takes no place away. What is one place in one
gazetteer alone stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from marsad.model.locations import Place
from marsad.registry.geometry import distance_km

BUILT_IN = ""
# How near two places of one name are one, in km: towns as GeoNames and OpenStreetMap place them,
# whose centres differ by a kilometre or two; middles of regions differ more.
SAME_TOWN_KM = 5.0
SAME_REGION_KM = 100.0
OWN_LIFT = 1.3  # what a town of our own tables has over another one of unknown size


@dataclass(frozen=True, slots=True)
class Match:
    """A place that a name may mean. ``quality``: 3 its main name, 2 one of our own other names,
    1 an alternate name of GeoNames, 0 only alike in transliteration.

    ``lift`` is what an imported place's kind adds to its weight; ``sources`` the gazetteers that
    have it, the one whose point it is first (none named: the built-in places alone); ``also`` its
    ids in the others.
    """

    place: Place
    quality: int
    lift: float = 0.0
    sources: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


def are_one(a: Place, b: Place) -> bool:
    """Are two places of one name, from two gazetteers, the same place? Of one id always; else
    towns near each other, countries, regions of one level and country, near things of one class.
    """
    if a.id == b.id:
        return True
    kind = a.feature[0]
    if kind != b.feature[0] or (a.country and b.country and a.country != b.country):
        return False
    if a.feature[:5] == b.feature[:5] == "A.PCL":
        return True
    if kind == "A":
        same = a.feature == b.feature and a.country == b.country
        return same and distance_km(a.lat, a.lon, b.lat, b.lon) <= SAME_REGION_KM
    return distance_km(a.lat, a.lon, b.lat, b.lon) <= SAME_TOWN_KM


def join(found: Iterable[Match]) -> tuple[Match, ...]:
    """One match for each place, in the order in which the first of each comes; each match given
    names one source, the preferred first. The first one's point wins, what it does not know is
    filled in from the others, and of qualities the best holds."""
    groups: list[list[Match]] = []
    for match in found:
        group = _group_of(match, groups)
        if group is None:
            groups.append([match])
        else:
            group.append(match)
    return tuple(_united(group) if len(group) > 1 else group[0] for group in groups)


def _group_of(match: Match, groups: list[list[Match]]) -> list[Match] | None:
    """The group of the same id, else the nearest of those that no match of this source is in."""
    for group in groups:
        if any(m.place.id == match.place.id for m in group):
            return group
    near = [
        g for g in groups
        if all(m.sources != match.sources for m in g) and are_one(g[0].place, match.place)
    ]  # fmt: skip
    return min(near, key=lambda g: _km(g[0].place, match.place), default=None)


def _km(a: Place, b: Place) -> float:
    return distance_km(a.lat, a.lon, b.lat, b.lon)


def _united(group: list[Match]) -> Match:
    first, places = group[0].place, [m.place for m in group]
    people = first.population or next((p.population for p in places if p.population), 0)
    sized = first if first.population else next((p for p in places if p.population), first)
    plain = first.feature in ("P.PPL", "L.LCTY")
    told = next((p.feature for p in places if p.feature[0] == "P" and p.feature != "P.PPL"), "")
    place = replace(
        first,
        feature=told if plain and told else first.feature,
        country=next((p.country for p in places if p.country), ""),
        admin1=next((p.admin1 for p in places if p.admin1), ""),
        population=people,
        radius_km=sized.radius_km,
    )
    ours = any(m.place.id.startswith("marsad-place:") for m in group[1:])
    lift = max(m.lift for m in group) + (OWN_LIFT if ours and place.feature[0] == "P" else 0.0)
    also = dict.fromkeys(p.id for p in places if p.id != first.id)
    sources = dict.fromkeys(s for m in group for s in m.sources or (BUILT_IN,))
    return Match(place, max(m.quality for m in group), lift, tuple(sources), tuple(also))
