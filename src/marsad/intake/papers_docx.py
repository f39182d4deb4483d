"""Word files to report text: paragraphs and tables in the order of the document.

Law: words that were deleted with changes tracked are not read, words that were put in are.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from importlib.metadata import version
from typing import Any

from marsad.intake.extracts import Extract, joined
from marsad.intake.packed import listed, local, taken_apart, words_in
from marsad.intake.paper_fields import sensible_author, sensible_day, sensible_title

WHAT = "a Word file"
_LEFT_OUT = frozenset({"del", "moveFrom", "txbxContent", "Fallback", "rPr", "pPr", "instrText"})
_AROUND = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})


def extract_docx(raw: bytes, *, received: str) -> Extract:
    """The text of a Word file, and of its properties what is sensible; their day is a fallback.

    Raises ``Unreadable``: ``E-INTAKE-PARSE`` when it is none or broken, ``E-INTAKE-LOCKED`` when
    it wants a password, ``E-INTAKE-TOO-LARGE`` when it is too large unpacked.
    """

    def read(packed: zipfile.ZipFile) -> Extract:
        from docx import Document

        paper = Document(io.BytesIO(raw))
        text, given = joined(listed(list(_parts(paper.element.body))))
        said = paper.core_properties
        return Extract(
            text=text,
            extractor=f"python-docx/{version('python-docx')} marsad-docx/1",
            title=sensible_title(said.title, text),
            author=sensible_author(said.author),
            dated=None if said.author == "python-docx" else sensible_day(_day(said), received),
            given=given,
        )

    return taken_apart(WHAT, raw, read)


def _parts(parent: Any) -> Iterator[tuple[str, str]]:
    for element in parent:
        name = local(element)
        if name == "p":
            yield words_in("".join(_words(element))), "item" if _is_item(element) else ""
        elif name == "tbl":
            yield "\n".join(_rows(element)), ""
        elif name in _AROUND:
            yield from _parts(element)


def _rows(table: Any) -> Iterator[str]:
    for row in _inside(table, "tr"):
        cells = []
        for cell in _inside(row, "tc"):
            words = [text for text, _ in _parts(cell) if text]
            cells.append(" ".join(" ".join(words).split()))
        yield " | ".join(cells) if any(cells) else ""


def _inside(parent: Any, name: str) -> Iterator[Any]:
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) in _AROUND:
            yield from _inside(element, name)


def _words(element: Any) -> Iterator[str]:
    for child in element:
        name = local(child)
        if name == "t":
            yield (child.text or "").replace("\n", " ")
        elif name == "tab":
            yield " "
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "noBreakHyphen":
            yield "-"
        elif name not in _LEFT_OUT:
            yield from _words(child)


def _is_item(paragraph: Any) -> bool:
    for child in paragraph:
        if local(child) == "pPr":
            names = {local(one): one for one in child}
            style = names.get("pStyle")
            value = "".join(style.attrib.values()) if style is not None else ""
            return "numPr" in names or value.startswith("List")
    return False


def _day(said: Any) -> date | None:
    try:
        made = said.created
    except Exception:  # a date in any form a program liked: then there is none
        return None
    return made.date() if isinstance(made, datetime) else None
