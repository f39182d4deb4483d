"""One row for every item that intake was given, also for one that could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, func, insert, select

from marsad.store.desk import Desk, looking, writing
from marsad.store.schema import RECEIPT

ROW_REFUSED = "row-refused"  # a row of a data set: no report, and no gap in what is watched


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one item: ``outcome`` is intake's word (``added``, ``known``, ``refused``,
    ``failed`` ...), ``code`` and ``message`` say why, ``document`` is its id when there is one.
    The line of custody: ``by`` is who gave it, ``how`` the way it came, ``raw_sha256`` names its
    bytes (empty where there were none)."""

    at: str
    item: str
    outcome: str
    document: str | None = None
    code: str = ""
    message: str = ""
    by: str = ""
    how: str = ""
    raw_sha256: str = ""


def add_receipt(desk: Desk, receipt: Receipt) -> None:
    """Keeps one receipt."""
    add_receipts(desk, [receipt])


def add_receipts(desk: Desk, many: Iterable[Receipt]) -> None:
    """Keeps all of them, in order, or none."""
    with writing(desk) as connection:
        enter_receipts(connection, many)


def enter_receipts(connection: Connection, many: Iterable[Receipt]) -> None:
    """As ``add_receipts``, inside an open transaction."""
    first = (connection.scalar(select(func.max(RECEIPT.c.seq))) or 0) + 1
    rows = [{"seq": n, **asdict(receipt)} for n, receipt in enumerate(many, first)]
    if rows:
        connection.execute(insert(RECEIPT), rows)


def receipts(desk: Desk) -> tuple[Receipt, ...]:
    """All receipts, oldest first. Those of a purged document no longer name the item."""
    columns = [c for c in RECEIPT.c if c.name != "seq"]
    with looking(desk) as connection:
        rows = connection.execute(select(*columns).order_by(RECEIPT.c.seq)).mappings()
        return tuple(Receipt(**row) for row in rows)
