"""Intake: bytes become documents or refusals. It never judges what a text means.

``find_inputs`` gives items, ``web_items.items_at`` those at an address, ``read_item`` a document or
a refusal for each, ``lineage_of`` says which documents are copies of one text.
"""

from __future__ import annotations

from marsad.intake.forms import Item, Seen, items_from_lines
from marsad.intake.items import find_inputs
from marsad.intake.json_lines import given_id
from marsad.intake.languages import READABLE as readable_languages
from marsad.intake.lineage import (
    LineageBook,
    LineageRow,
    book_of,
    lineage_of,
    signature,
    supersedes,
)
from marsad.intake.refusals import Refusal
from marsad.intake.segments import find_segments
from marsad.intake.taking import LIMIT, Taken, fetch, read_item
from marsad.intake.web.address import is_address

__all__ = [
    "LIMIT", "Item", "LineageBook", "LineageRow", "Refusal", "Seen", "Taken", "book_of", "fetch",
    "find_inputs", "find_segments", "given_id", "is_address", "items_from_lines", "lineage_of",
    "read_item", "readable_languages", "signature", "supersedes",
]  # fmt: skip
