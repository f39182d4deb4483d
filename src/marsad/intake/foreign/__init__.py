"""Files of other data sets become rows, and rows documents. What a cell means is not asked here."""

from __future__ import annotations

from marsad.intake.foreign.desks import desk_table
from marsad.intake.foreign.rows import Export, document_of, raw_of, row_name
from marsad.intake.foreign.tables import Row, Table, table_of

__all__ = ["Export", "Row", "Table", "desk_table", "document_of", "raw_of", "row_name", "table_of"]
