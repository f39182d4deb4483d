"""The events that another desk exported, of any of its forms, as a table.

Law: what a desk holds is copied; the claims that it holds it on stay with that desk. They quote
reports on other terms than the export's, and only their publishers are named.
"""

from __future__ import annotations

import io
from typing import Any

from marsad.intake import refusals
from marsad.intake.foreign.tables import Table, no_table, table_of, table_of_objects
from marsad.intake.refusals import Unreadable

PARQUET = b"PAR1"
LEFT = ("claims", "rivals", "geometry")


def desk_table(raw: bytes, where: str) -> Table:
    """The table of an export's events: JSON Lines, CSV, XLSX, GeoJSON or GeoParquet, by its bytes.
    Raises ``MarsadError`` ``E-IMPORT-FILE``."""
    if raw[:4] != PARQUET:
        return table_of(raw, where, held)
    try:
        return table_of_objects(enumerate(_parquet(raw), 1), where, held)
    except Unreadable as error:
        raise no_table(error.message, where) from None


def _parquet(raw: bytes) -> list[dict[str, Any]]:
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    try:
        file = pq.ParquetFile(io.BytesIO(raw))
        columns = [n for n in file.schema_arrow.names if n not in LEFT]
        rows: list[dict[str, Any]] = file.read(columns).to_pylist()
    except Exception as error:  # third-party parsers meet hostile bytes here
        what = f"a Parquet file that is cut off or broken ({type(error).__name__})"
        raise Unreadable(refusals.PARSE, what) from error
    return rows


def held(event: Any) -> Any:
    """An event as it is held: without rivals, and of its claims the publishers alone."""
    if not isinstance(event, dict) or not isinstance(event.get("claims"), list):
        return event
    named = [c.get("publisher") for c in event["claims"] if isinstance(c, dict)]
    return {**_bare(event), "publishers": list(dict.fromkeys(n for n in named if n))}


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _bare(v) for k, v in value.items() if k not in LEFT}
    return [_bare(v) for v in value] if isinstance(value, list) else value
