"""A PDF as a reader meets it: its words, links, letters and date."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

BREAKS = re.compile("[\\s\u00ad\u2010\u2068\u2069-]")


def opened(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """The words of every page."""
    return "\n".join(page.extract_text() for page in opened(pdf).pages)


def squeezed(text: str) -> str:
    """The text without white space and hyphens, so that it does not matter where lines end."""
    return BREAKS.sub("", unicodedata.normalize("NFC", text))


def links_of(pdf: bytes) -> list[DictionaryObject]:
    """Every link on every page."""
    found = []
    for page in opened(pdf).pages:
        for one in page.get("/Annots", []):
            note = one.get_object()
            if note["/Subtype"] == "/Link":
                found.append(note)
    return found


def letters_of(pdf: bytes) -> dict[str, bool]:
    """The name of every font, and whether it lies in the file."""
    found = {}
    for page in opened(pdf).pages:
        for one in page["/Resources"].get("/Font", {}).values():  # type: ignore[union-attr]
            font = one.get_object()
            for below in font.get("/DescendantFonts", [font]):
                shape = below.get_object()["/FontDescriptor"]
                name = str(font["/BaseFont"]).removeprefix("/").split("+")[-1]
                found[name] = any(k in shape for k in ("/FontFile", "/FontFile2", "/FontFile3"))
    return found
