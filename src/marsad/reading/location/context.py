"""What the rest of the text says about where it is: its countries and its nearest places."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.locations import Place
from marsad.model.mentions import PlaceMention
from marsad.registry.borders import neighbours
from marsad.registry.gazetteer import Gazetteer

NEAR_CHARS = 400
NEARBY = frozenset("PSATHRV")


@dataclass(frozen=True, slots=True)
class Context:
    """The names of a text, the country it is said to be about (ISO alpha-3 or empty), the
    gazetteer, and the names that a distance is counted from: nothing happens there."""

    places: tuple[PlaceMention, ...]
    hint: str
    gazetteer: Gazetteer
    counted_from: frozenset[int] = frozenset()


def neighbour_near(context: Context, named: Place, start: int) -> Place | None:
    """The country beside ``named`` that the text is in at ``start``: the one it is said to be
    about, else that of the nearest name; ``None`` if it names none."""
    beside = neighbours(named.country)
    if context.hint in beside:
        return context.gazetteer.country_of(context.hint)
    found = [
        (p.role not in ("location", "demonym"), abs(p.start - start), p.place.country)
        for p in context.places
        if p.place is not None and p.place.country in beside
    ]
    return context.gazetteer.country_of(min(found)[2]) if found else None


def nearest_place(
    context: Context, countries: tuple[str, ...], start: int, end: int
) -> tuple[Place, ...]:
    """Places smaller than a country that are named around ``start:end`` in these countries, the
    nearest in the text first, places before it preferred."""
    found = []
    for k, p in enumerate(context.places):
        if p.place is None or p.role != "location" or p.place.feature == "A.PCLI":
            continue
        if p.place.country not in countries or p.place.feature[0] not in NEARBY:
            continue
        if start <= p.start < end or k in context.counted_from:
            continue
        away = start - p.end if p.start < start else 2 * (p.start - end)
        if away <= NEAR_CHARS:
            found.append((away, k, p.place))
    return tuple(place for _, _, place in sorted(found, key=lambda row: row[:2]))


def other_countries(context: Context) -> frozenset[str]:
    """The countries of all names, and the one the text is said to be about."""
    said = {p.place.country for p in context.places if p.place is not None and p.place.country}
    return frozenset(said | ({context.hint} if context.hint else set()))
