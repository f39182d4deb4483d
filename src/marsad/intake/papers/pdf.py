"""PDF to report text: the words of its pages, in paragraphs, by pypdf.

Law: a paper that gives no text is refused, never an empty document. Nothing is fetched, no script
is run, and no attachment is opened.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from importlib.metadata import version
from typing import Any

from marsad.intake import refusals
from marsad.intake.extracts import Extract
from marsad.intake.papers.fields import sensible_author, sensible_day, sensible_title
from marsad.intake.papers.paragraphs import text_of
from marsad.intake.papers.pdf_pieces import lines_of_page
from marsad.intake.papers.printed_lines import Printed
from marsad.intake.refusals import Unreadable

MOST_PAGES = 2_000

def extract_pdf(raw: bytes, *, received: str, limit: int) -> Extract:
    """The text of a PDF and what its properties sensibly say; their day is a fallback.

    Raises ``Unreadable``: ``E-INTAKE-PARSE`` when it is no PDF or is cut off, ``E-INTAKE-LOCKED``
    when it wants a password, ``E-INTAKE-EMPTY`` when no page has text, ``E-INTAKE-TOO-LARGE`` for
    more than ``MOST_PAGES`` pages, or a text of more than ``limit`` bytes.
    """
    if b"%PDF-" not in raw[:1024]:
        raise Unreadable(refusals.PARSE, "it is not a PDF, whatever its name says")
    try:
        with _quiet():
            return _extract(raw, received, limit)
    except Unreadable:
        raise
    except Exception as error:  # a third-party parser meets hostile bytes here
        what = f"the PDF is cut off or broken ({type(error).__name__})"
        raise Unreadable(refusals.PARSE, what) from error


def _extract(raw: bytes, received: str, limit: int) -> Extract:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(raw))
    if reader.is_encrypted:
        _unlock(reader)
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise Unreadable(refusals.TOO_LARGE, f"{count} pages; at most {MOST_PAGES}")
    text, pages = text_of(_pages(reader, limit))
    if not any(c.isalnum() for c in text):
        raise Unreadable(refusals.EMPTY, "it has no text: a scan?")
    said = reader.metadata
    return Extract(
        text=text,
        extractor=f"pypdf/{version('pypdf')} marsad-pdf/2",
        title=sensible_title(_said(said, "/Title"), text),
        author=sensible_author(_said(said, "/Author")),
        dated=sensible_day(_day(said), received),
        pages=pages,
    )


def _unlock(reader: Any) -> None:
    from pypdf import PasswordType
    from pypdf.errors import DependencyError

    try:
        opened = reader.decrypt("") != PasswordType.NOT_DECRYPTED
    except (DependencyError, NotImplementedError):
        opened = False
    if not opened:
        what = "it is encrypted; save it without a password"
        raise Unreadable(refusals.LOCKED, what)


def _pages(reader: Any, limit: int) -> list[list[Printed]]:
    pages, size = [], 0
    for page in reader.pages:
        lines = lines_of_page(page)
        size += sum(len(line.text) for line in lines)
        if size > limit * 2:
            raise Unreadable(refusals.TOO_LARGE, f"its text is longer than {limit} bytes")
        pages.append(lines)
    return pages


def _said(said: Any, name: str) -> object:
    return said.get(name) if said else None


def _day(said: Any) -> date | None:
    try:
        made = said.creation_date if said else None
    except Exception:  # a date in any form a program liked: then there is none
        return None
    return made.date() if isinstance(made, datetime) else None


@contextmanager
def _quiet() -> Iterator[None]:
    """What pypdf says of broken files on its log is not for the terminal."""
    log, silent = logging.getLogger("pypdf"), logging.NullHandler()
    log.addHandler(silent)
    try:
        yield
    finally:
        log.removeHandler(silent)
