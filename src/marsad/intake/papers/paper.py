"""Papers: files whose text lies inside a form of their own, each read by its reader."""

from __future__ import annotations

from marsad.intake import refusals
from marsad.intake.extracts import Extract
from marsad.intake.refusals import Unreadable

PAPER_FORMS = frozenset({"pdf", "docx", "odt", "epub"})


def extract_paper(form: str, raw: bytes, *, received: str, limit: int) -> Extract:
    """The extract of a paper of ``form``. Raises ``Unreadable`` as its reader does, whatever the
    bytes are."""
    if form == "pdf":
        from marsad.intake.papers.pdf import extract_pdf

        return extract_pdf(raw, received=received, limit=limit)
    if form == "docx":
        from marsad.intake.papers.word import extract_docx

        return extract_docx(raw, received=received)
    if form == "odt":
        from marsad.intake.papers.open_text import extract_odt

        return extract_odt(raw, received=received)
    if form == "epub":
        from marsad.intake.papers.epub import extract_epub

        return extract_epub(raw, received=received, limit=limit)
    raise Unreadable(refusals.FORMAT, f"the format {form!r} cannot be read")
