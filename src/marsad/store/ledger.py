"""The ledger. Law 7: it only grows, without a gap, each row carrying the hash of the one before.

The row is made inside the transaction that alone may write, so two writers cannot fork the chain.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace

from sqlalchemy import Connection, insert, select

from marsad.model.decisions import GENESIS, Decision, digest_of
from marsad.model.errors import MarsadError
from marsad.store.desk import Desk, looking, parts, writing
from marsad.store.schema import DECISION

OWN_VERBS = {"document-added": "add_document", "purge": "purge", "release": "save_release"}


def append_decision(
    desk: Desk,
    *,
    at: str,
    by: str,
    verb: str,
    subject: str,
    before: str = "",
    after: str = "",
    reason: str = "",
    saw: str = "",
) -> Decision:
    """Writes one row at the end of the ledger and gives it back with its place and hash.

    ``at`` is ISO time in UTC. Raises ``MarsadError`` ``E-LEDGER-VERB`` for a verb that comes with
    a deed of its own (a document added, a purge) and ``LawBroken`` for a verb there is not.
    """
    _check_alone(verb)
    draft = Decision(0, at, by, verb, subject, before, after, reason, saw, "")
    with writing(desk) as connection:
        return chain(connection, [draft])[0]


def append_decisions(
    desk: Desk, drafts: Sequence[Decision], *, upon: str
) -> tuple[Decision, ...]:
    """Writes these rows at the end of the ledger, in order, all or none; seq and hashes are made
    here. Raises ``MarsadError`` ``E-LEDGER-VERB`` as ``append_decision`` does, ``E-DECIDE-MOVED``
    when the ledger's hash is no longer ``upon``."""
    for draft in drafts:
        _check_alone(draft.verb)
    with writing(desk) as connection:
        if ledger_head(connection)[1] != upon:
            raise MarsadError(
                "E-DECIDE-MOVED", "the ledger has grown meanwhile; nothing was entered",
                where=str(desk.path), hint="run the command again",
            )  # fmt: skip
        return tuple(chain(connection, drafts))


def _check_alone(verb: str) -> None:
    if verb in OWN_VERBS:
        raise MarsadError(
            "E-LEDGER-VERB", f"{verb} is not decided alone", hint=f"use {OWN_VERBS[verb]}"
        )


def decisions(
    desk: Desk, upto: int | None = None, *, but: Sequence[str] = ()
) -> tuple[Decision, ...]:
    """The ledger in order, up to and with row ``upto`` (all of it for ``None``), without the rows
    of the verbs ``but``."""
    with looking(desk) as connection:
        return ledger_rows(connection, upto, but)


def additions_of(desk: Desk, documents: Iterable[str]) -> tuple[Decision, ...]:
    """The rows with which these documents were added, in order."""
    found: list[Decision] = []
    with looking(desk) as connection:
        for some in parts(documents):
            query = select(DECISION).where(
                DECISION.c.verb == "document-added", DECISION.c.subject.in_(some)
            )
            found += [Decision(**row) for row in connection.execute(query).mappings()]
    return tuple(sorted(found, key=lambda d: d.seq))


def moved_since(desk: Desk, seq: int, *, but: Sequence[str]) -> bool:
    """True when the ledger has a row after ``seq`` of other verbs than these."""
    query = select(DECISION.c.seq).where(DECISION.c.seq > seq, DECISION.c.verb.not_in(but)).limit(1)
    with looking(desk) as connection:
        return connection.scalar(query) is not None


def is_set(desk: Desk, verb: str, subject: str) -> bool:
    """True when the last row of this verb about this subject sets something."""
    query = select(DECISION.c.after).where(DECISION.c.verb == verb, DECISION.c.subject == subject)
    with looking(desk) as connection:
        return bool(connection.scalar(query.order_by(DECISION.c.seq.desc()).limit(1)))


def head(desk: Desk) -> tuple[int, str]:
    """The last row's place and hash: ``(0, GENESIS)`` for an empty ledger."""
    with looking(desk) as connection:
        return ledger_head(connection)


def adopted_run(desk: Desk, as_of: int | None = None) -> str | None:
    """The run adopted last, as of a ledger position; ``None`` when none was."""
    with looking(desk) as connection:
        return adopted(connection, as_of)


def chain(connection: Connection, drafts: Sequence[Decision]) -> list[Decision]:
    """Appends ``drafts`` inside an open write transaction; their seq and hashes are made here."""
    seq, previous = ledger_head(connection)
    made = []
    for draft in drafts:
        seq += 1
        decision = replace(draft, seq=seq, previous=previous)
        decision = replace(decision, digest=digest_of(decision))
        made.append(decision)
        previous = decision.digest
    if made:
        connection.execute(insert(DECISION), [asdict(d) for d in made])
    return made


def ledger_head(connection: Connection) -> tuple[int, str]:
    """As ``head``, inside an open transaction."""
    query = select(DECISION.c.seq, DECISION.c.digest).order_by(DECISION.c.seq.desc()).limit(1)
    row = connection.execute(query).first()
    return (0, GENESIS) if row is None else (row.seq, row.digest)


def ledger_rows(
    connection: Connection, upto: int | None = None, but: Sequence[str] = ()
) -> tuple[Decision, ...]:
    """As ``decisions``, inside an open transaction."""
    query = select(DECISION).order_by(DECISION.c.seq)
    if upto is not None:
        query = query.where(DECISION.c.seq <= upto)
    if but:
        query = query.where(DECISION.c.verb.not_in(but))
    return tuple(Decision(**row) for row in connection.execute(query).mappings())


def adopted(connection: Connection, as_of: int | None = None) -> str | None:
    """As ``adopted_run``, inside an open transaction."""
    query = select(DECISION.c.subject).where(DECISION.c.verb == "run-adopted")
    if as_of is not None:
        query = query.where(DECISION.c.seq <= as_of)
    found: str | None = connection.scalar(query.order_by(DECISION.c.seq.desc()).limit(1))
    return found
