"""Footnotes of Word's own: python-docx has none.

Law: a note stands once, where it is first cited, and every further mark is a field that leads to it
and takes its number. A number that Word would not count by itself is written as it is in the brief.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from marsad.model.briefs import Footnote
from marsad.publishing.footnotes import page_words
from marsad.publishing.paper.words import flat
from marsad.publishing.word_parts import element
from marsad.publishing.wording.days import day

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph as Line

KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
TEXT, MARK = "FootnoteText", "FootnoteReference"
RULES = (("-1", "separator"), ("0", "continuationSeparator"))
HASH = 16
FIRST_BOOKMARK = 1000  # above those of the queries


class Notes:
    """The notes of one document: set as they are first cited, and filed with ``seal``."""

    def __init__(self, word: Word, notes: tuple[Footnote, ...]) -> None:
        self.word = word
        self.notes = {note.number: note for note in notes}
        self.placed: list[int] = []
        self.root = element("footnotes")
        for number, rule in RULES:
            note = element("footnote", type=rule, id=number)
            line = element("p")
            line.append(_run(element(rule)))
            note.append(line)
            self.root.append(note)

    def cite(self, line: Line, number: int) -> None:
        """A mark at the end of ``line``: the note itself where it is new, else a field to it."""
        if number in self.placed:
            field = element("fldSimple", instr=f" NOTEREF {anchor(number)} \\h ")
            field.append(_raised(line, str(number)))
            line._p.append(field)
            return
        self.placed.append(number)
        counted = len(self.placed)
        mark = str(FIRST_BOOKMARK + number)
        line._p.append(element("bookmarkStart", id=mark, name=anchor(number)))
        more = {} if counted == number else {"customMarkFollows": "1"}
        run = _run(element("footnoteReference", id=str(counted), **more), MARK)
        if more:
            run.append(_text(str(number)))
        line._p.append(run)
        line._p.append(element("bookmarkEnd", id=mark))
        self.root.append(self._footnote(self.notes[number], counted))

    def comma(self, line: Line, text: str = ",") -> None:
        """A raised sign between two marks."""
        line._p.append(_raised(line, text))

    def _footnote(self, note: Footnote, counted: int) -> Any:
        from docx.text.paragraph import Paragraph

        found = element("footnote", id=str(counted))
        p = element("p")
        style = element("pPr")
        style.append(element("pStyle", val=TEXT))
        p.append(style)
        p.append(
            _run(element("footnoteRef"), MARK) if counted == note.number
            else _run(_text(str(note.number)), MARK)
        )  # fmt: skip
        found.append(p)
        told(Paragraph(p, self.word._body), note)
        return found

    def seal(self) -> None:
        """Files the notes with the document."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import XmlPart

        part = XmlPart(PackURI("/word/footnotes.xml"), KIND, self.root, self.word.part.package)
        self.word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        rules = element("footnotePr")
        for number, _ in RULES:
            rules.append(element("footnote", id=number))
        compat = element("compat").tag
        self.word.settings.element.find(compat).addprevious(rules)


def anchor(number: int) -> str:
    """The bookmark of a note."""
    return f"_note{number}"


def told(line: Line, note: Footnote) -> None:
    """Who published what and when, the exact words, and where they stand."""
    if note.tombstone:
        line.add_run(f" Purged by decision; text sha256 {note.text_sha256}.")
        return
    line.add_run(f" {flat(note.publisher or 'Unknown')}, ")
    if note.title:
        line.add_run(flat(note.title)).italic = True
        line.add_run(", ")
    when = (day(note.published) if note.published else "day not known") + page_words(note)
    line.add_run(f"{when}: “{flat(note.quote)}” ({note.claim or 'words'}, characters {note.start}–"
                 f"{note.end}, text {note.text_sha256[:HASH]})")  # fmt: skip


def _run(inside: Any, style: str = "") -> Any:
    run = element("r")
    if style:
        look = element("rPr")
        look.append(element("rStyle", val=style))
        run.append(look)
    run.append(inside)
    return run


def _text(words: str) -> Any:
    found = element("t")
    found.text = words
    return found


def _raised(line: Line, text: str) -> Any:
    run = line.add_run(text)
    run.font.superscript = True
    return run._r
