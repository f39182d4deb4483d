"""``docx_of``: the same tree as a Word document that an editor can work in.

Law: the sentences, marks and credits are those of the page, and equal input gives equal bytes.
Headings, lists, footnotes and the table are Word's own, so that an editor's outline and numbering
hold.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from marsad.model.briefs import Brief, Footnote
from marsad.model.values import Told
from marsad.publishing.attribution import attribution
from marsad.publishing.forms import name_of
from marsad.publishing.page.html import (
    ABOUT,
    STANDING_WORDS,
    compact,
    facts_of,
    marks_of,
    queries_of,
)
from marsad.publishing.page.signs import SIGNS
from marsad.publishing.page.tags import tags_of
from marsad.publishing.paper.figures import (
    beneath_map,
    beneath_timeline,
    shapes_of,
    signs_of,
)
from marsad.publishing.paper.words import flat
from marsad.publishing.word_look import SMALL, dressed
from marsad.publishing.word_notes import Notes
from marsad.publishing.word_parts import (
    bookmarked,
    laid_out,
    linked,
    pictured,
    set_language,
)
from marsad.publishing.wording.days import day, span_words, table_words
from marsad.publishing.wording.spelling import spelt
from marsad.publishing.zipped import repacked, stamp_of

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph as Line

LISTS = ("trend", "incidents", "conditions")
HEAD = ("When", "Where", "What", "Who", "On whom", "How many", "Standing", "Notes")
WIDTHS = (1.9, 2.4, 2.4, 2.4, 2.4, 1.9, 2.2, 1.4)  # cm
PICTURE = 15.5  # cm; a map and a timeline stand on one page
ALT = {
    "map": "Map of the events; each of them is in the table at the end",
    "timeline": "Timeline of the dated events; each of them is in the table at the end",
    "bars": "Events a week by theme; the numbers of this week are in the list below",
}
SHAPES = {"point": "a full sign", "hollow": "a hollow sign", "ring": "a ring", "sector": "a wedge"}
INKS = "Black: this period; grey: weeks before; hatched: no document held. All on one scale."


def docx_of(
    brief: Brief, *, imported: Iterable[str] = (), pictures: Mapping[str, bytes] | None = None
) -> bytes:
    """The brief as a document of Word. ``imported`` are the credits of the imported gazetteers
    that the reports were read with, ``pictures`` the PNGs of ``pictures_of``."""
    from docx import Document

    word = Document()
    american = brief.spelling == "american"
    set_language(word, "en-US" if american else "en-GB")
    title = f"{brief.theatre}: {span_words(*brief.period)}"
    word.core_properties.title, word.core_properties.author = flat(title)[:255], "Marsad"
    word.core_properties.language = "en-US" if american else "en-GB"
    dressed(word, brief)
    _Setting(word, brief, pictures or {}).set(title, tuple(imported))
    out = io.BytesIO()
    word.save(out)
    return repacked(out.getvalue(), stamp_of(brief.made))


class _Setting:
    """One brief being set into one document."""

    def __init__(self, word: Word, brief: Brief, pictures: Mapping[str, bytes]) -> None:
        self.word, self.brief, self.pictures = word, brief, pictures
        self.queries = queries_of(brief)
        self.standing = {row.event: row.standing for row in brief.rows}
        self.notes = Notes(word, brief.footnotes)

    def set(self, title: str, imported: tuple[str, ...]) -> None:
        """Everything, in the order of the page."""
        self._head(title)
        self._key_points()
        self._where_and_when()
        self._stories()
        self._rest(imported)
        self._table()
        self._sources()
        self.notes.seal()

    def _head(self, title: str) -> None:
        brief = self.brief
        self.word.add_heading(flat(title), 0)
        if brief.template != "weekly-monitor":
            self._line().add_run(name_of(brief.template)).italic = True
        self._line(f"Rests on {facts_of(brief)}.")
        self._line(f"Made {brief.made} · as of ledger row {brief.as_of} · release"
                   f" {brief.release} · ledger head {brief.head[:12]}", "Caption")  # fmt: skip

    def _key_points(self) -> None:
        brief = self.brief
        if brief.template != "incident-log":
            self._list("Key points", brief.key_points, "List Number")
        used = [s for s in STANDING_WORDS if s in self.standing.values()]
        if used:
            told = "; ".join(f"{s.replace('-', ' ')}: {STANDING_WORDS[s]}" for s in used)
            self._line(f"Standing of an event: {told}.", "Caption")
        if brief.changed:
            self._list("What changed since the last brief", brief.changed, "List Bullet")

    def _where_and_when(self) -> None:
        brief = self.brief
        drawn = [(SHAPES[shape], words) for shape, words in shapes_of(brief)]
        drawn += [(f"a {SIGNS[standing]}", words) for standing, words in signs_of(brief)]
        signs = "; ".join(f"{sign}: {words}" for sign, words in drawn)
        signs = signs[:1].upper() + signs[1:]
        self._picture("map", "Where", f"{beneath_map(brief)} {signs}.")
        self._picture("timeline", "When", beneath_timeline(brief))

    def _picture(self, name: str, heading: str, caption: str) -> None:
        if name not in self.pictures:
            return
        if heading:
            self.word.add_heading(heading, 1)
        pictured(self.word, self.pictures[name], ALT[name], PICTURE)
        self._line(caption, "Caption")

    def _stories(self) -> None:
        told = {s.key for s in self.brief.sections} - {"series", "trend"}
        themes = told - set(LISTS)
        if any(s.paragraphs for s in self.brief.sections if s.key in themes):
            areas = self.brief.template == "country-overview"
            self.word.add_heading("By area" if areas else "By theme", 1)
        for section in self.brief.sections:
            if not section.paragraphs:
                continue
            self.word.add_heading(flat(section.title), 2 if section.key in themes else 1)
            if section.key == "trend" and self.brief.bars is not None:
                self._picture("bars", "", f"{self.brief.bars.told.sentence} {INKS}")
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
        table = self.word.add_table(rows=1 + len(rows), cols=len(HEAD))
        lines: list[tuple[str, ...]] = [HEAD]
        lines += [
            (table_words(r.when, year), r.where, r.kind, r.actors, r.targets, r.counts,
             r.standing.replace("-", " "))
            for r in rows
        ]
        laid_out(table, WIDTHS)
        for n, (row, texts) in enumerate(zip(table.rows, lines, strict=True)):
            cells = row.cells
            for cell, text in zip(cells, texts, strict=False):
                run = cell.paragraphs[0].add_run(flat(text))
                run.font.size, run.bold = Pt(SMALL), texts is HEAD
            if n:
                self._marks(cells[-1].paragraphs[0], rows[n - 1].notes)
            for cell in cells:
                cell.paragraphs[0].paragraph_format.space_after = Pt(1)

    def _sources(self) -> None:
        """The reports with their hashes, and what the queries asked; a note that no sentence of
        this document cites stands at its report."""
        self.word.add_heading("Sources", 1)
        self.word.add_heading("Reports", 2)
        found: dict[str, list[Footnote]] = {}
        for note in self.brief.footnotes:
            found.setdefault(note.document, []).append(note)
        for notes in found.values():
            first = notes[0]
            when = day(first.published) if first.published else "day not known"
            title = "purged by decision" if first.tombstone else first.title or "untitled"
            line = self._line(first.publisher or "Unknown", "Caption")
            line.add_run(", ")
            line.add_run(flat(title)).italic = True
            line.add_run(f", {when}; text sha256 {first.text_sha256}; notes ")
            self._marks(line, tuple(n.number for n in notes))
        if self.queries:
            self.word.add_heading("Stored queries", 2)
        for number, (text, letter) in enumerate(self.queries.items(), start=1):
            line = self._line(style="Caption")
            bookmarked(line, letter.lower(), f"{letter}.", number)
            line.add_run(f" {flat(text)}")

    def _list(self, title: str, sentences: Iterable[Told], style: str) -> None:
        self.word.add_heading(title, 1)
        for told in sentences:
            self._tell(self._line(style=style), told)

    def _line(self, text: str = "", style: str | None = None) -> Line:
        return self.word.add_paragraph(flat(text) if text else "", style)

    def _tell(self, line: Line, told: Told, before: str = "") -> None:
        """A sentence with its marks: notes, and superscripts that lead to the queries."""
        line.add_run(before + flat(told.sentence))
        marks = marks_of(told, self.brief, self.queries)
        numbers = tuple(int(label) for label, _ in marks if label.isdigit())
        self._marks(line, numbers)
        asked = [mark for mark in marks if not mark[0].isdigit()]
        for n, (label, anchor) in enumerate(asked):
            linked(line, anchor, f"{',' if n or numbers else ''}{label}")

    def _marks(self, line: Line, numbers: tuple[int, ...]) -> None:
        """Notes at the end of a line; four or more in a row that stand elsewhere are one range."""
        shown: list[tuple[int, ...]] = []
        for known, group in groupby(numbers, lambda n: n in self.notes.placed):
            marks = [(str(n), "") for n in group]
            ranges = [label for label, _ in (compact(marks) if known else marks)]
            shown += [tuple(map(int, label.split("–"))) for label in ranges]
        for n, ends in enumerate(shown):
            if n:
                self.notes.comma(line)
            for m, number in enumerate(ends):
                if m:
                    self.notes.comma(line, "–")
                self.notes.cite(line, number)
