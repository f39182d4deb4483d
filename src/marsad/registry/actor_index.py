"""Names to actors. One name may be several actors' at different times: all candidates come back,
those whose name was in use on the day first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from marsad.model.actors import Actor, ActorName
from marsad.registry.actor_file import bundled_actors

SENSES = ("name", "variant", "acronym", "short", "demonym", "metonym")
_WORD = re.compile(r"[\w’']+(?:\.(?=\w)[\w]+)*", re.UNICODE)
_ARTICLES = re.compile(r"\b(?:al|el|ar|as|ash|at|an|ad|az)[- ](?=\w)", re.IGNORECASE)
_OWNER = re.compile(r"'s\b")
_HYPHENS = re.compile(r"[-–‑/]")
_THE = re.compile(r"^the\s+")
_SPACES = re.compile(r"\s+")
_ARMY = re.compile(r"\bArmed Forces\b|^\w+ (?:National |Arab )?Army$|\bDefen[cs]e Forces?$")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "ʿ": "'", "ʾ": "'"})


@dataclass(frozen=True, slots=True)
class Sense:
    """One actor that a name can mean, and in which use of the name."""

    actor: Actor
    name: ActorName


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """The key under which a name is found: no case, accents, apostrophes, dots or hyphens; the
    Arabic article joined one way ("al-", "el-", "Al "); a leading "the" dropped."""
    text = name.translate(_APOSTROPHES)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if not unicodedata.combining(c))
    text = text.lower()
    if "'" in text:
        text = _OWNER.sub("", text).replace("'", "")
    text = _ARTICLES.sub("al ", _HYPHENS.sub(" ", text.replace(".", "")))
    text = _THE.sub("", text.strip())
    return _SPACES.sub(" ", text).strip()


def in_use(name: ActorName, on: date | None) -> bool:
    """True when the name was used on that day; with no day, always."""
    if on is None:
        return True
    day = on.isoformat()
    since_ok = name.since is None or name.since <= day
    until_ok = name.until is None or day <= name.until + "-99"
    return since_ok and until_ok


def alive(actor: Actor, on: date | None) -> bool:
    """True when the actor existed on that day, as far as its dates say."""
    if on is None:
        return True
    day = on.isoformat()
    return (actor.since is None or actor.since <= day) and (
        actor.until is None or day <= actor.until + "-99"
    )


@dataclass(frozen=True, slots=True)
class ActorIndex:
    """All actors by id and by folded name, and for each first word of a name the most words such a
    name has. ``own`` are the ids of a person's own entries, which come before others of the same
    name; ``imported`` the marks of the lists they are from. Read-only once made."""

    actors: dict[str, Actor]
    by_name: dict[str, tuple[Sense, ...]]
    first_words: dict[str, int]
    armies: dict[str, tuple[Actor, ...]]
    own: frozenset[str] = frozenset()
    imported: tuple[str, ...] = ()

    def get(self, actor_id: str) -> Actor | None:
        """The actor of that id."""
        return self.actors.get(actor_id)

    def lookup(self, name: str, on: date | None = None) -> tuple[Sense, ...]:
        """Every actor the name can mean, best first: in use on the day, then by use of name."""
        return self.rank(self.by_name.get(fold(name), ()), on)

    def lookup_key(self, key: str, on: date | None = None) -> tuple[Sense, ...]:
        """As ``lookup``, for a key that is folded already."""
        return self.rank(self.by_name.get(key, ()), on)

    def rank(self, senses: tuple[Sense, ...], on: date | None) -> tuple[Sense, ...]:
        """The same senses: those that fit the day first, of these a person's own; the order of
        the lists breaks ties."""
        if len(senses) < 2:
            return senses
        return tuple(
            sorted(
                senses,
                key=lambda s: (
                    not (in_use(s.name, on) and alive(s.actor, on)),
                    s.actor.id not in self.own,
                    SENSES.index(s.name.kind) if s.name.kind in SENSES else len(SENSES),
                ),
            )
        )

    def army(self, country: str, on: date | None = None) -> Actor | None:
        """The armed forces of an ISO alpha-3 country as a whole, where it has one such body."""
        return next((a for a in self.armies.get(country, ()) if alive(a, on)), None)

    def state(self, country: str) -> Actor | None:
        """The state of an ISO alpha-3 country."""
        return self.actors.get(f"marsad:state-{country.lower()}")


def index_actors(actors: Iterable[Actor]) -> ActorIndex:
    """An index over ``actors``. A later actor with the same id replaces an earlier one."""
    by_id = {actor.id: actor for actor in actors}
    names: dict[str, dict[str, Sense]] = {}
    for actor in by_id.values():
        for name in (ActorName(actor.name), *actor.names):
            key = fold(name.text)
            if len(key) > 1:
                names.setdefault(key, {}).setdefault(actor.id, Sense(actor, name))
    by_name = {key: tuple(senses.values()) for key, senses in names.items()}
    firsts: dict[str, int] = {}
    for key in by_name:
        words = key.split()
        firsts[words[0]] = max(firsts.get(words[0], 0), len(words))
    armies: dict[str, tuple[Actor, ...]] = {}
    for actor in by_id.values():
        if actor.kind == "state-forces" and _ARMY.search(actor.name):
            armies[actor.country] = (*armies.get(actor.country, ()), actor)
    return ActorIndex(by_id, by_name, firsts, armies)


def load_actor_index(
    extra: Iterable[Actor] = (), imported: tuple[str, ...] = ()
) -> ActorIndex:
    """The index over the package's own actors and a person's ``extra`` ones, which are found
    first. One with the id of a built-in actor is that actor, told anew: its further names stay."""
    ours = {actor.id: actor for actor in bundled_actors()}
    own: dict[str, Actor] = {}
    for actor in extra:
        before = own.get(actor.id) or ours.get(actor.id)
        own[actor.id] = actor if before is None else told_anew(actor, before)
    made = index_actors((*ours.values(), *own.values()))
    return replace(made, own=frozenset(own), imported=imported)


def told_anew(actor: Actor, before: Actor) -> Actor:
    """``actor`` with what it leaves open as ``before`` has it, and the names of both."""
    names = {(n.text, n.since): n for n in (*before.names, *actor.names)}
    if before.name != actor.name:
        names.setdefault((before.name, None), ActorName(before.name, "variant"))
    return replace(
        actor,
        country=actor.country or before.country,
        names=tuple(names.values()),
        parents=actor.parents or before.parents,
        aligned=actor.aligned or before.aligned,
        offices=actor.offices or before.offices,
        since=actor.since or before.since,
        until=actor.until or before.until,
        plover_code=actor.plover_code or before.plover_code,
        plover_sector=actor.plover_sector or before.plover_sector,
    )
