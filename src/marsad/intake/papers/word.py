"""Word files to report text: paragraphs, tables and text boxes in the order of the document, then
its footnotes and endnotes."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from importlib.metadata import version
from typing import Any

from marsad.intake.extracts import Extract, joined
from marsad.intake.papers.fields import sensible_author, sensible_day, sensible_title
from marsad.intake.papers.packed import listed, taken_apart
from marsad.intake.papers.word_body import notes_of, parts_of

WHAT = "a Word file"
def extract_docx(raw: bytes, *, received: str) -> Extract:
    """The text of a Word file, and of its properties what is sensible; their day is a fallback.

    Raises ``Unreadable``: ``E-INTAKE-PARSE`` when it is none or broken, ``E-INTAKE-LOCKED`` when
    it wants a password, ``E-INTAKE-TOO-LARGE`` when it is too large unpacked.
    """

    def read(packed: zipfile.ZipFile) -> Extract:
        from docx import Document

        paper = Document(io.BytesIO(raw))
        body = paper.element.body
        text, given = joined(listed([*parts_of(body), *notes_of(body, packed)]))
        said = paper.core_properties
        return Extract(
            text=text,
            extractor=f"python-docx/{version('python-docx')} marsad-docx/2",
            title=sensible_title(said.title, text),
            author=sensible_author(said.author),
            dated=None if said.author == "python-docx" else sensible_day(_day(said), received),
            given=given,
        )

    return taken_apart(WHAT, raw, read)


def _day(said: Any) -> date | None:
    try:
        made = said.created
    except Exception:  # a date in any form a program liked: then there is none
        return None
    return made.date() if isinstance(made, datetime) else None
