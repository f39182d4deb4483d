"""Many decisions at once: each judged on what the ones before it leave, all entered or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.app.work.holding import dossiers_of
from marsad.app.work.orders_file import Line
from marsad.app.work.pairs import with_claims
from marsad.model.decisions import Decision
from marsad.model.errors import LawBroken, MarsadError
from marsad.model.events import Event
from marsad.model.sources import DATASET
from marsad.registry.actor_index import ActorIndex
from marsad.resolving import Kin, clusters_from, events_of, facets_of, join
from marsad.reviewing import lawful
from marsad.store.desk import Desk
from marsad.store.ledger import adopted_run, append_decisions, decisions, head
from marsad.store.library import documents, lineages
from marsad.store.readings import claims


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions, lawful one after the other, and the events before and after them all.
    ``upon`` is the hash of the ledger's row that they follow."""

    drafts: tuple[Decision, ...]
    before: tuple[Event, ...]
    after: tuple[Event, ...]
    upon: str


def judged(desk: Desk, index: ActorIndex, lines: Sequence[Line], *, at: str, by: str) -> Decided:
    """Returns when every line may be decided after the ones before it; nothing is written.
    Raises ``MarsadError`` as ``lawful`` does, with the line where the first one may not."""
    run, (seq, top) = adopted_run(desk), head(desk)
    library, ledger = documents(desk, seq), decisions(desk, seq)
    found = claims(desk, run, seq) if run is not None else ()
    dossiers = dossiers_of(library, lineages(desk), index)
    kin = Kin(index)
    clusters = clusters_from(join(facets_of(found, dossiers), kin))
    known = [d.id for d in library if d.source.kind != DATASET]
    before = held = events_of(clusters, ledger, kin, dossiers)
    drafts: list[Decision] = []
    for line in lines:
        after = with_claims(line.verb, line.subject, line.after, held)
        try:
            place = seq + len(drafts) + 1
            draft = Decision(
                place, at, line.by or by, line.verb, line.subject, "", after, line.reason, "", ""
            )
            lawful(draft, held, found, known)
            held = events_of(clusters, (*ledger, *drafts, draft), kin, dossiers)
        except LawBroken as error:
            raise MarsadError("E-REVIEW-VERB", error.what, where=line.where,
                              hint="marsad decide --list prints the verbs") from error  # fmt: skip
        except MarsadError as error:
            where = f"{line.where}, {error.where}" if error.where else line.where
            raise MarsadError(error.code, error.what, where=where, hint=error.hint) from error
        drafts.append(draft)
    return Decided(tuple(drafts), before, held, top)


def enter(desk: Desk, decided: Decided) -> tuple[Decision, ...]:
    """Writes all of them at the end of the ledger, in order, or none. Raises ``MarsadError``
    (``E-DECIDE-MOVED``) when the ledger has grown since they were judged."""
    return append_decisions(desk, decided.drafts, upon=decided.upon)


def moved(decided: Decided) -> Iterator[str]:
    """What becomes of the events, one line each: gone, new, changed."""
    then = {e.id: e for e in decided.before}
    now = {e.id: e for e in decided.after}
    for name in dict.fromkeys((*then, *now)):
        if name not in now:
            yield f"gone     {name}"
        elif name not in then:
            yield f"new      {name}"
        elif then[name] != now[name]:
            yield f"changed  {name}"
