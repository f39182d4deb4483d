"""``marsad import``: a file of another data set becomes rows beside the events.

A row is first read and only then added, so that one with a cell that cannot be read is refused by
its number and column and costs no other. The ledger says first what is imported; the same command
run again finds every row known and writes nothing.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from marsad.codebook.foreign.layouts import LAYOUTS, Layout, columns_of
from marsad.codebook.foreign.sheets import SheetMap, sheet_map
from marsad.intake.foreign import (
    Export,
    Row,
    desk_table,
    document_of,
    raw_of,
    row_name,
    table_of,
)
from marsad.model.errors import MarsadError
from marsad.model.hashing import canonical_json, sha256_bytes
from marsad.model.mentions import Reading
from marsad.model.runs import Run
from marsad.reading.foreign import FOREIGN_RUN, READER, read_row
from marsad.reading.foreign.days import order_of
from marsad.store.desk import Desk
from marsad.store.foreign import (
    IMPORTED,
    Newest,
    gone_rows,
    how_of,
    newest_texts,
    rows_unread,
)
from marsad.store.ledger import append_decision, decisions
from marsad.store.library import Incoming, add_documents, documents_of
from marsad.store.readings import save_readings, save_run
from marsad.store.receipts import ROW_REFUSED, Receipt, add_receipts

BATCH = 500
REFUSING = "foreign-cell"
DAYS = ("date", "start", "end")
VERB = IMPORTED
Print = Callable[[Receipt], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asked for. ``shape`` is one of ``SHAPES``; ``accessed`` is the day the data
    were taken, ISO 8601; ``filters`` what was asked of them."""

    file: str
    shape: str
    licence: str
    accessed: str
    filters: str = ""
    name: str = ""
    sheet: SheetMap | None = None
    may_reexport: bool = False

    @property
    def layout(self) -> Layout:
        """The columns of the shape."""
        return self.sheet.layout() if self.sheet is not None else LAYOUTS[self.shape]

    @property
    def dataset(self) -> str:
        """What the data set is called."""
        return self.name or self.layout.dataset

    def how(self) -> str:
        """The way a row came, for its line of custody."""
        return how_of(self.shape, self.file, self.accessed, self.filters)


@dataclass(frozen=True, slots=True)
class Taken:
    """A row on its way in: what was read in it, or (``why``) why it is refused."""

    row: Row
    locator: str
    reading: Reading | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the rows, and how often which issue was noted. ``older`` texts were added
    under newer ones; ``gone`` rows are in an earlier file of these filters, not in the newest."""

    added: int
    known: int
    newer: int
    older: int
    gone: int
    refused: int
    claims: int
    issues: Mapping[str, int]


def take_rows(raw: bytes, wish: Wish, at: str) -> tuple[Taken, ...]:
    """The rows of a file, each read. Raises ``MarsadError``: ``E-IMPORT-FILE`` for what is no
    table, ``E-IMPORT-HEADER`` for one that lacks columns, ``E-IMPORT-EMPTY`` where no row can be
    used."""
    table = (desk_table if wish.shape == "marsad" else table_of)(raw, wish.file)
    lacking = wish.layout.lacking(table.header)
    if lacking:
        raise MarsadError(
            "E-IMPORT-HEADER", f"this is no {wish.shape} table: it lacks {', '.join(lacking)}",
            where=wish.file, hint="nothing was imported; see docs/foreign.md for the columns",
        )  # fmt: skip
    fields = columns_of(table.header, wish.layout)
    sheets = {wish.sheet.id: wish.sheet} if wish.sheet is not None else {}
    export = Export(wish.dataset, wish.shape, _extractor(table.rows, fields, wish),
                    wish.licence, at)  # fmt: skip
    taken = tuple(_taken(table.rows, fields, export, wish, sheets))
    if not any(t.reading for t in taken):
        first = f"row {taken[0].row.number}: {taken[0].why}"
        raise MarsadError("E-IMPORT-EMPTY", f"no row can be used ({first})", where=wish.file,
                          hint="nothing was imported; mend the file or the map")  # fmt: skip
    return taken


def _extractor(rows: Sequence[Row], fields: Mapping[str, str], wish: Wish) -> str:
    """All that the reader must know besides the row: shape, order of day and month, map."""
    days = (v for row in rows for c, v in row.cells if fields.get(c) in DAYS)
    order = order_of(days)
    parts = (f"foreign-{wish.shape}/1", order, wish.sheet.id if wish.sheet is not None else "")
    return " ".join(part for part in parts if part)


def _taken(
    rows: Sequence[Row], fields: Mapping[str, str], export: Export, wish: Wish,
    sheets: Mapping[str, SheetMap],
) -> Iterator[Taken]:  # fmt: skip
    own = next((column for column, field in fields.items() if field == "id"), None)
    seen: dict[str, int] = {}
    for row in rows:
        identity = dict(row.cells).get(own, "") if own is not None else ""
        locator = row_name(export, identity, wish.file, row.number)
        why = row.broken
        if not why and own is not None and not identity:
            why = f"{own}: it is empty"
        elif not why and locator in seen:
            why = f"{own}: row {seen[locator]} has the same, {identity}"
        if why:
            yield Taken(row, f"{wish.file}#row-{row.number}", why=why)
            continue
        seen[locator] = row.number
        yield _read(row, export, locator, sheets)


def _read(row: Row, export: Export, locator: str, sheets: Mapping[str, SheetMap]) -> Taken:
    try:
        reading = read_row(document_of(row, export, locator), sheets)
    except MarsadError as error:
        return Taken(row, locator, why=error.what)
    bad = [i.message for i in reading.issues if i.code == REFUSING]
    return Taken(row, locator, why="; ".join(bad)) if bad else Taken(row, locator, reading)


def import_rows(
    desk: Desk, raw: bytes, wish: Wish, taken: Sequence[Taken], *, at: str, by: str, show: Print
) -> Imported:
    """Adds the rows, some in a transaction, each with its receipt; ``show`` is called for those
    that were refused."""
    _say_in_ledger(desk, raw, wish, taken, at=at, by=by)
    save_run(desk, Run(FOREIGN_RUN, "", READER, "", at))
    newest = newest_texts(desk).get(wish.dataset, {})
    tally: Counter[str] = Counter()
    for first in range(0, len(taken), BATCH):
        _batch(desk, wish, taken[first : first + BATCH], newest, tally, at=at, by=by, show=show)
    read_rows(desk, at)
    found = [t.reading for t in taken if t.reading is not None]
    return Imported(
        tally["added"], tally["known"], tally["newer"], tally["older"],
        len(gone_rows(desk, wish.dataset, wish.filters)), tally[ROW_REFUSED],
        sum(len(r.claims) for r in found),
        dict(sorted(Counter(i.code for r in found for i in r.issues).items())),
    )  # fmt: skip


def _batch(
    desk: Desk, wish: Wish, some: Sequence[Taken], newest: Mapping[str, Newest],
    tally: Counter[str], *, at: str, by: str, show: Print,
) -> None:  # fmt: skip
    incoming: list[Incoming] = []
    readings: list[Reading] = []
    receipts: list[Receipt] = []
    for one in some:
        digest = sha256_bytes(raw_of(one.row)) if one.row.cells else ""
        receipt = Receipt(at, one.locator, "added", by=by, how=wish.how(), raw_sha256=digest)
        if one.reading is None:
            said = f"row {one.row.number}: {one.why}"
            receipts.append(replace(receipt, outcome=ROW_REFUSED, code="E-IMPORT-ROW",
                                    message=said))  # fmt: skip
            continue
        found = one.reading.document
        earlier = newest.get(found.locator)
        if earlier is not None and earlier.id != found.id and earlier.accessed <= wish.accessed:
            found = replace(found, supersedes=earlier.id)
        receipts.append(replace(receipt, document=found.id))
        readings.append(replace(one.reading, document=found))
        incoming.append(Incoming(found, raw_of(one.row), f"lineage-{found.id}"))
    new = add_documents(desk, incoming, at=at, by=by) if incoming else ()
    fresh = {i.document.id: was_new for i, was_new in zip(incoming, new, strict=True)}
    save_readings(desk, [r for r in readings if fresh[r.document.id]])
    for n, receipt in enumerate(receipts):
        if receipt.document is not None and not fresh[receipt.document]:
            receipts[n] = replace(receipt, outcome="known")
    add_receipts(desk, receipts)
    for item in incoming:
        if fresh[item.document.id]:
            tally["newer"] += item.document.supersedes is not None
            tally["older"] += (item.document.locator in newest
                               and item.document.supersedes is None)  # fmt: skip
    for receipt in receipts:
        tally[receipt.outcome] += 1
        if receipt.outcome == ROW_REFUSED:
            show(receipt)


def _say_in_ledger(
    desk: Desk, raw: bytes, wish: Wish, taken: Sequence[Taken], *, at: str, by: str
) -> None:
    """Writes what is imported, unless just this was imported before."""
    told: dict[str, Any] = {
        "as": wish.shape, "licence": wish.licence, "accessed": wish.accessed,
        "filters": wish.filters, "may_reexport": wish.may_reexport, "file": wish.file,
        "file_sha256": sha256_bytes(raw), "rows": len(taken),
        "refused": sum(1 for t in taken if t.reading is None),
    }  # fmt: skip
    if wish.sheet is not None:
        told["map"] = wish.sheet.text
    after = canonical_json(told)
    before = (d for d in decisions(desk) if d.verb == VERB)
    if not any(d.subject == wish.dataset and d.after == after for d in before):
        append_decision(desk, at=at, by=by, verb=VERB, subject=wish.dataset, after=after)


def maps_of(desk: Desk) -> dict[str, SheetMap]:
    """The maps of all sheets that were imported, by id, as the ledger keeps them."""
    found = {}
    for row in decisions(desk):
        told = json.loads(row.after) if row.verb == VERB else {}
        if "map" in told:
            one = sheet_map(json.loads(told["map"]), f"ledger row {row.seq}")
            found[one.id] = one
    return found


def read_rows(desk: Desk, at: str) -> int:
    """Reads the rows that this version of the reader has not read yet; how many."""
    due = rows_unread(desk, FOREIGN_RUN)
    if not due:
        return 0
    save_run(desk, Run(FOREIGN_RUN, "", READER, "", at))
    sheets = maps_of(desk)
    for first in range(0, len(due), BATCH):
        some = documents_of(desk, due[first : first + BATCH])
        save_readings(desk, [read_row(one, sheets) for _, one in some.values()])
    return len(due)
