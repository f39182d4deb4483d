"""``marsad resolve``: claims and decisions become events. Everything here can be made again."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model.claims import Claim
from marsad.model.decisions import Decision
from marsad.model.events import Event
from marsad.model.sources import Document
from marsad.registry.actor_index import ActorIndex
from marsad.resolving.dossier import Dossier
from marsad.resolving.editions import lines_of
from marsad.resolving.resolver import resolve
from marsad.store.desk import Desk
from marsad.store.held import save_events
from marsad.store.ledger import adopted_run, decisions, head
from marsad.store.library import documents, lineages
from marsad.store.readings import claims
from marsad.store.verify import VerifyReport, verify


def dossiers_of(
    library: Sequence[Document], named: dict[str, str], index: ActorIndex
) -> dict[str, Dossier]:
    """What the resolver may know of each document."""
    found: dict[str, Dossier] = {}
    lines = lines_of((d.id, named.get(d.id, ""), d.supersedes) for d in library)
    for position, document in enumerate(library, start=1):
        speakers = index.lookup(document.source.name, document.published)
        found[document.id] = Dossier(
            document=document.id,
            position=position,
            source=document.source.name,
            source_kind=document.source.kind,
            published=document.published,
            received=document.received,
            lineage=lines.get(document.id, ""),
            speaker=speakers[0].actor.id if speakers else None,
            supersedes=document.supersedes,
        )
    return found


def held_at(desk: Desk, index: ActorIndex, as_of: int | None = None) -> tuple[Event, ...]:
    """The events that the library and ledger give as of a position (now for ``None``)."""
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


def resolve_desk(desk: Desk, index: ActorIndex) -> tuple[Event, ...]:
    """Folds every event anew and stores them, as of the ledger's head."""
    as_of = head(desk)[0]
    events = held_at(desk, index, as_of)
    save_events(desk, events, as_of=as_of)
    return events


def verify_desk(desk: Desk, index: ActorIndex) -> VerifyReport:
    """Whether everything still holds, with every event folded again."""

    def refold(
        found: tuple[Claim, ...], ledger: tuple[Decision, ...], library: tuple[Document, ...]
    ) -> tuple[Event, ...]:
        dossiers = dossiers_of(library, lineages(desk), index)
        return resolve(found, ledger, dossiers=dossiers, index=index)

    return verify(desk, refold)
