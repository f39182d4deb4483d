"""What was judged of each claim, as nouns of the resolver and as rows of the store."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from marsad.model.claims import Claim
from marsad.model.decisions import Decision
from marsad.model.sources import Document
from marsad.model.withholding import VERBS_OF_HARM
from marsad.registry.actor_index import ActorIndex
from marsad.resolving import (
    Blocks,
    Dossier,
    Facet,
    Join,
    Reach,
    Story,
    facets_of,
    grounds_of,
    lines_of,
)
from marsad.store.desk import Desk
from marsad.store.joins import (
    JoinedRow,
    Judgements,
    LikenessRow,
    ReachRow,
    joined_in,
    reaches_near,
    stories_at,
)
from marsad.store.ledger import decisions
from marsad.store.library import documents_of, lineages

NOT_DECIDED = ("document-added", "publish", "run-adopted", "registry-imported", "desk-opened",
               "release", "dataset-imported", *VERBS_OF_HARM)
OF_THE_RESOLVER = ("resolving", "codebook", "model", "registry")
SHIFT = 20


@lru_cache(maxsize=1)
def program() -> str:
    """A hash of everything in the package that judges claims: another one judges anew."""
    found = hashlib.sha256()
    for room in OF_THE_RESOLVER:
        for name, raw in _files(files("marsad").joinpath(room), room):
            found.update(f"{name}\n".encode())
            found.update(hashlib.sha256(raw).digest())
    return found.hexdigest()


def _files(folder: Traversable, name: str) -> Iterable[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry, f"{name}/{entry.name}")
        else:
            yield f"{name}/{entry.name}", entry.read_bytes()


def code_of(index: ActorIndex) -> str:
    """What judged: the program and the lists of actors it knew."""
    return " ".join((program(), *index.imported))


def human(desk: Desk, as_of: int | None = None) -> tuple[Decision, ...]:
    """The rows of the ledger that decide something about claims or events."""
    return decisions(desk, as_of, but=NOT_DECIDED)


def dossier_of(document: Document, place: int, lineage: str, index: ActorIndex) -> Dossier:
    """What the resolver may know of a document."""
    speakers = index.lookup(document.source.name, document.published)
    return Dossier(
        document=document.id,
        position=place,
        source=document.source.name,
        source_kind=document.source.kind,
        published=document.published,
        received=document.received,
        lineage=lineage,
        speaker=speakers[0].actor.id if speakers else None,
        supersedes=document.supersedes,
    )


@dataclass(slots=True)
class Shelf:
    """Dossiers and stories of the documents that were asked for, each fetched once."""

    desk: Desk
    index: ActorIndex
    dossiers: dict[str, Dossier] = field(default_factory=dict)
    stories: dict[str, Story] = field(default_factory=dict)

    def fetch(self, documents: Iterable[str]) -> None:
        """Afterwards the documents have their dossiers, and those judged their stories; so do the
        ones they are copies or newer texts of."""
        missing = [d for d in dict.fromkeys(documents) if d not in self.dossiers]
        found: dict[str, tuple[int, Document]] = {}
        named: dict[str, str] = {}
        while missing:
            fresh = documents_of(self.desk, missing)
            found |= fresh
            named |= lineages(self.desk, missing)
            rest = (b for n, (_, d) in fresh.items() for b in grounds_of(n, named[n], d.supersedes))
            known = self.dossiers.keys() | found.keys()
            missing = [n for n in dict.fromkeys(rest) if n not in known and n not in missing]
        self._put(dict(sorted(found.items(), key=lambda row: row[1][0])), named)

    def _put(self, found: Mapping[str, tuple[int, Document]], named: Mapping[str, str]) -> None:
        lines = lines_of(
            ((n, named[n], d.supersedes) for n, (_, d) in found.items()),
            {n: d.lineage for n, d in self.dossiers.items()},
        )
        told = stories_at(self.desk, [place for place, _ in found.values()])
        for name, (place, document) in found.items():
            self.dossiers[name] = dossier_of(document, place, lines[name], self.index)
            if place in told:
                self.stories[name] = told[place]

    def joined(
        self, numbers: Collection[int], as_of: int | None = None
    ) -> tuple[tuple[int, Facet], ...]:
        """The claims of these events with the number of each, in the order in which they joined."""
        rows = joined_in(self.desk, numbers, as_of)
        facets = {f.claim.id: f for f in self.facets([claim for _, claim in rows])}
        return tuple((row.number, facets[claim.id]) for row, claim in rows)

    def members(self, numbers: Sequence[int]) -> Mapping[int, Sequence[Facet]]:
        """The claims of each of these events in the order in which they joined."""
        found: dict[int, list[Facet]] = {}
        for number, facet in self.joined(numbers):
            found.setdefault(number, []).append(facet)
        return found

    def facets(self, claims: Sequence[Claim]) -> tuple[Facet, ...]:
        """Claims with what is compared, in the order of the library."""
        self.fetch(c.document for c in claims)
        return facets_of(claims, self.dossiers, self.stories)


def blocks_near(desk: Desk, reaches: Iterable[Reach]) -> Blocks:
    """Every event of the desk that may be near one of these, and more."""
    wanted: dict[tuple[str, bool], set[int] | None] = {}
    for reach in reaches:
        for family in reach.families:
            key = (family, reach.unreal)
            quarters = wanted.setdefault(key, set())
            if reach.timeless:
                wanted[key] = None
            elif quarters is not None:
                quarters.update(reach.quarters)
    blocks = Blocks()
    for (family, unreal), quarters in sorted(wanted.items()):
        for weeks in Reach.stretches(quarters):
            for number, row in reaches_near(desk, family, unreal, weeks):
                blocks.add(number, (_reach(row),))
    return blocks


def _reach(row: ReachRow) -> Reach:
    cell = None if row.lat is None or row.lon is None else (row.lat, row.lon)
    return Reach(
        (row.family,), bool(row.unreal), row.span, row.first, row.last, cell, frozenset(row.names)
    )


def rows_of(
    joins: Sequence[Join], *, start: int, stories: Mapping[str, Story],
    names: Mapping[str, Collection[str]],
) -> Judgements:  # fmt: skip
    """The rows that keep these judgements, whose first claim has place ``start``."""
    ranks = _ranks(joins)
    joined: list[JoinedRow] = []
    reaches: list[ReachRow] = []
    likenesses: list[LikenessRow] = []
    places: dict[str, int] = {}
    known: dict[str, int] = {}
    place = start
    for one in joins:
        likenesses += [LikenessRow(place, n, one.number, score) for n, score in one.alike]
        for facet, reach in zip(one.members, one.reaches, strict=True):
            claim, position = facet.claim, facet.dossier.position
            places[claim.document] = position
            joined.append(JoinedRow(place, claim.id, position, ranks[claim.id], one.number))
            reaches += [_row(place, family, reach) for family in reach.families]
            place += 1
    for found in names.values():
        for name in found:
            known[name] = known.get(name, 0) + 1
    told = {places[document]: stories[document] for document in names}
    return Judgements(joined, reaches, likenesses, told, known)


def _row(place: int, family: str, reach: Reach) -> ReachRow:
    lat, lon = reach.cell if reach.cell is not None else (None, None)
    names = tuple(sorted(reach.names))
    return ReachRow(
        place, family, int(reach.unreal), reach.span, reach.first, reach.last, lat, lon, names
    )


def _ranks(joins: Sequence[Join]) -> dict[str, int]:
    """The rank of each claim in the library: first by document, then by its place in the text."""
    ordered = sorted((f for j in joins for f in j.members), key=lambda f: f.order)
    ranks: dict[str, int] = {}
    position, within = -1, 0
    for facet in ordered:
        within = within + 1 if facet.dossier.position == position else 0
        position = facet.dossier.position
        ranks[facet.claim.id] = (position << SHIFT) + within
    return ranks
