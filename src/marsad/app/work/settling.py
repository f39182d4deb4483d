"""The desk at one moment: its events those of its ledger, whoever writes meanwhile; and whether
everything in it still holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from marsad.app.work.holding import TRIES, dossiers_of, resolve_desk
from marsad.model.claims import Claim
from marsad.model.decisions import Decision
from marsad.model.errors import MarsadError
from marsad.model.events import Event
from marsad.model.sources import Document
from marsad.registry.actor_index import ActorIndex
from marsad.resolving import resolve
from marsad.store.desk import Desk, still
from marsad.store.held import folded
from marsad.store.ledger import adopted_run, head
from marsad.store.library import lineages
from marsad.store.verify import VerifyReport, verify


@contextmanager
def settled(desk: Desk, index: ActorIndex) -> Iterator[Desk]:
    """The desk held still at a moment at which its events are those of its head. Raises as
    ``resolve_desk`` does."""
    for _ in range(TRIES):
        resolve_desk(desk, index)
        with still(desk) as view:
            as_of = head(view)[0]
            if folded(view) == (as_of, adopted_run(view, as_of)):
                yield view
                return
    raise MarsadError("E-DESK-MOVED", "another program never stops changing the desk",
                      where=str(desk.path), hint="run the command again when it ends")  # fmt: skip


def verify_desk(desk: Desk, index: ActorIndex) -> VerifyReport:
    """Whether everything still holds, with every event folded again."""

    def refold(
        found: tuple[Claim, ...], ledger: tuple[Decision, ...], library: tuple[Document, ...]
    ) -> tuple[Event, ...]:
        dossiers = dossiers_of(library, lineages(desk), index)
        return resolve(found, ledger, dossiers=dossiers, index=index)

    return verify(desk, refold)

