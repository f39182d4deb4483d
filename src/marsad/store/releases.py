"""Releases: data and brief frozen together. The files lie in ``releases/<id>/``; the ledger's row
keeps what each was made from and every hash."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from marsad.model.decisions import Decision
from marsad.model.errors import MarsadError
from marsad.model.hashing import canonical_json, sha256_bytes
from marsad.store.archive import store_folder
from marsad.store.briefs import SAFE, head_at
from marsad.store.desk import Desk, looking, writing
from marsad.store.ledger import chain
from marsad.store.schema import DECISION
from marsad.store.verify_words import Finding

FOLDER = "releases"
VERB = "release"


@dataclass(frozen=True, slots=True)
class Release:
    """One release: its row in the ledger, the plan it was made by, and the hash of each file."""

    id: str
    row: int
    at: str
    plan: Mapping[str, Any]
    files: Mapping[str, str]


def release_path(desk: Desk, identity: str) -> Path:
    """The folder where a release's files lie."""
    return desk.path / FOLDER / identity


def releases(desk: Desk) -> tuple[Release, ...]:
    """Every release, oldest first."""
    with looking(desk) as connection:
        return tuple(_walk(connection))


def release(desk: Desk, identity: str) -> Release:
    """One release. Raises ``MarsadError`` ``E-RELEASE-UNKNOWN``."""
    found = next((r for r in releases(desk) if r.id == identity), None)
    if found is None:
        raise MarsadError("E-RELEASE-UNKNOWN", "no such release", where=identity,
                          hint="releases/ holds them by their ids")  # fmt: skip
    return found


def save_release(
    desk: Desk, identity: str, plan: Mapping[str, Any], files: Mapping[str, bytes], *, at: str,
    by: str,
) -> bool:  # fmt: skip
    """Keeps a release: its files durable, then its row in the ledger. False when just this was
    released before. ``plan`` holds ``as_of`` and ``head``. Raises ``MarsadError``
    ``E-RELEASE-CHANGED`` when other bytes have the id, ``E-BRIEF-HEAD`` for another ledger,
    ``E-BRIEF-NAME`` for a name that cannot be a file's."""
    for name in (identity, *files):
        if not SAFE.fullmatch(name):
            raise MarsadError("E-BRIEF-NAME", "a name that cannot be a file's", where=name)
    hashes = {name: sha256_bytes(raw) for name, raw in sorted(files.items())}
    with writing(desk) as connection:
        known = next((r for r in _walk(connection) if r.id == identity), None)
        if known is not None:
            check_same(known, files)
            return False
        if head_at(connection, int(plan["as_of"])) != plan["head"]:
            raise MarsadError("E-BRIEF-HEAD", "it was not made from this ledger", where=identity)
        store_folder(release_path(desk, identity), files)
        after = canonical_json({**plan, "files": hashes})
        chain(connection, [Decision(0, at, by, VERB, identity, "", after, "", "", "")])
    return True


def check_same(known: Release, files: Mapping[str, bytes]) -> None:
    """Returns when ``files`` are, byte for byte, those of the release. Raises ``MarsadError``
    ``E-RELEASE-CHANGED``, which names those that are not."""
    hashes = {name: sha256_bytes(raw) for name, raw in files.items()}
    names = sorted(known.files.keys() | hashes.keys())
    other = [n for n in names if known.files.get(n) != hashes.get(n)]
    if other:
        raise MarsadError(
            "E-RELEASE-CHANGED", f"not what was released: {', '.join(other)}", where=known.id,
            hint="another version of Marsad, or a purge, makes other files; those kept stand",
        )  # fmt: skip


def check_releases(connection: Connection, desk: Desk, counts: dict[str, int]) -> Iterator[Finding]:
    """What is wrong with releases, for ``verify``."""
    counts["releases"] = 0
    for one in _walk(connection):
        counts["releases"] += 1
        if head_at(connection, int(one.plan.get("as_of", -1))) != one.plan.get("head"):
            yield Finding("release", one.id, "its head is not the ledger's at that position")
        for name, digest in one.files.items():
            path = release_path(desk, one.id) / name
            if not path.is_file():
                yield Finding("release", one.id, f"{name} is missing")
            elif sha256_bytes(path.read_bytes()) != digest:
                yield Finding("release", one.id, f"{name} was changed")


def _walk(connection: Connection) -> Iterator[Release]:
    query = select(DECISION.c.seq, DECISION.c.subject, DECISION.c.at, DECISION.c.after)
    for row in connection.execute(query.where(DECISION.c.verb == VERB).order_by(DECISION.c.seq)):
        plan = json.loads(row.after)
        yield Release(row.subject, row.seq, row.at, plan, plan.pop("files"))
