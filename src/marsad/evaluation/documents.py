"""Documents for measuring: made from a gold record, never stored."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from marsad.evaluation.suite import need
from marsad.model.hashing import sha256_text
from marsad.model.sources import Document, Source, document_id


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON lines file. Raises ``MarsadError`` when it is missing."""
    return [json.loads(line) for line in need(path).read_text("utf-8").splitlines()]


def gold_document(
    name: str,
    text: str,
    *,
    published: date | None = None,
    title: str | None = None,
    source: str = "gold",
    country: str | None = None,
) -> Document:
    """A document whose canonical text is ``text`` unchanged."""
    digest = sha256_text(text)
    return Document(
        id=document_id(source, name, text),
        source=Source(source),
        locator=name,
        title=title,
        published=published,
        published_precision="day" if published else None,
        received="",
        language="en",
        rights=None,
        text=text,
        text_sha256=digest,
        raw_sha256=digest,
        extractor="gold/1",
        country=country,
    )
