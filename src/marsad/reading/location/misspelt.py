"""A name that no gazetteer has, one letter off a country, or off a town of the text's country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marsad.model.locations import Place
from marsad.registry.gazetteer import Gazetteer
from marsad.registry.places.keys import fold

LEAST_LETTERS = 5
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _one_off(key: str) -> Iterator[str]:
    """Every key with one letter left out, put in, changed, or two changed round."""
    for k in range(len(key) + 1):
        head, tail = key[:k], key[k:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in LETTERS:
            yield head + letter + tail
            if tail and k:
                yield head + letter + tail[1:]


def one_letter_off(name: str, countries: Iterable[str], gazetteer: Gazetteer) -> Place | None:
    """The one town of these countries whose name is a letter off ``name``; ``None`` if there is
    none, or more than one. Short names are never guessed."""
    key, wanted = fold(name), frozenset(countries)
    if len(key) < LEAST_LETTERS or not key.isascii() or not wanted:
        return None
    found: dict[str, Place] = {}
    for other in sorted(set(_one_off(key))):
        for match in gazetteer.matches_of_key(other):
            place = match.place
            if match.quality and place.country in wanted and place.feature[0] == "P":
                found[place.id] = place
    return next(iter(found.values())) if len(found) == 1 else None


def country_one_off(name: str, gazetteer: Gazetteer) -> Place | None:
    """The one country of which a letter is doubled, left out, put in or changed round in ``name``:
    "Mauritannia". Another letter makes another name: "Greenlane" is a street of houses."""
    key = fold(name)
    if len(key) <= LEAST_LETTERS or not key.isascii():
        return None
    found = {
        m.place.id: m.place
        for other in sorted(set(_one_off(key)))
        if len(other) != len(key) or sorted(other) == sorted(key)
        for m in gazetteer.matches_of_key(other)
        if m.quality >= 2 and m.place.feature == "A.PCLI"
    }
    return next(iter(found.values())) if len(found) == 1 else None
