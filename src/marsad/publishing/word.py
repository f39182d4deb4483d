"""``docx_of``: the same tree as a Word document that an editor can work in.

Law: the sentences, marks and credits are those of the page, and equal input gives equal bytes.
Headings, lists and the table are Word's own, so that an editor's outline and numbering hold.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from marsad.model.briefs import Brief, Footnote
from marsad.model.values import Told
from marsad.publishing.attribution import attribution
from marsad.publishing.footnotes import page_words
from marsad.publishing.forms import name_of
from marsad.publishing.page.html import (
    ABOUT,
    STANDING_WORDS,
    compact,
    facts_of,
    marks_of,
    queries_of,
)
from marsad.publishing.page.tags import tags_of
from marsad.publishing.paper.words import flat
from marsad.publishing.word_parts import bookmarked, head_row, linked, set_language
from marsad.publishing.wording.days import day, span_words, table_words
from marsad.publishing.wording.spelling import spelt
from marsad.publishing.zipped import repacked, stamp_of

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph as Line

LISTS = ("trend", "incidents", "conditions")
HEAD = ("When", "Where", "What", "Who", "On whom", "How many", "Standing", "Notes")
SMALL = 8  # points, of the table


def docx_of(brief: Brief, *, imported: Iterable[str] = ()) -> bytes:
    """The brief as a document of Word. ``imported`` are the credits of the imported gazetteers
    that the reports were read with."""
    from docx import Document

    word = Document()
    american = brief.spelling == "american"
    set_language(word, "en-US" if american else "en-GB")
    title = f"{brief.theatre}: {span_words(*brief.period)}"
    word.core_properties.title, word.core_properties.author = flat(title)[:255], "Marsad"
    word.core_properties.language = "en-US" if american else "en-GB"
    _Setting(word, brief).set(title, tuple(imported))
    out = io.BytesIO()
    word.save(out)
    return repacked(out.getvalue(), stamp_of(brief.made))


class _Setting:
    """One brief being set into one document."""

    def __init__(self, word: Word, brief: Brief) -> None:
        self.word, self.brief = word, brief
        self.queries = queries_of(brief)
        self.standing = {row.event: row.standing for row in brief.rows}

    def set(self, title: str, imported: tuple[str, ...]) -> None:
        """Everything, in the order of the page."""
        self._head(title)
        self._key_points()
        self._stories()
        self._rest(imported)
        self._table()
        self._notes()

    def _head(self, title: str) -> None:
        brief = self.brief
        self.word.add_heading(flat(title), 0)
        if brief.template != "weekly-monitor":
            self._line().add_run(name_of(brief.template)).italic = True
        self._line(f"Rests on {facts_of(brief)}.")
        self._line(f"Made {brief.made} · as of ledger row {brief.as_of} · release"
                   f" {brief.release} · ledger head {brief.head}")  # fmt: skip

    def _key_points(self) -> None:
        brief = self.brief
        if brief.template != "incident-log":
            self._list("Key points", brief.key_points, "List Number")
        used = [s for s in STANDING_WORDS if s in self.standing.values()]
        if used:
            told = "; ".join(f"{s.replace('-', ' ')}: {STANDING_WORDS[s]}" for s in used)
            self._line(f"Standing of an event: {told}.")
        if brief.changed:
            self._list("What changed since the last brief", brief.changed, "List Bullet")

    def _stories(self) -> None:
        told = {s.key for s in self.brief.sections} - {"series", "trend"}
        for section in self.brief.sections:
            if not section.paragraphs:
                continue
            self.word.add_heading(flat(section.title), 1)
            for paragraph in section.paragraphs:
                line = self._line(style="List Bullet" if section.key in LISTS else None)
                tags = tags_of(paragraph, self.standing) if section.key in told else ()
                for n, one in enumerate(paragraph.sentences):
                    self._tell(line, one, " " if n else "")
                    if tags and tags[n]:
                        line.add_run(f" ({tags[n].replace('-', ' ')})").italic = True
        quiet = [s.title for s in self.brief.sections if not s.paragraphs
                 and s.key not in ("series", "trend", "other")]  # fmt: skip
        if quiet:
            self._line(f"Nothing held this week under: {'; '.join(quiet)}.")

    def _rest(self, imported: tuple[str, ...]) -> None:
        self._list("What we could not see", self.brief.unseen, "List Bullet")
        self.word.add_heading("About this brief", 1)
        about = spelt(" ".join(ABOUT), self.brief.spelling)
        self._line(f"{about} {attribution(imported)}")

    def _table(self) -> None:
        from docx.shared import Pt

        self.word.add_heading("Events", 1)
        rows, year = self.brief.rows, self.brief.period[1].year
        table = self.word.add_table(rows=1 + len(rows), cols=len(HEAD), style="Table Grid")
        lines: list[tuple[str, ...]] = [HEAD]
        lines += [
            (table_words(r.when, year), r.where, r.kind, r.actors, r.targets, r.counts,
             r.standing, ", ".join(map(str, r.notes)))
            for r in rows
        ]  # fmt: skip
        for row, texts in zip(table.rows, lines, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                run = cell.paragraphs[0].add_run(flat(text))
                run.font.size, run.bold = Pt(SMALL), texts is HEAD
        head_row(table)

    def _notes(self) -> None:
        self.word.add_heading("Notes", 1)
        for number, note in enumerate(self.brief.footnotes, start=1):
            self._note(note, number)
        for number, (text, letter) in enumerate(self.queries.items(), start=1):
            line = self._line()
            bookmarked(line, letter.lower(), f"{letter}.", len(self.brief.footnotes) + number)
            line.add_run(f" stored: {flat(text)}")

    def _note(self, note: Footnote, number: int) -> None:
        line = self._line()
        bookmarked(line, f"note-{note.number}", f"{note.number}.", number)
        if note.tombstone:
            line.add_run(f" purged by decision; text sha256 {note.text_sha256}.")
            return
        when = (day(note.published) if note.published else "day not known") + page_words(note)
        line.add_run(f" {flat(note.publisher)}")
        if note.title:
            line.add_run(", ")
            line.add_run(flat(note.title)).italic = True
        line.add_run(f", {when}: {flat(note.before)} ")
        line.add_run(flat(note.quote)).bold = True
        line.add_run(f" {flat(note.after)} ({note.claim or 'words'}, characters {note.start}–"
                     f"{note.end}, text sha256 {note.text_sha256})")  # fmt: skip

    def _list(self, title: str, sentences: Iterable[Told], style: str) -> None:
        self.word.add_heading(title, 1)
        for told in sentences:
            self._tell(self._line(style=style), told)

    def _line(self, text: str = "", style: str | None = None) -> Line:
        return self.word.add_paragraph(flat(text), style)

    def _tell(self, line: Line, told: Told, before: str = "") -> None:
        """A sentence with its marks as superscripts that lead to the notes."""
        line.add_run(before + flat(told.sentence))
        marks = compact(marks_of(told, self.brief, self.queries))
        for n, (label, anchor) in enumerate(marks):
            linked(line, anchor, f"{',' if n else ''}{label}")


