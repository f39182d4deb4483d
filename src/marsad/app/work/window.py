"""What a brief of some days is told from: the events of those days with their words, and those of
the years before that its figures are drawn from. Nothing else of the desk is loaded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from marsad.app.work.holding import events_then
from marsad.model.briefs import Brief
from marsad.model.events import Event
from marsad.model.mentions import SeriesClaim
from marsad.publishing import Material, coverage_of
from marsad.publishing.computed.scope import kinds_of
from marsad.publishing.frames import frames
from marsad.registry.actor_index import ActorIndex
from marsad.store.desk import Desk
from marsad.store.ledger import adopted_run, decisions, head
from marsad.store.library import documents_of, lineages
from marsad.store.receipts import ROW_REFUSED
from marsad.store.window import (
    claims_of,
    documents_of_claims,
    documents_published,
    events_at,
    issue_counts,
    places_of_events,
    places_of_kinds,
    receipts_but,
    series_of,
    watched,
)

NOT_SHOWN = frozenset({"skipped", "added", "known", ROW_REFUSED})
UNREAD = "language-unread"
BACK = timedelta(days=3 * 366)
Days = tuple[date, date]


def material_for(
    desk: Desk, index: ActorIndex, *, period: Days, earlier: tuple[Brief, ...] = ()
) -> Material:
    """All that the brief of ``period`` is told from, as of the ledger's head: the events stored
    are those of the head. Events that touch the period or that of the brief before are there with
    every claim and document; of the others that are needed for its figures only the event is."""
    previous = earlier[-1] if earlier else None
    as_of, top = head(desk)
    run = adopted_run(desk, as_of) or ""
    spans = [period] if previous is None else [period, previous.period]
    own = documents_published(desk, spans, as_of)
    told = [row.event for row in previous.rows] if previous is not None else []
    inner = places_of_events(desk, run, documents=own, spans=spans, names=told)
    shown = events_at(desk, inner)
    named = documents_of_claims(desk, run, [c for e in shown for c in e.claims])
    claims = claims_of(desk, run, dict.fromkeys((*own, *named)))
    library = documents_of(desk, (*own, *named))
    series = series_of(desk, run, own)
    back = places_of_events(desk, run, spans=[(first - BACK, first) for first, _ in spans])
    back |= _like(desk, shown, [s for s, _ in series], period[1])
    events = events_at(desk, inner | back)
    codes = issue_counts(desk, run)
    codes.pop(UNREAD, None)
    return Material(
        events=events,
        claims={c.id: c for c in claims},
        documents={name: document for name, (_, document) in library.items()},
        coverage=coverage_of(
            watched(desk, run, as_of, UNREAD),
            name=f"coverage as of ledger row {as_of}",
            failed=tuple((r.item, r.message) for r in receipts_but(desk, NOT_SHOWN)),
            issues=codes,
        ),
        as_of=as_of,
        head=top,
        decisions=decisions(desk, as_of, but=("document-added",)),
        lineages=lineages(desk, library),
        series=series,
        previous=previous,
        previous_events=events_then(desk, index, events, told, previous.as_of)
        if previous is not None else (),
        earlier=earlier,
        actors=index,
    )  # fmt: skip


def _like(
    desk: Desk, shown: Iterable[Event], series: Iterable[SeriesClaim], upto: date
) -> frozenset[int]:
    """The places of all earlier events of the kinds that a series claim counts, in the country of
    its event or of the place it names."""
    found: frozenset[int] = frozenset()
    homes = {claim: e for e in shown for claim in e.claims}
    for one in series:
        event = homes.get(one.claim or "")
        if event is None:
            continue
        families = kinds_of(one, event)
        kinds = {k for k in frames() if any(k == f or k.startswith(f + ".") for f in families)}
        countries = {event.where.value.country} if event.where is not None else {""}
        countries |= {one.place.country} if one.place is not None else set()
        found |= places_of_kinds(desk, kinds, countries, upto)
    return found
