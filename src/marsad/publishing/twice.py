"""A place is told once in a sentence: "a bus station in Quetta", not "... in Quetta in Quetta"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.model.locations import Location
from marsad.model.values import Held
from marsad.publishing.material import Material

_SMALL = frozenset({
    "in", "at", "near", "the", "a", "an", "of", "area", "outside", "around", "town", "city",
    "village", "somewhere",
})  # fmt: skip
_WORD = re.compile(r"[\w'’-]+")


def told_by_side(
    where: Held[Location], sides: Sequence[str], material: Material, *, owners: bool = False
) -> bool:
    """True when a side's own words name the held place the way its claims do: the side ends in
    "in", "at", "near" or "outside" and the place's name, and the location says no more. With
    ``owners`` "a market of Derna" says it too."""
    place = where.value
    if place.relation not in ("in", "near") or place.second_name or not sides:
        return False
    spans = [s for c in material.behind(where) if c.where is not None for s in c.where.spans]
    names = {_names(place.name), *(_names(s.quote) for s in spans)} - {()}
    asked = ["near", "outside"] if place.relation == "near" else ["in", "at"]
    if owners and place.precision != "country":
        asked.append("of")
    return any(
        _names(tail) in names
        for side in sides
        for tail in re.findall(rf"\b(?:{'|'.join(asked)})\s+(.+)$", side)
    )


def _names(words: str) -> tuple[str, ...]:
    """The words of a phrase that name, in lower case."""
    return tuple(w for w in _WORD.findall(words.lower()) if w not in _SMALL)
