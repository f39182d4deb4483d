"""Asking for an actor by a name as lists and data sets write it, which is not always as reports do:
"Government of Ruritania", "Hill Front (Ruritania)", several sides in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from marsad.model.actors import Actor, ActorName
from marsad.registry.actor_index import ActorIndex, Sense, alive, fold, in_use

NO_ACTORS = frozenset({"civilians", "protesters", "rioters"})
STATE = "marsad:state-"
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
_OF = re.compile(
    r"(?P<what>government|military(?: forces)?|armed forces|police(?: forces)?|army|forces|"
    r"supporters|militants|members|militia)(?: forces)? (?:loyal to|of|for) (?:the )?(?P<whom>.+)$",
    re.IGNORECASE,
)
_STATE_OF = re.compile(r"(?P<whom>.+?)(?:'s|’s)? (?P<what>government|armed forces|army)$",
                       re.IGNORECASE)  # fmt: skip
_APART = re.compile(r"\s*[,;]\s*")
_FEWEST = 3  # letters of a word that is looked for inside other names


@dataclass(frozen=True, slots=True)
class Answer:
    """What one side of a name means: its actors, best first; or, without actors, a ``kind`` of
    people that is no actor; or neither. ``how`` says what was done where the name as it stands is
    in no list."""

    asked: str
    senses: tuple[Sense, ...]
    how: str = ""
    kind: str = ""

    @property
    def known(self) -> bool:
        """True when the registry can say who or what this is."""
        return bool(self.senses or self.kind)


def ask(
    index: ActorIndex, name: str, on: date | None = None, country: str = ""
) -> tuple[Answer, ...]:
    """What a name means, whole or side by side; each answer of actors of that country, where one
    is asked for."""
    whole = _one(index, name, on, country)
    if whole.known or not _APART.search(name):
        return (whole,)
    return tuple(_one(index, part, on, country) for part in _APART.split(name) if part.strip())


def _one(index: ActorIndex, name: str, on: date | None, country: str) -> Answer:
    text = " ".join(name.split())
    senses = _within(index.lookup(text, on), country)
    if senses:
        return Answer(text, senses)
    if fold(text) in NO_ACTORS:
        return Answer(text, (), "a kind of people, no actor", fold(text))
    bare = _BRACKET.sub("", text)
    for form in dict.fromkeys((text, bare)):
        for pattern in (_OF, _STATE_OF):
            if match := pattern.match(form):
                senses = _within(_held(index, match["what"].lower(), match["whom"], on), country)
                if senses:
                    return Answer(text, senses, f"the {match['what'].lower()} of {match['whom']}")
    if senses := _within(_bracketed(index, text), country):
        return Answer(text, senses, "a name that the registry tells apart by a bracket")
    if bare != text and (senses := _within(index.lookup(bare, on), country)):
        return Answer(text, senses, f"{bare}, without what stands in brackets")
    return Answer(text, ())


def _held(index: ActorIndex, what: str, whom: str, on: date | None) -> tuple[Sense, ...]:
    """Whoever is the ``what`` of ``whom``: a state for its government, its army for its forces,
    and the actor itself for the men of one that is no state."""
    found = index.lookup(whom, on) or index.lookup(_BRACKET.sub("", whom), on)
    states = [s.actor for s in found if s.actor.id.startswith(STATE)]
    if what == "government":
        return tuple(_sense(s) for s in states[:1])
    if states:
        army = index.army(states[0].country, on)
        forces = "police" not in what and what not in ("supporters", "members")
        return (_sense(army),) if forces and army is not None else ()
    return found


def _bracketed(index: ActorIndex, text: str) -> tuple[Sense, ...]:
    """Actors with a name that is ``text`` with a bracket behind it: such a name is read in a text
    only with its bracket, since alone it means other things too ("Vikings (Nigeria)")."""
    key = fold(text)
    return tuple(sense for name, senses in index.by_name.items()
                 if name.endswith(")") and name.startswith(key) and _BRACKET.sub("", name) == key
                 for sense in senses)  # fmt: skip


def _sense(actor: Actor) -> Sense:
    return Sense(actor, ActorName(actor.name))


def _within(senses: tuple[Sense, ...], country: str) -> tuple[Sense, ...]:
    return tuple(s for s in senses if not country or s.actor.country == country)


def fits(sense: Sense, on: date | None) -> bool:
    """True when the actor existed and was so called on the day, as far as its dates say."""
    return in_use(sense.name, on) and alive(sense.actor, on)


def alike(index: ActorIndex, name: str, country: str = "") -> Iterator[Actor]:
    """Actors with a name that holds all words of ``name``, by id: what may have been meant."""
    words = [w for w in fold(name).split() if len(w) >= _FEWEST]
    seen: set[str] = set()
    for key, senses in index.by_name.items() if words else ():
        if all(word in key for word in words):
            for sense in _within(senses, country):
                seen.add(sense.actor.id)
    yield from (index.actors[i] for i in sorted(seen))
