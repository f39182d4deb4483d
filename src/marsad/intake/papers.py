"""Papers: files whose text lies inside a form of their own, each read by its reader."""

from __future__ import annotations

from marsad.intake import refusals
from marsad.intake.extracts import Extract
from marsad.intake.refusals import Unreadable

PAPER_FORMS = frozenset({"pdf"})


def extract_paper(form: str, raw: bytes, *, received: str, limit: int) -> Extract:
    """The extract of a paper of ``form``. Raises ``Unreadable`` as its reader does, whatever the
    bytes are."""
    if form == "pdf":
        from marsad.intake.papers_pdf import extract_pdf

        return extract_pdf(raw, received=received, limit=limit)
    raise Unreadable(refusals.FORMAT, f"the format {form!r} cannot be read")
