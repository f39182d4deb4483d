"""What the resolver judged of each claim, so that what comes later is judged against its
neighbours alone. All derived: dropped and made again from claims and decisions, it is the same.

The rows are written with the events that came of them, in one transaction (``held``). They hold for
the run and the program that made them; who reads them asks ``judged`` first.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice

from sqlalchemy import Connection, and_, delete, func, insert, or_, select
from sqlalchemy.dialects.sqlite import insert as upsert

from marsad.model.claims import Claim
from marsad.store.codec import read_claim
from marsad.store.desk import Desk, looking, parts
from marsad.store.schema import (
    CLAIM,
    DOCUMENT,
    JOINED,
    JOINS,
    JUDGED,
    LIKENESS,
    REACH,
    STORY,
    STORY_NAME,
)


@dataclass(frozen=True, slots=True)
class Judged:
    """How far judging has come: the ledger row, run and program (``code``) it holds for, the place
    of the last document judged, and how many documents claimed anything."""

    as_of: int
    run: str
    code: str
    documents: int
    told: int


@dataclass(frozen=True, slots=True)
class JoinedRow:
    """One claim: its place in the order of judging, its document's place and its own rank in the
    library, and the number of the event it founded or joined."""

    place: int
    claim: str
    document: int
    rank: int
    number: int


@dataclass(frozen=True, slots=True)
class ReachRow:
    """Where one claim is looked for, once for each family of its kind."""

    place: int
    family: str
    unreal: int
    span: str
    first: int
    last: int
    lat: int | None
    lon: int | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LikenessRow:
    """That event ``number`` looked like ``other`` when the claim at ``place`` was judged."""

    place: int
    other: int
    number: int
    score: float


@dataclass(frozen=True, slots=True)
class Judgements:
    """Rows to write. ``stories`` are by the place of a document, ``names`` how many documents more
    have each name."""

    joined: Sequence[JoinedRow] = ()
    reaches: Sequence[ReachRow] = ()
    likenesses: Sequence[LikenessRow] = ()
    stories: Mapping[int, Mapping[str, float]] = field(default_factory=dict)
    names: Mapping[str, int] = field(default_factory=dict)


def judged(desk: Desk) -> Judged | None:
    """How far judging has come; ``None`` when all is due to be judged."""
    with looking(desk) as connection:
        row = connection.execute(select(JUDGED)).mappings().first()
        return None if row is None else Judged(**{k: v for k, v in row.items() if k != "id"})


def counts(desk: Desk) -> tuple[int, int]:
    """How many claims are judged, and how many events they found."""
    with looking(desk) as connection:
        places = connection.scalar(select(func.max(JOINED.c.place)))
        numbers = connection.scalar(select(func.max(JOINED.c.number)))
        return (0 if places is None else places + 1, 0 if numbers is None else numbers + 1)


def joined_in(
    desk: Desk, numbers: Collection[int], as_of: int | None = None
) -> tuple[tuple[JoinedRow, Claim], ...]:
    """The claims of these events in the order in which they joined, of documents that were there
    at a ledger position."""
    found: list[tuple[JoinedRow, Claim]] = []
    with looking(desk) as connection:
        run = connection.scalar(select(JUDGED.c.run))
        query = select(JOINED, CLAIM.c.json).join(
            CLAIM, and_(CLAIM.c.id == JOINED.c.claim, CLAIM.c.run == run)
        )
        if as_of is not None:
            query = query.join(DOCUMENT, DOCUMENT.c.seq == JOINED.c.document)
            query = query.where(DOCUMENT.c.added <= as_of)
        for some in parts(numbers):
            for row in connection.execute(query.where(JOINED.c.number.in_(some))):
                found.append((JoinedRow(*row[:5]), read_claim(row.json)))
    return tuple(sorted(found, key=lambda pair: pair[0].place))


def numbers_of(desk: Desk, claims: Collection[str]) -> dict[str, int]:
    """For each claim that is judged the number of its event."""
    found: dict[str, int] = {}
    with looking(desk) as connection:
        for some in parts(claims):
            query = select(JOINED.c.claim, JOINED.c.number).where(JOINED.c.claim.in_(some))
            found.update((row.claim, row.number) for row in connection.execute(query))
    return found


def numbers_told_in(desk: Desk, documents: Collection[str]) -> frozenset[int]:
    """The numbers of the events that judged claims of these documents are in."""
    found: set[int] = set()
    query = select(JOINED.c.number).distinct()
    query = query.join(DOCUMENT, DOCUMENT.c.seq == JOINED.c.document)
    with looking(desk) as connection:
        for some in parts(documents):
            found.update(connection.scalars(query.where(DOCUMENT.c.id.in_(some))))
    return frozenset(found)


def likenesses_of(
    desk: Desk, numbers: Collection[int], as_of: int | None = None
) -> tuple[LikenessRow, ...]:
    """Every likeness that one of these events has with any other, either way, in the order of
    judging, from documents that were there at a ledger position."""
    found: dict[tuple[int, int], LikenessRow] = {}
    query = select(LIKENESS)
    if as_of is not None:
        query = query.join(JOINED, JOINED.c.place == LIKENESS.c.place)
        query = query.join(DOCUMENT, DOCUMENT.c.seq == JOINED.c.document)
        query = query.where(DOCUMENT.c.added <= as_of)
    with looking(desk) as connection:
        for some in parts(numbers):
            here = or_(LIKENESS.c.number.in_(some), LIKENESS.c.other.in_(some))
            for row in connection.execute(query.where(here)).mappings():
                one = LikenessRow(**row)
                found[one.place, one.other] = one
    return tuple(found[key] for key in sorted(found))


def reaches_near(
    desk: Desk, family: str, unreal: bool, weeks: tuple[int, int] | None
) -> Iterator[tuple[int, ReachRow]]:
    """What of this family touches these weeks or has no weeks (``timeless``), with the number of
    its event; all of the family for ``None``."""
    query = select(REACH, JOINED.c.number).join(JOINED, JOINED.c.place == REACH.c.place)
    query = query.where(REACH.c.family == family, REACH.c.unreal == int(unreal))
    if weeks is not None:
        inside = and_(REACH.c.first <= weeks[1], REACH.c.last >= weeks[0])
        query = query.where(or_(inside, REACH.c.span == "timeless"))
    with looking(desk) as connection:
        for row in connection.execute(query.order_by(REACH.c.place)):
            names = tuple(row.names.split("\n")) if row.names else ()
            yield row.number, ReachRow(
                row.place, row.family, row.unreal, row.span, row.first, row.last, row.lat, row.lon,
                names,
            )  # fmt: skip


def stories_at(desk: Desk, places: Collection[int]) -> dict[int, dict[str, float]]:
    """The stories of the documents at these places of the library."""
    found: dict[int, dict[str, float]] = {}
    with looking(desk) as connection:
        for some in parts(places):
            query = select(STORY).where(STORY.c.document.in_(some))
            found.update((r.document, json.loads(r.json)) for r in connection.execute(query))
    return found


def known_names(desk: Desk, names: Collection[str]) -> dict[str, int]:
    """How many documents judged so far have each of these names, where any has."""
    found: dict[str, int] = {}
    with looking(desk) as connection:
        for some in parts(names):
            query = select(STORY_NAME).where(STORY_NAME.c.name.in_(some))
            found.update((row.name, row.known) for row in connection.execute(query))
    return found


def write_joins(connection: Connection, head: Judged, rows: Judgements) -> None:
    """Adds rows to those that are there, and notes how far judging has come."""
    connection.execute(delete(JUDGED))
    connection.execute(insert(JUDGED), {"id": 1, **asdict(head)})
    reaches = ({**_fields(r), "names": "\n".join(r.names)} for r in rows.reaches)
    stories = ({"document": n, "json": json.dumps(s)} for n, s in rows.stories.items())
    for table, values in (
        (JOINED, map(_fields, rows.joined)), (REACH, reaches),
        (LIKENESS, map(_fields, rows.likenesses)), (STORY, stories),
    ):  # fmt: skip
        queue = iter(values)
        while some := list(islice(queue, 10_000)):
            connection.execute(insert(table), some)
    if rows.names:
        fresh = upsert(STORY_NAME)
        more = {"known": STORY_NAME.c.known + fresh.excluded.known}
        connection.execute(
            fresh.on_conflict_do_update(index_elements=["name"], set_=more),
            [{"name": name, "known": many} for name, many in rows.names.items()],
        )


def clear_joins(connection: Connection) -> None:
    """Afterwards nothing is judged, inside an open transaction."""
    for table in JOINS:
        connection.execute(delete(table))


def ranks_of(connection: Connection, claims: Collection[str]) -> dict[str, int]:
    """The rank of each of these claims in the library, where it is judged."""
    found: dict[str, int] = {}
    for some in parts(claims):
        query = select(JOINED.c.claim, JOINED.c.rank).where(JOINED.c.claim.in_(some))
        found.update((row.claim, row.rank) for row in connection.execute(query))
    return found


def _fields(row: JoinedRow | ReachRow | LikenessRow) -> dict[str, object]:
    return {name: getattr(row, name) for name in row.__slots__}
