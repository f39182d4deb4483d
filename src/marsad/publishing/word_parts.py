"""What python-docx has no word for: a bookmark, a link to it, a field, the language, a table that
prints well, the words for a picture."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table
    from docx.text.paragraph import Paragraph as Line

RULE, SHADE = "BFBFBF", "F2F2F2"


def element(tag: str, **values: str) -> Any:
    """An element of WordprocessingML with attributes of its own."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{tag}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def linked(line: Line, anchor: str, text: str) -> None:
    """Adds ``text`` as a superscript that leads to the bookmark ``anchor``."""
    run = line.add_run(text)
    run.font.superscript = True
    link = element("hyperlink", anchor=anchor, history="1")
    line._p.append(link)
    link.append(run._r)


def bookmarked(line: Line, name: str, text: str, number: int) -> None:
    """Adds ``text`` under the bookmark ``name``; ``number`` is its own in the document."""
    line._p.append(element("bookmarkStart", id=str(number), name=name))
    line.add_run(text)
    line._p.append(element("bookmarkEnd", id=str(number)))


def counted(line: Line, field: str) -> None:
    """Adds a number that Word counts: ``PAGE`` or ``NUMPAGES``."""
    found = element("fldSimple", instr=f" {field} ")
    run = line.add_run("1")
    found.append(run._r)
    line._p.append(found)


def set_language(word: Word, language: str) -> None:
    """The document is spell-checked as ``language`` (``en-GB``, ``en-US``)."""
    from docx.oxml.ns import qn

    for found in word.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)


def pictured(word: Word, png: bytes, words: str, width: float) -> None:
    """Adds a picture ``width`` cm wide that keeps with what follows; ``words`` tell what it shows
    to whoever does not see it."""
    from docx.shared import Cm

    line = word.add_paragraph()
    line.paragraph_format.keep_with_next = True
    shape = line.add_run().add_picture(io.BytesIO(png), width=Cm(width))
    shape._inline.docPr.set("descr", words)


def laid_out(table: Table, widths: Sequence[float]) -> None:
    """Columns of these widths (cm), fine rules between rows, no row parted by the end of a page,
    and the first row again on every page that the table runs over."""
    from docx.shared import Cm

    table.autofit = False
    borders = element("tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(element(side, val="single", sz="4", space="0", color=RULE))
    table._tbl.tblPr.find(element("tblLayout").tag).addprevious(borders)  # the schema's order
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    head = table.rows[0]
    head._tr.get_or_add_trPr().append(element("tblHeader", val="true"))
    for cell in head.cells:
        cell._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=SHADE))
