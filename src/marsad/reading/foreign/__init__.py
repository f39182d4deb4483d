"""Rows of other data sets become claims: cells are copied, no language is understood.

Law: a value stands in a cell or is not there; what a code may mean is decided by the codebook and
what does not fit is an issue. A claim of a row is what *they* say: it speaks for itself, names no
voice, and is as sure as a copy is.
"""

from __future__ import annotations

from marsad.reading.foreign.reader import FOREIGN_RUN, READER, other_standing, read_row, sources_of

__all__ = ["FOREIGN_RUN", "READER", "other_standing", "read_row", "sources_of"]
