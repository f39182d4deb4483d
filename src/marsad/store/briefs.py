"""Published briefs. Law 9: kept byte for byte, each with the head of the ledger it was made from.

The files lie in ``briefs/<id>/``; their hashes in the database, and in the ledger with the row
that published them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection, func, insert, select

from marsad.model.briefs import Brief
from marsad.model.decisions import GENESIS, Decision
from marsad.model.errors import MarsadError
from marsad.model.hashing import canonical_json, sha256_bytes, sha256_text
from marsad.store.archive import store_folder
from marsad.store.codec import read_brief, write_brief
from marsad.store.desk import Desk, looking, writing
from marsad.store.ledger import chain
from marsad.store.schema import BRIEF, BRIEF_FILE, DECISION

SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def save_brief(
    desk: Desk,
    brief: Brief,
    files: Mapping[str, bytes],
    *,
    at: str | None = None,
    by: str = "machine",
) -> bool:
    """Publishes a brief: its files durable, its row and a ``publish`` row in the ledger. False
    when just this was published before.

    ``at`` is the brief's ``made`` when not given. Raises ``MarsadError`` ``E-BRIEF-KEPT`` when
    another brief or other bytes have the name, ``E-BRIEF-HEAD`` when ``head`` is not the ledger's
    hash at ``as_of``, ``E-BRIEF-NAME`` for a name that cannot be a file's.
    """
    for name in (brief.id, *files):
        if not SAFE.fullmatch(name):
            raise MarsadError("E-BRIEF-NAME", "a name that cannot be a file's", where=name)
    hashes = {name: sha256_bytes(raw) for name, raw in sorted(files.items())}
    told = write_brief(brief)
    with writing(desk) as connection:
        kept = connection.scalar(select(BRIEF.c.json).where(BRIEF.c.id == brief.id))
        if kept is not None:
            if kept == told and file_hashes(connection, brief.id) == hashes:
                return False
            raise MarsadError(
                "E-BRIEF-KEPT", "a published brief is kept as it is", where=brief.id,
                hint="publish the new one under a new release",
            )  # fmt: skip
        if head_at(connection, brief.as_of) != brief.head:
            raise MarsadError(
                "E-BRIEF-HEAD", "the brief was not made from this ledger", where=brief.id
            )
        store_folder(brief_path(desk, brief.id), files)
        after = canonical_json(
            {"as_of": brief.as_of, "brief": sha256_text(told), "files": hashes, "head": brief.head}
        )
        draft = Decision(0, at or brief.made, by, "publish", brief.id, "", after, "", "", "")
        published = chain(connection, [draft])[0].seq
        seq = (connection.scalar(select(func.max(BRIEF.c.seq))) or 0) + 1
        connection.execute(insert(BRIEF), {
            "seq": seq, "id": brief.id, "published": published, "as_of": brief.as_of,
            "head": brief.head, "json": told,
        })  # fmt: skip
        if hashes:
            connection.execute(insert(BRIEF_FILE), [
                {"brief": brief.id, "name": name, "sha256": digest, "size": len(files[name])}
                for name, digest in hashes.items()
            ])  # fmt: skip
    return True


def briefs(desk: Desk) -> tuple[Brief, ...]:
    """The published briefs, oldest first."""
    with looking(desk) as connection:
        rows = connection.scalars(select(BRIEF.c.json).order_by(BRIEF.c.seq))
        return tuple(read_brief(held) for held in rows)


def brief_path(desk: Desk, identity: str) -> Path:
    """The folder where a brief's files lie."""
    return desk.path / "briefs" / identity


def brief_files(desk: Desk, identity: str) -> dict[str, bytes]:
    """A published brief's files by name. Raises ``MarsadError`` ``E-BRIEF-UNKNOWN``, and
    ``E-BRIEF-LOST`` when a file is not, byte for byte, what was published."""
    with looking(desk) as connection:
        if connection.scalar(select(BRIEF.c.seq).where(BRIEF.c.id == identity)) is None:
            raise MarsadError("E-BRIEF-UNKNOWN", "no such brief", where=identity)
        hashes = file_hashes(connection, identity)
    files = {}
    for name, digest in hashes.items():
        path = brief_path(desk, identity) / name
        raw = path.read_bytes() if path.is_file() else None
        if raw is None or sha256_bytes(raw) != digest:
            raise MarsadError("E-BRIEF-LOST", "not the bytes that were published", where=str(path))
        files[name] = raw
    return files


def file_hashes(connection: Connection, identity: str) -> dict[str, str]:
    """Name and sha256 of each file of a brief."""
    query = select(BRIEF_FILE.c.name, BRIEF_FILE.c.sha256).where(BRIEF_FILE.c.brief == identity)
    rows = connection.execute(query.order_by(BRIEF_FILE.c.name))
    return {row.name: row.sha256 for row in rows}


def head_at(connection: Connection, as_of: int) -> str | None:
    """The ledger's hash at a position; ``None`` for one it has not reached."""
    if as_of == 0:
        return GENESIS
    found: str | None = connection.scalar(
        select(DECISION.c.digest).where(DECISION.c.seq == as_of)
    )
    return found
