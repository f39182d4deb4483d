"""Decisions: each judged on what the ones before it leave, all entered or none.

A decision is judged on the events as they would be, and of these only what it touches is folded
anew; where that cannot be known, all is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.app.work.holding import dossiers_of, moved_by
from marsad.app.work.judging import human
from marsad.app.work.orders_file import Line
from marsad.app.work.pairs import with_claims
from marsad.app.work.settling import settled
from marsad.model.decisions import Decision
from marsad.model.errors import LawBroken, MarsadError
from marsad.model.events import Event
from marsad.model.withholding import VERBS_OF_HARM
from marsad.registry.actor_index import ActorIndex
from marsad.resolving import resolve
from marsad.reviewing import lawful
from marsad.store.desk import Desk
from marsad.store.held import events
from marsad.store.ledger import adopted_run, append_decisions, decisions, head
from marsad.store.library import documents, lineages, report_ids
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
    """Returns when every line may be decided after the ones before it; nothing is decided yet.
    Raises ``MarsadError`` as ``lawful`` does, with the line where the first one may not."""
    with settled(desk, index) as view:
        seq, top = head(view)
        run, known = adopted_run(view), report_ids(view)
        found = claims(view, run, seq) if run is not None else ()
        before = held = events(view)
        ledger = human(view)
        drafts: list[Decision] = []
        for line in lines:
            after = with_claims(line.verb, line.subject, line.after, held)
            try:
                draft = Decision(
                    seq + len(drafts) + 1, at, line.by or by, line.verb, line.subject, "", after,
                    line.reason, "", "",
                )  # fmt: skip
                lawful(draft, held, found, known)
                drafts.append(draft)
                held = _after(view, index, held, (*ledger, *drafts), draft)
            except LawBroken as error:
                raise MarsadError(
                    "E-REVIEW-VERB", error.what, where=line.where or line.verb,
                    hint="marsad decide --list prints the verbs",
                ) from error  # fmt: skip
            except MarsadError as error:
                where = ", ".join(w for w in (line.where, error.where) if w)
                raise MarsadError(error.code, error.what, where=where, hint=error.hint) from error
    return Decided(tuple(drafts), before, held, top)


def _after(
    desk: Desk, index: ActorIndex, held: tuple[Event, ...], ledger: Sequence[Decision],
    draft: Decision,
) -> tuple[Event, ...]:  # fmt: skip
    """The events ``held`` as they are once ``draft``, the last of ``ledger``, is decided."""
    if adopted_run(desk) is None or draft.verb in VERBS_OF_HARM:
        return held
    moved = moved_by(desk, index, ledger, [draft])
    if moved is None:
        return _all_folded(desk, index, ledger)
    stale, fresh = frozenset(moved[0]), moved[1]
    return (*(e for e in held if stale.isdisjoint(e.claims)), *fresh)


def _all_folded(
    desk: Desk, index: ActorIndex, ledger: Sequence[Decision]
) -> tuple[Event, ...]:
    run = adopted_run(desk)
    library = documents(desk)
    written = decisions(desk)
    drafts = tuple(d for d in ledger if d.seq > len(written))
    found = claims(desk, run) if run is not None else ()
    dossiers = dossiers_of(library, lineages(desk), index)
    return resolve(found, (*written, *drafts), dossiers=dossiers, index=index)


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
