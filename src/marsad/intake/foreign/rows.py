"""A row of a data set as a document of the library.

Law: the text is one ``column: value`` line for each cell that is not empty, in the order of the
file, so that every value has words to quote. The bytes are the row as a JSON object. The locator
is the data set's own id, so that a newer export of the same row is a newer text of it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from marsad.intake.decoding import refuse_impossible
from marsad.intake.foreign.tables import Row
from marsad.intake.refusals import Unreadable
from marsad.model.errors import MarsadError
from marsad.model.hashing import sha256_bytes, sha256_text
from marsad.model.sources import DATASET, Document, Source, document_id


@dataclass(frozen=True, slots=True)
class Export:
    """One file of a data set: its name, the shape (``acled`` ...), the words that say how its
    cells are to be read (``extractor``), and what it may be used for."""

    dataset: str
    shape: str
    extractor: str
    licence: str
    received: str


def row_name(export: Export, identity: str, file: str, number: int) -> str:
    """The locator of a row: ``acled:LBY1234``, or ``file.csv#row-3`` without an id."""
    return f"{export.shape}:{identity}" if identity else f"{file}#row-{number}"


def raw_of(row: Row) -> bytes:
    """The bytes that are kept of a row."""
    return json.dumps(dict(row.cells), ensure_ascii=False).encode()


def document_of(row: Row, export: Export, locator: str) -> Document:
    """The document of a row. It was published on no day, and is in no language. Raises
    ``MarsadError`` ``E-IMPORT-ROW`` for a cell that no text can hold."""
    text = "".join(f"{column}: {value}\n" for column, value in row.cells)
    try:
        refuse_impossible(text)
    except Unreadable as error:
        raise MarsadError("E-IMPORT-ROW", error.message, where=f"row {row.number}") from None
    return Document(
        id=document_id(export.dataset, locator, text),
        source=Source(export.dataset, DATASET),
        locator=locator,
        title=None,
        published=None,
        published_precision=None,
        received=export.received,
        language="",
        rights=export.licence,
        text=text,
        text_sha256=sha256_text(text),
        raw_sha256=sha256_bytes(raw_of(row)),
        extractor=export.extractor,
    )
