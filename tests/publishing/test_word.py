"""The brief in Word: the sentences of the page, Word's own headings, lists and table, links that
lead to notes, and the same bytes for the same brief."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings

from marsad.model.briefs import Brief
from marsad.publishing import BriefConfig, docx_of
from marsad.publishing.paper.words import flat

from . import weeks
from .test_paper_words import WRITTEN, saying

FEW = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(brief: Brief) -> Word:
    return Document(io.BytesIO(docx_of(brief)))


def styled(word: Word, style: str) -> list[str]:
    return [p.text for p in word.paragraphs if p.style is not None and p.style.name == style]


@pytest.fixture(scope="module")
def brief() -> Brief:
    return weeks.second_brief()


def test_headings_are_those_of_the_brief(brief: Brief) -> None:
    word = read(brief)
    assert styled(word, "Title") == ["Libya: 22 to 28 November 2017"]
    told = [s.title for s in brief.sections if s.paragraphs]
    assert styled(word, "Heading 1") == [
        "Key points", "What changed since the last brief", *told, "What we could not see",
        "About this brief", "Events", "Notes",
    ]  # fmt: skip


def test_key_points_are_a_numbered_list(brief: Brief) -> None:
    points = styled(read(brief), "List Number")
    assert len(points) == len(brief.key_points)
    for text, told in zip(points, brief.key_points, strict=True):
        assert text.startswith(flat(told.sentence))


def test_every_sentence_of_a_story_stands_in_its_one_paragraph(brief: Brief) -> None:
    lines = [p.text for p in read(brief).paragraphs]
    for section in brief.sections:
        for paragraph in section.paragraphs:
            wanted = [flat(t.sentence) for t in paragraph.sentences]
            assert any(all(w in line for w in wanted) for line in lines)


def test_every_superscript_leads_to_a_note(brief: Brief) -> None:
    body = read(brief).element.body
    names = {e.get(qn("w:name")) for e in body.iter(qn("w:bookmarkStart"))}
    anchors = [e.get(qn("w:anchor")) for e in body.iter(qn("w:hyperlink"))]
    assert {f"note-{n.number}" for n in brief.footnotes} <= names
    assert anchors
    assert set(anchors) <= names
    for link in body.iter(qn("w:hyperlink")):
        assert next(link.iter(qn("w:vertAlign"))).get(qn("w:val")) == "superscript"


def test_the_notes_quote_the_reports(brief: Brief) -> None:
    text = "\n".join(p.text for p in read(brief).paragraphs)
    for note in brief.footnotes:
        assert flat(note.quote) in text
        assert note.text_sha256 in text


def test_the_table_of_events_is_a_table(brief: Brief) -> None:
    (table,) = read(brief).tables
    assert len(table.rows) == 1 + len(brief.rows)
    first = brief.rows[0]
    cells = [c.text for c in table.rows[1].cells]
    assert cells[1:6] == [first.where, first.kind, first.actors, first.targets, first.counts]
    assert next(table.rows[0]._tr.iter(qn("w:tblHeader"))) is not None


def test_the_same_brief_gives_the_same_bytes_and_no_clock(brief: Brief) -> None:
    data = docx_of(brief)
    assert docx_of(brief) == data
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"W3CDTF\">([^<]+)<", core)) == {"2017-11-29T08:00:00Z"}


@pytest.mark.parametrize(("spelling", "language"), [("british", "en-GB"), ("american", "en-US")])
def test_the_language_is_that_of_the_spelling(spelling: str, language: str) -> None:
    word = read(weeks.second_brief(BriefConfig(spelling=spelling)))
    assert {e.get(qn("w:val")) for e in word.styles.element.iter(qn("w:lang"))} == {language}


@FEW
@given(WRITTEN)
def test_whatever_a_report_says_is_text(text: str) -> None:
    word = read(saying(text))
    assert styled(word, "List Number")[0].startswith(flat(text))
    assert word.tables[0].rows[1].cells[1].text == flat(text)


def test_control_characters_do_not_break_the_document() -> None:
    word = read(saying("a\x00b\x0bc"))
    assert styled(word, "List Number")[0].startswith(flat("a\x00b\x0bc"))
