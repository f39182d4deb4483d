"""Whose act it was: by id, by the parents it had on the day, by state."""

from __future__ import annotations

from datetime import date

from marsad.model.actors import Tie
from marsad.model.events import Side
from marsad.registry.actor_index import ActorIndex

STATE = "marsad:state-"
OF_STATE = ("state-forces", "police", "intelligence", "government", "external-forces", "judiciary")
DEEPEST = 8


def is_of(side: Side, wanted: str, day: date | None, index: ActorIndex | None) -> bool:
    """True when ``side`` is ``wanted``, or stands below it by the parents of that day. The forces
    and offices of a country are its state's."""
    if side.actor_id == wanted:
        return True
    if wanted.startswith(STATE) and side.kind in OF_STATE:
        return side.country.lower() == wanted.removeprefix(STATE)
    return side.actor_id is not None and wanted in above(side.actor_id, day, index)


def is_ally_of(side: Side, wanted: str, day: date | None, index: ActorIndex | None) -> bool:
    """True when ``side``, or one above it, is declared an ally of ``wanted`` on that day. Allies
    of a state are not its hands: for a state nobody is."""
    if index is None or side.actor_id is None or wanted.startswith(STATE):
        return False
    chain = (side.actor_id, *above(side.actor_id, day, index))
    for identity in chain:
        actor = index.get(identity)
        if actor and any(t.actor == wanted and holds(t, day) for t in actor.aligned):
            return True
    return False


def above(identity: str, day: date | None, index: ActorIndex | None) -> tuple[str, ...]:
    """The parents of an actor on a day, theirs, and so on, nearest first."""
    if index is None:
        return ()
    found: list[str] = []
    row = [identity]
    for _ in range(DEEPEST):
        actors = [a for a in map(index.get, row) if a is not None]
        row = [t.actor for a in actors for t in a.parents if holds(t, day) and t.actor not in found]
        if not row:
            break
        found += row
    return tuple(dict.fromkeys(found))


def holds(tie: Tie, day: date | None) -> bool:
    """True when the tie was in force on ``day``; without a day, always."""
    if day is None:
        return True
    text = day.isoformat()
    begun = tie.since is None or tie.since <= text
    return begun and (tie.until is None or text <= tie.until + "-99")
