"""What python-docx has no word for: a bookmark, a link to it, the language, a head row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table
    from docx.text.paragraph import Paragraph as Line


def _element(tag: str, **values: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def linked(line: Line, anchor: str, text: str) -> None:
    """Adds ``text`` as a superscript that leads to the bookmark ``anchor``."""
    run = line.add_run(text)
    run.font.superscript = True
    link = _element("w:hyperlink", anchor=anchor, history="1")
    line._p.append(link)
    link.append(run._r)


def bookmarked(line: Line, name: str, text: str, number: int) -> None:
    """Adds ``text`` under the bookmark ``name``; ``number`` is its own in the document."""
    line._p.append(_element("w:bookmarkStart", id=str(number), name=name))
    line.add_run(text)
    line._p.append(_element("w:bookmarkEnd", id=str(number)))


def set_language(word: Word, language: str) -> None:
    """The document is spell-checked as ``language`` (``en-GB``, ``en-US``)."""
    from docx.oxml.ns import qn

    for found in word.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)


def head_row(table: Table) -> None:
    """The first row stands again on every page that the table runs over."""
    row = table.rows[0]._tr.get_or_add_trPr()
    row.append(_element("w:tblHeader", val="true"))
