"""P-codes: the codes of administrative units that OCHA and others share, as imported tables give
them. None comes with Marsad.

Law: a code is told only where a table gives it to that very place, or to the one region of that
name in that country. Where two tables or rows differ there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from marsad.model.locations import Location, Place
from marsad.registry.places.keys import fold
from marsad.registry.places.matches import are_one

if TYPE_CHECKING:
    from marsad.registry.places.imports.layer import Layer

ADMIN1, ADMIN2 = "A.ADM1", "A.ADM2"


@dataclass(frozen=True, slots=True)
class Codes:
    """The P-code of a place, and those of the units of the first and second level it lies in."""

    place: str | None = None
    admin1: str | None = None
    admin2: str | None = None


UNKNOWN = Codes()


@dataclass(frozen=True, slots=True)
class Pcodes:
    """What is known: codes by the id of a place, and of regions by ``country/name``."""

    places: Mapping[str, Codes] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)

    def of(self, where: Location | None) -> Codes:
        """The codes of a location. What is near a place, or somewhere about it, has not the
        place's own, but those of the region it is told to be in."""
        if where is None:
            return UNKNOWN
        known = self.places.get(where.place_id or "", UNKNOWN)
        if where.relation == "in" and known != UNKNOWN:
            return Codes(known.place, known.admin1 or self.regions.get(_region(where)),
                         known.admin2)  # fmt: skip
        return Codes(None, self.regions.get(_region(where)), None)


def pcodes_of(wheres: Iterable[Location], layers: Sequence[Layer]) -> Pcodes:
    """What the layers know of the places and regions of some locations."""
    told = [layer for layer in layers if layer.has_pcodes]
    if not told:
        return Pcodes()
    places: dict[str, Codes] = {}
    regions: dict[str, str] = {}
    for where in wheres:
        if where.admin1 and (code := _one(_of_region(where, told))):
            regions[_region(where)] = code
        if where.place_id and where.relation == "in" and where.place_id not in places:
            found = _of_place(where, told)
            codes = Codes(*(_one(c[n] for c in found) for n in range(3)))
            if codes != UNKNOWN:
                places[where.place_id] = codes
    return Pcodes(places, regions)


def _region(where: Location) -> str:
    return f"{where.country}/{fold(where.admin1)}"


def _of_region(where: Location, layers: Sequence[Layer]) -> Iterable[str]:
    for layer in layers:
        for found in layer.found(fold(where.admin1)):
            place = found.place
            if place and place.feature == ADMIN1 and place.country == where.country:
                yield layer.pcodes(place.id)[0]


def _of_place(where: Location, layers: Sequence[Layer]) -> list[tuple[str, str, str]]:
    """The codes of each row that is this place: by its id, or by name and point."""
    found = []
    for layer in layers:
        rows = {f.place.id: f.place for f in layer.found(fold(where.name)) if f.place}
        ids = [i for i, place in rows.items() if _same(where, place)]
        for one in dict.fromkeys([str(where.place_id), *ids]):
            place, (own, first, second) = rows.get(one), layer.pcodes(one)
            feature = place.feature if place else where.feature
            found.append((own, first or (own if feature == ADMIN1 else ""),
                          second or (own if feature == ADMIN2 else "")))  # fmt: skip
    return found


def _same(where: Location, place: Place) -> bool:
    if where.lat is None or where.lon is None or not where.feature:
        return False
    here = Place(str(where.place_id), where.name, where.lat, where.lon, where.feature,
                 where.country)  # fmt: skip
    return are_one(here, place)


def _one(codes: Iterable[str]) -> str | None:
    """The code where there is just one."""
    found = {code for code in codes if code}
    return found.pop() if len(found) == 1 else None
