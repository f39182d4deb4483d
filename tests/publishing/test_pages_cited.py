"""A note that quotes a printed paper names its page, in every form of the brief."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from marsad.model.briefs import Brief
from marsad.model.sources import Document
from marsad.publishing import BriefConfig, docx_of, html_of, markdown_of, pdf_of, tell
from marsad.publishing.paper.sources import notes_of
from marsad.publishing.paper.words import flat

from . import weeks
from .paper_reader import squeezed, text_of

DESK = BriefConfig(audience="desk")


def paged(found: Document) -> Document:
    """The same report as if it had been printed, forty signs a page."""
    return replace(found, pages=tuple(range(0, len(found.text), 40)))


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return {name: paged(found) for name, found in weeks.first_week().documents.items()}


@pytest.fixture(scope="module")
def brief(documents: dict[str, Document]) -> Brief:
    return tell(
        replace(weeks.first_week(), documents=documents), theatre="Libya", period=weeks.FIRST,
        made="2017-11-21T18:00:00+00:00", config=DESK,
    )  # fmt: skip


def test_a_note_has_the_page_on_which_its_words_begin(brief: Brief) -> None:
    assert {note.page for note in brief.footnotes} > {1, 2}
    assert all(note.page == note.start // 40 + 1 for note in brief.footnotes)


def test_every_form_of_the_brief_prints_the_page(
    brief: Brief, documents: dict[str, Document]
) -> None:
    words = markdown_of(brief)
    page = html_of(brief, documents=documents).replace("&nbsp;", " ")
    paper = squeezed(text_of(pdf_of(brief, documents=documents)))
    with zipfile.ZipFile(io.BytesIO(docx_of(brief))) as packed:
        notes = etree.fromstring(packed.read("word/footnotes.xml"))
    word = "".join(notes.itertext())
    for note in brief.footnotes:
        told = f", p. {note.page}"
        assert re.search(rf"^\[\^{note.number}\]: .*2017{told}: ", words, re.MULTILINE)
        assert f"2017{told}: “{flat(note.quote)}" in word
        assert re.search(rf'<li id="note-{note.number}".*?2017{told}\.', page, re.DOTALL)
        assert squeezed(f"2017{told}.") in paper


def test_the_archived_text_shows_where_a_page_begins(
    brief: Brief, documents: dict[str, Document]
) -> None:
    page = html_of(brief, documents=documents)
    cited = {note.document for note in brief.footnotes}
    wanted = sum(len(documents[name].pages) - 1 for name in cited)
    assert page.count('<span class="leaf">') == wanted


def test_what_has_no_pages_is_cited_without_one() -> None:
    brief = weeks.first_brief()
    assert {note.page for note in brief.footnotes} == {None}
    assert all("p. " not in note["day"] for note in notes_of(brief))
    assert "leaf" not in html_of(
        weeks.first_brief(DESK), documents=weeks.first_week().documents
    ).split("</style>")[1]
