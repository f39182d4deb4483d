"""The rows of data sets in the library, and the claims that were read in them.

They are read by a run of their own, which is never adopted: whoever asks for the claims of the
adopted run is given none of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Select, and_, or_, select, text

from marsad.model.claims import Claim
from marsad.model.sources import DATASET, Document
from marsad.store.codec import read_claim
from marsad.store.desk import Desk, looking, parts
from marsad.store.library import documents_of
from marsad.store.schema import CLAIM, DOCUMENT, DOCUMENT_TEXT, WORK

NAMED = text(
    "SELECT document.id AS id, json_extract(document_text.rest, '$.source.name') AS name,"
    " json_extract(document_text.rest, '$.locator') AS locator"
    " FROM document JOIN document_text ON document_text.seq = document.seq"
    " WHERE document.source_kind = 'dataset' AND document_text.rest IS NOT NULL"
    " AND document.added <= :as_of ORDER BY document.seq"
)
NEWER = text(
    "SELECT supersedes FROM document WHERE source_kind = 'dataset' AND supersedes IS NOT NULL"
    " AND added <= :as_of"
)
LAST = 2**62


def newest_rows(desk: Desk, as_of: int | None = None) -> dict[str, dict[str, str]]:
    """For each data set its rows as of a ledger position: document ids by locator, of each row the
    newest text, in library order. What was purged since is not there."""
    found: dict[str, dict[str, str]] = {}
    upto = {"as_of": LAST if as_of is None else as_of}
    with looking(desk) as connection:
        overtaken = set(connection.scalars(NEWER, upto))
        for row in connection.execute(NAMED, upto):
            if row.id not in overtaken:
                found.setdefault(row.name, {})[row.locator] = row.id
    return found


def row_counts(desk: Desk, as_of: int | None = None) -> dict[str, int]:
    """How many rows of each data set there are as of a ledger position, by name."""
    return {name: len(rows) for name, rows in sorted(newest_rows(desk, as_of).items())}


def rows_unread(desk: Desk, run: str) -> tuple[str, ...]:
    """Ids of the rows that this run has not read, in library order."""
    done = and_(WORK.c.document == DOCUMENT.c.id, WORK.c.run == run)
    query: Select[tuple[str]] = (
        select(DOCUMENT.c.id)
        .join(DOCUMENT_TEXT, DOCUMENT_TEXT.c.seq == DOCUMENT.c.seq)
        .join(WORK, done, isouter=True)
        .where(DOCUMENT.c.source_kind == DATASET, or_(WORK.c.state.is_(None),
                                                      WORK.c.state != "done"))
        .order_by(DOCUMENT.c.seq)
    )  # fmt: skip
    with looking(desk) as connection:
        return tuple(connection.scalars(query))


def row_claims(desk: Desk, run: str, documents: Iterable[str]) -> dict[str, Claim]:
    """By document the claim that this run read in it, where it read one."""
    query = select(CLAIM.c.document, CLAIM.c.json).where(CLAIM.c.run == run)
    found: dict[str, Claim] = {}
    with looking(desk) as connection:
        for some in parts(documents):
            for row in connection.execute(query.where(CLAIM.c.document.in_(some))):
                found[row.document] = read_claim(row.json)
    return found


def rows_of(desk: Desk, dataset: str, as_of: int | None = None) -> tuple[Document, ...]:
    """The rows of one data set as of a ledger position, of each the newest text, in library
    order."""
    names = newest_rows(desk, as_of).get(dataset, {}).values()
    return tuple(document for _, document in documents_of(desk, names).values())
