"""Papers made for the tests by the libraries that others make theirs with."""

from __future__ import annotations

import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path

import typst
from pypdf import PdfReader, PdfWriter

BULLETIN = """
#set document(title: "Shelling in Kesra", author: ("Mira Tolun",), date: datetime(
  year: 2019, month: 1, day: 2))
#set page(width: 12cm, height: 9cm, header: [Kesra Watch Bulletin 7],
  footer: align(center, context counter(page).display()))
#set text(lang: "en", hyphenate: true)
#set par(justify: true)
"""
HEADED = """= Shelling in Kesra
Kesra Watch, 5 March 2018

"""
STORY = """Government forces shelled the harbour of Kesra on Sunday morning and extraordinarily
considerable infrastructural damage was done to warehouses. Humanitarian representatives described
circumstances as catastrophic.

Internationally recognised organisations demanded an investigation. Residents of Tell Marun said
that the mortar rounds had been fired from the ridge above the brickworks, where soldiers dug in.

At least 14 people were wounded at the market of Bir Salun, and a bridge over the Narda fell. The
administration of the province declared three days of mourning and closed the schools.

Negotiators met again in Port Odal. They parted without an agreement on the wounded prisoners.
"""


@cache
def pdf(body: str, head: str = BULLETIN) -> bytes:
    """A PDF set by typst."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.typ"
        path.write_text(head + body, "utf-8")
        return bytes(typst.compile(str(path)))


def locked(raw: bytes, password: str) -> bytes:
    """The same PDF, encrypted."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(raw)))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    return _written(writer)


def with_properties(raw: bytes, properties: dict[str, str]) -> bytes:
    """The same PDF with other properties."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(raw)))
    writer.add_metadata(properties)
    return _written(writer)


def blank_pdf() -> bytes:
    """A page with nothing on it, like a scan without its picture."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
