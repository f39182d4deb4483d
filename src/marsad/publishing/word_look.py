"""The look of the document in Word: the page, the styles, head and foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.model.briefs import Brief
from marsad.publishing.paper.words import flat
from marsad.publishing.word_notes import MARK, TEXT
from marsad.publishing.word_parts import counted
from marsad.publishing.wording.days import span_words

if TYPE_CHECKING:
    from docx.document import Document as Word

WIDTH = 17.0  # cm, of what is printed on
MARGIN = 2.0
LETTERS = "Calibri"
SIZES = {
    "Normal": 10.5, "Title": 22.0, "Heading 1": 14.0, "Heading 2": 11.5, "Heading 3": 10.5,
    "Caption": 8.5, "Header": 8.5, "Footer": 8.5,
}  # fmt: skip
SPACES = {
    "Normal": (0, 5), "Heading 1": (14, 4), "Heading 2": (9, 2), "Heading 3": (6, 2),
    "Caption": (2, 6), "Title": (0, 6),
}  # fmt: skip
SMALL = 8.0
INK, SOFT = "1C2025", "545B64"


def dressed(word: Word, brief: Brief) -> None:
    """A4, the styles of this document, and which brief and page it is on every page."""
    _page(word)
    _styles(word)
    _note_styles(word)
    _head_and_foot(word, brief)


def _page(word: Word) -> None:
    from docx.shared import Cm

    section = word.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21.0 - WIDTH) / 2)
    section.top_margin = section.bottom_margin = Cm(MARGIN)
    section.header_distance = section.footer_distance = Cm(1.0)


def _styles(word: Word) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for name, size in SIZES.items():
        style = word.styles[name]
        style.font.size, style.font.name = Pt(size), LETTERS
        letters = style.element.rPr.rFonts
        for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            letters.attrib.pop(qn(f"w:{key}"), None)
        soft = name in ("Caption", "Header", "Footer")
        style.font.color.rgb = RGBColor.from_string(SOFT if soft else INK)
    for name, (before, after) in SPACES.items():
        look = word.styles[name].paragraph_format
        look.space_before, look.space_after, look.line_spacing = Pt(before), Pt(after), 1.08
    word.styles["Caption"].font.bold = False


def _note_styles(word: Word) -> None:
    """Word's own styles of footnotes, under the names by which it knows them."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    text = word.styles.add_style(TEXT, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    text.base_style = word.styles["Normal"]
    text.font.size = Pt(SMALL)
    text.paragraph_format.space_after, text.paragraph_format.line_spacing = Pt(1), 1.0
    text.element.name_val = "footnote text"
    mark = word.styles.add_style(MARK, WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.font.superscript = True
    mark.element.name_val = "footnote reference"


def _head_and_foot(word: Word, brief: Brief) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.oxml.ns import qn
    from docx.shared import Cm

    for name in ("Header", "Footer"):
        for stops in word.styles[name].element.pPr.findall(qn("w:tabs")):
            word.styles[name].element.pPr.remove(stops)
    section = word.sections[0]
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    for line in (head, foot):
        line.paragraph_format.tab_stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    head.add_run(f"{flat(brief.theatre)}\t{flat(span_words(*brief.period))}")
    foot.add_run(f"{flat(brief.release)} · ledger row {brief.as_of}\tpage ")
    counted(foot, "PAGE")
    foot.add_run(" of ")
    counted(foot, "NUMPAGES")
