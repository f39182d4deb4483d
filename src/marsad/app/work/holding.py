"""``marsad resolve``: claims and decisions become events. Everything here can be made again.

What is new since the last time is judged against its neighbours alone, and the events it touches
are folded anew; the outcome is the one of folding everything. Where that cannot be known (another
run, another program, a report read again or purged) everything is judged and folded anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from marsad.app.work.judging import (
    Shelf,
    blocks_near,
    code_of,
    dossier_of,
    human,
    rows_of,
)
from marsad.model.decisions import Decision
from marsad.model.errors import MarsadError
from marsad.model.events import Event
from marsad.model.sources import Document
from marsad.registry.actor_index import ActorIndex
from marsad.resolving import (
    ABOUT,
    Dossier,
    Facet,
    Join,
    Kin,
    Story,
    clusters_from,
    clusters_of,
    documents_named,
    documents_touched,
    events_of,
    facets_of,
    join,
    lines_of,
    reach_of,
    resolve,
    spread,
    stories_of,
    tied,
    told_in,
    touched,
)
from marsad.store.desk import Desk, still
from marsad.store.ground import Ground, ground_of
from marsad.store.held import change_events, folded, in_order, save_events
from marsad.store.joins import (
    Judged,
    LikenessRow,
    counts,
    judged,
    known_names,
    likenesses_of,
    numbers_of,
    numbers_told_in,
)
from marsad.store.ledger import additions_of, adopted_run, decisions, head
from marsad.store.library import documents, lineages, newer_texts
from marsad.store.readings import claims, claims_after
from marsad.store.window import numbers_judged_after

TRIES = 8


def dossiers_of(
    library: Sequence[Document], named: dict[str, str], index: ActorIndex
) -> dict[str, Dossier]:
    """What the resolver may know of each document, all documents given in order."""
    lines = lines_of((d.id, named.get(d.id, ""), d.supersedes) for d in library)
    return {
        document.id: dossier_of(document, place, lines[document.id], index)
        for place, document in enumerate(library, start=1)
    }


def held_at(desk: Desk, index: ActorIndex, as_of: int | None = None) -> tuple[Event, ...]:
    """The events that the library and ledger give as of a position (now for ``None``), all folded
    anew."""
    run = adopted_run(desk, as_of)
    if run is None:
        return ()
    library = documents(desk, as_of)
    return resolve(
        claims(desk, run, as_of),
        decisions(desk, as_of),
        dossiers=dossiers_of(library, lineages(desk), index),
        index=index,
    )


def resolve_desk(desk: Desk, index: ActorIndex) -> None:
    """Afterwards the events stored are those of the ledger's head as it was. Where another program
    reads, decides or resolves at the same time, it is begun again. Raises ``MarsadError``
    ``E-DESK-MOVED`` where the desk never holds still."""
    for left in reversed(range(TRIES)):
        try:
            _resolve(desk, index)
            return
        except MarsadError as error:
            if error.code != "E-DESK-MOVED" or not left:
                raise


def _resolve(desk: Desk, index: ActorIndex) -> None:
    with still(desk) as view:
        as_of = head(view)[0]
        run = adopted_run(view, as_of)
        there = folded(view)
        upon = ground_of(view, run) if run is not None else None
    if run is None:
        if there != (as_of, None):
            save_events(desk, (), as_of=as_of)
        return
    known = is_judged(desk, index, run)
    if known is None or _unheard_of(desk, known.as_of):
        _resolve_all(desk, index, run, as_of, upon)
    elif there != (as_of, run):
        _resolve_new(desk, index, known, as_of, upon)


def _unheard_of(desk: Desk, since: int) -> bool:
    """True when a verb was decided of which it is not known what it touches."""
    return any(d.seq > since and d.verb not in ABOUT for d in human(desk))


def is_judged(desk: Desk, index: ActorIndex, run: str) -> Judged | None:
    """How far judging has come, if it was done by this program on this run."""
    known = judged(desk)
    if known is None or (known.run, known.code) != (run, code_of(index)):
        return None
    return known


def _resolve_all(
    desk: Desk, index: ActorIndex, run: str, as_of: int, upon: Ground | None
) -> None:
    library = documents(desk, as_of)
    dossiers = dossiers_of(library, lineages(desk), index)
    last = len(library)
    del library
    found = claims(desk, run, as_of)
    names = told_in(found)
    stories = stories_of(names, {d: dossiers[d].position for d in names})
    kin = Kin(index)
    joins = join(facets_of(found, dossiers, stories), kin)
    events = events_of(clusters_from(joins), decisions(desk, as_of), kin, dossiers)
    top = Judged(as_of, run, code_of(index), last, len(names))
    rows = rows_of(joins, start=0, stories=stories, names=names)
    save_events(desk, events, as_of=as_of, run=run, judged=(top, rows), upon=upon)


def _resolve_new(
    desk: Desk, index: ActorIndex, known: Judged, as_of: int, upon: Ground | None
) -> None:
    found = claims_after(desk, known.run, known.documents, as_of)
    shelf, kin = Shelf(desk, index), Kin(index)
    names = told_in(found)
    shelf.fetch(names)
    stories = _stories(desk, shelf, names, known.told)
    shelf.stories.update(stories)
    facets = shelf.facets(found)
    claims_there, events_there = counts(desk)
    joins = join(
        facets, kin, blocks=blocks_near(desk, map(reach_of, facets)), members=shelf.members,
        count=events_there,
    )  # fmt: skip
    rows = rows_of(joins, start=claims_there, stories=stories, names=names)
    ledger = human(desk, as_of)
    moved = {j.number for j in joins} | _decided(desk, ledger, known.as_of)
    last = max((shelf.dossiers[d].position for d in names), default=known.documents)
    top = Judged(as_of, known.run, known.code, last, known.told + len(names))
    ring = _Ring(desk, shelf, ledger, joins, rows.likenesses)
    stale, fresh = ring.folded(moved, kin) if moved else ((), ())
    change_events(desk, stale, fresh, top, rows, upon=upon)


def _decided(desk: Desk, ledger: Sequence[Decision], since: int) -> set[int]:
    """The numbers of the judged events that decisions after a ledger position are about."""
    fresh = [d for d in ledger if d.seq > since]
    texts = documents_touched(fresh, ledger, newer_texts(desk))
    return {*numbers_of(desk, touched(fresh, ledger)).values(), *numbers_told_in(desk, texts)}


def _stories(
    desk: Desk, shelf: Shelf, names: dict[str, dict[str, float]], told: int
) -> dict[str, Story]:
    seen = known_names(desk, frozenset(w for words in names.values() for w in words))
    places = {d: shelf.dossiers[d].position for d in names}
    return stories_of(names, places, known=seen, before=told)


class _Ring:
    """Events of a desk with all that has a say in how they are held: what decisions tie to them,
    what looks like them, and what decisions tie to that."""

    def __init__(
        self,
        desk: Desk,
        shelf: Shelf,
        ledger: Sequence[Decision],
        joins: Sequence[Join] = (),
        likenesses: Iterable[LikenessRow] = (),
        as_of: int | None = None,
    ) -> None:
        self.desk, self.shelf, self.ledger, self.as_of = desk, shelf, ledger, as_of
        self.fresh = [(j.number, f) for j in joins for f in j.members]
        self.likenesses = list(likenesses)
        self.ties = tied(ledger)
        named = frozenset().union(*self.ties)
        self.number_of = numbers_of(desk, named)
        self.number_of.update((f.claim.id, n) for n, f in self.fresh if f.claim.id in named)

    def folded(
        self, moved: Collection[int], kin: Kin
    ) -> tuple[tuple[str, ...], tuple[Event, ...]]:
        """The events that these and their likes make, folded anew, and all claims of theirs."""
        tied_in = spread(moved, self.ties, self.number_of)
        inner, _ = self._with_likes(tied_in)
        return self.held(inner, kin)

    def held(
        self, inner: frozenset[int], kin: Kin
    ) -> tuple[tuple[str, ...], tuple[Event, ...]]:
        """The events that ``inner`` make, which holds all that is tied to any of it."""
        outer, likes = self._with_likes(inner)
        joined: list[tuple[int, Facet]] = list(self.shelf.joined(outer, self.as_of))
        joined += [(n, f) for n, f in self.fresh if n in outer]
        clusters = clusters_of(joined, ((r.number, r.other, r.score) for r in likes))
        documents = dict.fromkeys(f.claim.document for _, f in joined)
        decided = (*additions_of(self.desk, documents), *self.ledger)
        self.shelf.fetch(n for d in self.ledger for n in documents_named(d))
        mine = {f.claim.id for n, f in joined if n in inner}
        events = events_of(clusters, decided, kin, self.shelf.dossiers)
        return tuple(mine), tuple(e for e in events if not mine.isdisjoint(e.claims))

    def _with_likes(self, numbers: frozenset[int]) -> tuple[frozenset[int], list[LikenessRow]]:
        likes = list(likenesses_of(self.desk, numbers, self.as_of))
        likes += [r for r in self.likenesses if r.number in numbers or r.other in numbers]
        ends = {n for r in likes for n in (r.number, r.other)}
        return spread(numbers | ends, self.ties, self.number_of), likes


def held_of(
    desk: Desk, index: ActorIndex, claims_in: Collection[str], as_of: int
) -> tuple[Event, ...] | None:
    """The events that these claims and what is tied to them made as of a ledger position; ``None``
    where that cannot be said from what was judged, and all must be folded (``held_at``)."""
    run = adopted_run(desk, as_of)
    if run is None:
        return ()
    if is_judged(desk, index, run) is None:
        return None
    ring = _Ring(desk, Shelf(desk, index), human(desk, as_of), as_of=as_of)
    numbers = frozenset(numbers_of(desk, claims_in).values())
    return ring.held(spread(numbers, ring.ties, ring.number_of), Kin(index))[1]


def moved_by(
    desk: Desk, index: ActorIndex, ledger: Sequence[Decision], fresh: Sequence[Decision]
) -> tuple[tuple[str, ...], tuple[Event, ...]] | None:
    """What the ``fresh`` rows of a ``ledger``, not written yet, would make of a resolved desk: the
    claims of the events that they touch, and the events these would be in. ``None`` where it is
    not known what they touch, and all must be folded."""
    if any(d.verb not in ABOUT for d in fresh):
        return None
    ring = _Ring(desk, Shelf(desk, index), ledger)
    numbers = set(numbers_of(desk, touched(fresh, ledger)).values())
    numbers |= numbers_told_in(desk, documents_touched(fresh, ledger, newer_texts(desk)))
    return ring.folded(numbers, Kin(index)) if numbers else ((), ())


def events_then(
    desk: Desk, index: ActorIndex, now: Sequence[Event], names: Collection[str], as_of: int
) -> tuple[Event, ...]:
    """``now``, some of the events of the desk, and those of these names, as they were as of a
    ledger position, in order; what looks like an event that nothing else has moved since is left
    as it is now."""
    run = adopted_run(desk, as_of)
    known = is_judged(desk, index, run) if run is not None else None
    if run is None or known is None or _unheard_of(desk, as_of):
        return held_at(desk, index, as_of)
    ledger = human(desk)
    since = touched((d for d in ledger if d.seq > as_of), ledger)
    founders = ["claim-" + name.removeprefix("event-") for name in names]
    claims_now = [c for e in now for c in e.claims]
    number_of = numbers_of(desk, (*claims_now, *founders, *since))
    moved = numbers_judged_after(desk, as_of).intersection(number_of.values())
    moved |= _decided(desk, ledger, as_of)
    ring = _Ring(desk, Shelf(desk, index), tuple(d for d in ledger if d.seq <= as_of), as_of=as_of)
    inner = spread(moved, tied(ledger), {**ring.number_of, **number_of})
    there = {c for e in now for c in e.claims}
    inner |= {number_of[c] for c in founders if c in number_of and c not in there}
    inner = spread(inner, tied(ledger), {**ring.number_of, **number_of})
    _, then = ring.held(inner, Kin(index))
    still = [e for e in now if not any(number_of.get(c) in inner for c in e.claims)]
    return in_order(desk, (*still, *then))
