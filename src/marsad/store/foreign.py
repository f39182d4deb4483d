"""The rows of data sets in the library, and the claims that were read in them.

They are read by a run of their own, which is never adopted: whoever asks for the claims of the
adopted run is given none of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Select, and_, or_, select, text

from marsad.model.claims import Claim
from marsad.model.sources import DATASET, Document
from marsad.store.codec import read_claim
from marsad.store.desk import Desk, looking, parts
from marsad.store.ledger import decisions
from marsad.store.library import documents_of
from marsad.store.schema import CLAIM, DOCUMENT, DOCUMENT_TEXT, WORK

NAMED = text(
    "SELECT document.id AS id, json_extract(document_text.rest, '$.source.name') AS name,"
    " json_extract(document_text.rest, '$.locator') AS locator"
    " FROM document JOIN document_text ON document_text.seq = document.seq"
    " WHERE document.source_kind = 'dataset' AND document_text.rest IS NOT NULL"
    " AND document.added <= :as_of ORDER BY document.seq"
)
CAME = text(
    "SELECT seq, document, item, at, how FROM receipt WHERE how LIKE 'row of %'"
    " AND at <= coalesce((SELECT at FROM decision WHERE seq = :as_of), '9999') ORDER BY seq"
)
LAST = 2**62
IMPORTED = "dataset-imported"
HOW = re.compile(r"row of (\S+) export .*?, accessed (\d{4}-\d\d-\d\d)(?:, filters (.*))?")


@dataclass(frozen=True, slots=True)
class Newest:
    """The text of a row that stands: that of the file accessed last, and of two files of one day
    that of the later import (``receipt`` is its last receipt)."""

    id: str
    accessed: str
    receipt: int


def newest_texts(desk: Desk, as_of: int | None = None) -> dict[str, dict[str, Newest]]:
    """For each data set its rows as of a ledger position, by locator, in library order. An older
    file that is imported later overtakes no text. What was purged since is not there."""
    found: dict[str, dict[str, Newest]] = {}
    upto = {"as_of": LAST if as_of is None else as_of}
    with looking(desk) as connection:
        last: dict[str, tuple[str, int]] = {}
        for row in connection.execute(CAME, upto):
            if row.document is not None and (how := HOW.match(row.how)):
                last[row.document] = max(last.get(row.document, ("", 0)), (how[2], row.seq))
        for row in connection.execute(NAMED, upto):
            rows = found.setdefault(row.name, {})
            one = Newest(row.id, *last.get(row.id, ("", 0)))
            there = rows.get(row.locator)
            if there is None or (there.accessed, there.receipt) <= (one.accessed, one.receipt):
                rows[row.locator] = one
    return found


def newest_rows(desk: Desk, as_of: int | None = None) -> dict[str, dict[str, str]]:
    """As ``newest_texts``, the ids alone."""
    return {name: {locator: one.id for locator, one in rows.items()}
            for name, rows in newest_texts(desk, as_of).items()}  # fmt: skip


def gone_rows(desk: Desk, dataset: str, filters: str | None = None) -> frozenset[str]:
    """Locators of rows with an id of their own that came with a file of a data set, and are in the
    newest file of no filters. With ``filters``, of those that came with a file of these. A file
    whose import was cut short is not the newest: fewer rows of it came than the ledger says."""
    newest: dict[str, _File] = {}
    came: dict[str, set[str]] = {}
    for one in _files(desk, dataset):
        came.setdefault(one.filters, set()).update(one.items)
        best = newest.get(one.filters)
        order = (one.accessed, one.receipt)
        if one.whole and (best is None or (best.accessed, best.receipt) < order):
            newest[one.filters] = one
    there = {item for one in newest.values() for item in one.items}
    asked = newest if filters is None else {filters} & set(newest)
    gone = {item for of in asked for item in came[of]} - there
    own = newest_rows(desk).get(dataset, {})
    return frozenset(name for name in gone if name in own and "#row-" not in name)


@dataclass(slots=True)
class _File:
    """One import of a file: which rows came with it, and whether all of them did."""

    accessed: str
    filters: str
    receipt: int
    items: list[str]
    whole: bool = False


def _files(desk: Desk, dataset: str) -> Iterable[_File]:
    due: dict[str, set[int]] = {}
    terms: dict[str, tuple[str, str]] = {}
    for row in decisions(desk, but=("document-added",)):
        if row.verb == IMPORTED and row.subject == dataset:
            told = json.loads(row.after)
            how = how_of(told["as"], told["file"], told["accessed"], told["filters"])
            due.setdefault(how, set()).add(told["rows"])
            terms[how] = told["accessed"], told["filters"]
    found: dict[tuple[str, str], _File] = {}
    with looking(desk) as connection:
        for came in connection.execute(CAME, {"as_of": LAST}):
            if came.how in terms:
                fresh = _File(*terms[came.how], came.seq, [])
                one = found.setdefault((came.how, came.at), fresh)
                one.items.append(came.item)
                one.receipt = came.seq
    for (how, _), one in found.items():
        one.whole = len(one.items) in due[how]
    return found.values()


def how_of(shape: str, file: str, accessed: str, filters: str) -> str:
    """The way a row came, for its line of custody."""
    asked = f", filters {filters}" if filters else ""
    return f"row of {shape} export {file}, accessed {accessed}{asked}"


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
