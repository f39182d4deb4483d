"""The events the desk holds, as the resolver last folded them. All derived: law 5, dropping and
rebuilding changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, text

from marsad.model.errors import MarsadError
from marsad.model.events import Event
from marsad.store.boxes import Box, boxes_of, split_box
from marsad.store.codec import read_event, write_event
from marsad.store.desk import Desk, looking, parts, writing
from marsad.store.ground import Ground, check_ground
from marsad.store.joins import (
    Judged,
    Judgements,
    clear_joins,
    ranks_of,
    write_joins,
)
from marsad.store.ledger import adopted, ledger_head
from marsad.store.schema import DERIVED, EVENT, EVENT_CLAIM, EVENT_NAME, FOLD, FOLDED

BOX = text("INSERT INTO event_box(id, west, east, south, north) VALUES (:i, :w, :e, :s, :n)")


def save_events(
    desk: Desk,
    many: Iterable[Event],
    *,
    as_of: int,
    run: str | None = None,
    judged: tuple[Judged, Judgements] | None = None,
    upon: Ground | None = None,
) -> None:
    """Replaces all events by ``many``, folded from the claims of ``run`` (the adopted one for
    ``None``) as of a ledger position, and all that was judged by ``judged``; all or nothing.
    Raises ``MarsadError`` ``E-AS-OF`` for a position the ledger has not reached, ``E-DESK-MOVED``
    when the ground is no longer ``upon``."""
    kept = tuple(many)
    with writing(desk) as connection:
        _check_as_of(connection, desk, as_of)
        check_ground(connection, desk, upon)
        clear_events(connection)
        if judged is not None:
            write_joins(connection, *judged)
        of = adopted(connection, as_of) if run is None else run
        connection.execute(insert(FOLD), {"id": 1, "as_of": as_of, "run": of})
        _insert(connection, kept)


def change_events(
    desk: Desk, gone: Collection[str], fresh: Iterable[Event], head: Judged, rows: Judgements,
    *, upon: Ground | None = None,
) -> None:  # fmt: skip
    """Adds what was judged since, and replaces the events that hold one of the claims ``gone`` by
    ``fresh`` ones; all other events stay. All or nothing. Raises ``MarsadError`` ``E-AS-OF``, and
    ``E-DESK-MOVED`` when the ground is no longer ``upon``."""
    kept = tuple(fresh)
    with writing(desk) as connection:
        _check_as_of(connection, desk, head.as_of)
        check_ground(connection, desk, upon)
        write_joins(connection, head, rows)
        _remove(connection, gone)
        connection.execute(delete(FOLD))
        connection.execute(insert(FOLD), {"id": 1, "as_of": head.as_of, "run": head.run})
        _insert(connection, kept)


def _check_as_of(connection: Connection, desk: Desk, as_of: int) -> None:
    if not 0 <= as_of <= ledger_head(connection)[0]:
        raise MarsadError("E-AS-OF", f"the ledger has no row {as_of}", where=str(desk.path))


def _remove(connection: Connection, claims: Collection[str]) -> None:
    here = select(EVENT.c.id, EVENT.c.ordinal).distinct()
    here = here.join(EVENT_CLAIM, EVENT_CLAIM.c.event == EVENT.c.id)
    found: dict[str, int] = {}
    for some in parts(claims):
        rows = connection.execute(here.where(EVENT_CLAIM.c.claim.in_(some)))
        found.update((row.id, row.ordinal) for row in rows)
    for some in parts(found):
        for table in (EVENT_NAME, EVENT_CLAIM):
            connection.execute(delete(table).where(table.c.event.in_(some)))
        connection.execute(delete(EVENT).where(EVENT.c.id.in_(some)))
    boxes = [{"i": n * 2 + part} for n in found.values() for part in (0, 1)]
    if boxes:
        connection.execute(text("DELETE FROM event_box WHERE id = :i"), boxes)


def events(desk: Desk) -> tuple[Event, ...]:
    """All events, in the order they were folded in."""
    with looking(desk) as connection:
        return stored_events(connection)


def standings(desk: Desk) -> dict[str, int]:
    """How many events have each standing, in the order in which the events have them."""
    query = select(EVENT.c.standing, func.count(), func.min(EVENT.c.ordinal).label("first"))
    with looking(desk) as connection:
        rows = connection.execute(query.group_by(EVENT.c.standing).order_by("first"))
        return {row[0]: row[1] for row in rows}


def in_order(desk: Desk, many: Sequence[Event]) -> tuple[Event, ...]:
    """Events in the order of the library, where all their claims are judged."""
    with looking(desk) as connection:
        ranks = ranks_of(connection, [e.claims[0] for e in many])
    return tuple(sorted(many, key=lambda e: (ranks.get(e.claims[0], 0), e.id)))


def event(desk: Desk, identity: str) -> Event | None:
    """The event of this name, also of one it is known by since a merge, or that holds the claim
    the name was made of; ``None`` for no such."""
    known = select(EVENT_NAME.c.event).where(EVENT_NAME.c.name == identity)
    founder = select(EVENT_CLAIM.c.event).where(
        EVENT_CLAIM.c.claim == identity.replace("event-", "claim-", 1)
    )
    mine = (EVENT.c.id == identity) | EVENT.c.id.in_(known)
    query = select(EVENT.c.json).where(mine | EVENT.c.id.in_(founder))
    with looking(desk) as connection:
        found = connection.scalar(
            query.order_by(EVENT.c.id != identity, EVENT.c.id.not_in(known), EVENT.c.ordinal)
        )
        return None if found is None else read_event(found)


def events_of_claim(desk: Desk, claim: str) -> tuple[str, ...]:
    """Ids of the events that hold this claim."""
    query = select(EVENT_CLAIM.c.event).where(EVENT_CLAIM.c.claim == claim)
    with looking(desk) as connection:
        return tuple(connection.scalars(query.order_by(EVENT_CLAIM.c.event)))


def folded(desk: Desk) -> tuple[int, str | None] | None:
    """The ledger position and run the events were folded from; ``None`` when they are due:
    never folded, purged, or claims were read since that belong in them."""
    with looking(desk) as connection:
        return fold_of(connection)


def events_in_box(
    desk: Desk, south: float, west: float, north: float, east: float
) -> tuple[Event, ...]:
    """Events whose box, doubt included, touches this one, in their order. Degrees; ``west`` may
    be greater than ``east``: then the box lies over the 180th meridian."""
    query = text(
        "SELECT DISTINCT event.ordinal, event.json FROM event_box"
        " JOIN event ON event.ordinal = event_box.id / 2"
        " WHERE event_box.west <= :e AND event_box.east >= :w"
        " AND event_box.south <= :n AND event_box.north >= :s"
    )
    found: dict[int, str] = {}
    with looking(desk) as connection:
        for box in split_box(west, east + 360 if west > east else east, south, north):
            found.update({row[0]: row[1] for row in connection.execute(query, _named(box))})
    return tuple(read_event(found[n]) for n in sorted(found))


def drop_derived(desk: Desk) -> None:
    """Afterwards runs, readings, claims, issues, work and events are gone, to be built again
    from the library and the ledger."""
    with writing(desk) as connection:
        clear_events(connection)
        for table in DERIVED:
            connection.execute(delete(table))


def stored_events(connection: Connection) -> tuple[Event, ...]:
    """As ``events``, inside an open transaction."""
    return tuple(found for _, found in placed_events(connection))


def placed_events(connection: Connection) -> tuple[tuple[int, Event], ...]:
    """All events in order, each with its place."""
    query = select(EVENT.c.ordinal, EVENT.c.json).order_by(EVENT.c.ordinal)
    return tuple((row.ordinal, read_event(row.json)) for row in connection.execute(query))


def fold_of(connection: Connection) -> tuple[int, str | None] | None:
    """As ``folded``, inside an open transaction."""
    row = connection.execute(select(FOLD.c.as_of, FOLD.c.run)).first()
    return None if row is None else (row.as_of, row.run)


def numbered_boxes(many: Iterable[tuple[int, Event]]) -> Iterator[tuple[int, Box]]:
    """Each box of the events with its number: twice the event's place, and one more for the part
    beyond the 180th meridian."""
    for ordinal, found in many:
        if found.where is not None:
            for part, box in enumerate(boxes_of(found.where.value)):
                yield ordinal * 2 + part, box


def clear_events(connection: Connection) -> None:
    """Afterwards there are no events and nothing is judged, inside an open transaction."""
    connection.execute(text("DELETE FROM event_box"))
    for table in FOLDED:
        connection.execute(delete(table))
    clear_joins(connection)


def _places_of(connection: Connection, many: Sequence[Event]) -> list[int]:
    """The place of each event: the rank of its first claim, where all are judged, so that one event
    more moves no other; else they are counted through."""
    ranks = ranks_of(connection, [e.claims[0] for e in many])
    if all(e.claims[0] in ranks for e in many):
        return [ranks[e.claims[0]] for e in many]
    return list(range(1, len(many) + 1))


def _insert(connection: Connection, many: tuple[Event, ...]) -> None:
    placed = list(zip(_places_of(connection, many), many, strict=True))
    rows = [_row(n, e) for n, e in placed]
    links = [
        {"event": e.id, "claim": c, "denial": int(c in e.denials)}
        for e in many
        for c in dict.fromkeys(e.claims)
    ]
    names = [{"event": e.id, "name": n} for e in many for n in dict.fromkeys(e.also_known_as)]
    boxes = [{"i": box_id, **_named(box)} for box_id, box in numbered_boxes(placed)]
    for table, values in ((EVENT, rows), (EVENT_CLAIM, links), (EVENT_NAME, names)):
        if values:
            connection.execute(insert(table), values)
    if boxes:
        connection.execute(BOX, boxes)


def _row(ordinal: int, found: Event) -> dict[str, Any]:
    when = None if found.when is None else found.when.value
    where = None if found.where is None else found.where.value
    return {
        "ordinal": ordinal,
        "id": found.id,
        "kind": found.kind.value,
        "standing": found.standing.value,
        "theme": found.theme,
        "realis": found.realis,
        "earliest": _iso(when.earliest) if when else None,
        "latest": _iso(when.latest) if when else None,
        "country": where.country if where else "",
        "lat": where.lat if where else None,
        "lon": where.lon if where else None,
        "radius_km": where.radius_km if where else None,
        "json": write_event(found),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _named(box: Box) -> dict[str, float]:
    west, east, south, north = box
    return {"w": west, "e": east, "s": south, "n": north}
