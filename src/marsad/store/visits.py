"""What was last seen at an address, so that it can be asked next time for news only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import delete, insert, select

from marsad.store.desk import Desk, looking, writing
from marsad.store.schema import VISIT


@dataclass(frozen=True, slots=True)
class Visit:
    """One address: ``at`` which time it was had, the ``etag`` and the ``modified`` line that its
    server gave (empty where it gave none), and the hash of the bytes that came."""

    url: str
    at: str
    etag: str
    modified: str
    raw_sha256: str


def visit_of(desk: Desk, url: str) -> Visit | None:
    """The last visit to an address, ``None`` where there was none."""
    columns = [VISIT.c[name] for name in ("url", "at", "etag", "modified", "raw_sha256")]
    with looking(desk) as connection:
        found = connection.execute(select(*columns).where(VISIT.c.url == url)).mappings().first()
        return Visit(**found) if found is not None else None


def keep_visits(desk: Desk, many: Iterable[Visit]) -> None:
    """Afterwards these are the last visits to their addresses. Call it once what they brought is
    durable: a visit kept too early would hide a report for ever."""
    rows = {visit.url: asdict(visit) for visit in many}
    if not rows:
        return
    with writing(desk) as connection:
        for url in rows:
            connection.execute(delete(VISIT).where(VISIT.c.url == url))
        connection.execute(insert(VISIT), list(rows.values()))
