"""Places by the name the reports give them: a brief that quotes "Derna" does not tell of "Darnah".

The registry's name stands where any report writes it, or where the reports' own is too unlike it
to be the same name. What is held stays as it is; places withheld for the public are left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from difflib import SequenceMatcher

from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.model.locations import Location
from marsad.model.values import Held
from marsad.publishing.material import Material
from marsad.publishing.wording.places import GENERALISED

NAME = re.compile(r"(?:(?:al|el|ar|as|ash|at|an|ad|az)-)?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*$")
ARTICLES = frozenset({"al", "el", "ar", "as", "ash", "at", "an", "ad", "az", "the"})
ALIKE = 0.6
SHORTEST = 4


def as_written(material: Material) -> Material:
    """``material`` with the names of places as its reports write them."""
    names = names_of(material)
    if not names:
        return material
    return replace(
        material,
        events=tuple(_event(e, names) for e in material.events),
        previous_events=tuple(_event(e, names) for e in material.previous_events),
        claims={key: _claim(c, names) for key, c in material.claims.items()},
    )


def names_of(material: Material) -> dict[str, str]:
    """By place id, the name that its reports use most, where none of them has the registry's."""
    forms: dict[str, Counter[str]] = {}
    registry: dict[str, str] = {}
    for claim in material.claims.values():
        where = claim.where.value if claim.where is not None else None
        if claim.where is None or where is None or where.place_id is None:
            continue
        if where.feature == GENERALISED:
            continue
        registry[where.place_id] = where.name
        for span in claim.where.spans:
            found = NAME.search(" ".join(span.quote.split()))
            if found is not None:
                forms.setdefault(where.place_id, Counter())[found.group()] += 1
    chosen = {}
    for place, written in forms.items():
        name = registry[place]
        if name in written or len(name) < SHORTEST:
            continue
        near = [(n, form) for form, n in written.items() if _alike(form, name)]
        if near:
            chosen[place] = min(near, key=lambda one: (-one[0], one[1]))[1]
    return chosen


def _alike(form: str, name: str) -> bool:
    """True for two spellings of one name: as many words, articles apart, and much the same."""
    one, two = _plain(form), _plain(name)
    if len(one) != len(two) or len("".join(one)) < SHORTEST:
        return False
    return SequenceMatcher(None, "".join(one), "".join(two)).ratio() >= ALIKE


def _plain(name: str) -> list[str]:
    bare = "".join(
        c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c)
    )
    words = re.sub(r"['’‘ʿʾ`]", "", bare).replace("-", " ").split()
    return [w for w in words if w not in ARTICLES] or words


def _event(event: Event, names: Mapping[str, str]) -> Event:
    if event.where is None:
        return event
    held = event.where
    rivals = tuple(replace(r, value=_named(r.value, names)) for r in held.rivals)
    where: Held[Location] = replace(held, value=_named(held.value, names), rivals=rivals)
    return event if where == held else replace(event, where=where)


def _claim(claim: Claim, names: Mapping[str, str]) -> Claim:
    if claim.where is None:
        return claim
    now = _named(claim.where.value, names)
    if now is claim.where.value:
        return claim
    return replace(claim, where=replace(claim.where, value=now))


def _named(where: Location, names: Mapping[str, str]) -> Location:
    name = names.get(where.place_id or "")
    if name is None or where.feature == GENERALISED or where.name == name:
        return where
    return replace(where, name=name)
