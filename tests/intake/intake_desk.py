"""Items made by hand, and what becomes of them."""

from __future__ import annotations

from typing import Any

from marsad.intake import Item, Refusal, read_item
from marsad.model.sources import Document

RECEIVED = "2030-01-01T00:00:00Z"


def document(raw: bytes | str, form: str = "txt", name: str = "a", **options: Any) -> Document:
    """The document that ``raw`` becomes; fails when it is refused."""
    found = read_item(_item(raw, form, name), received=RECEIVED, **options)
    assert isinstance(found, Document), found
    return found


def refused(raw: bytes | str, form: str = "txt", **options: Any) -> Refusal:
    """The refusal of ``raw``; fails when it becomes a document."""
    found = read_item(_item(raw, form, "a"), received=RECEIVED, **options)
    assert isinstance(found, Refusal), found
    return found


def marked(found: Document, kind: str) -> list[str]:
    """The words of the segments of one kind."""
    return [found.text[s.start : s.end] for s in found.segments if s.kind == kind]


def _item(raw: bytes | str, form: str, name: str) -> Item:
    return Item(name, form, raw=raw.encode("utf-8") if isinstance(raw, str) else raw)
