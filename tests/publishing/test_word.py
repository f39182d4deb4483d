"""The brief in Word: the sentences of the page, Word's own headings, lists, footnotes and table,
pictures with words, and the same bytes for the same brief."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from lxml import etree

from marsad.model.briefs import Brief
from marsad.publishing import BriefConfig, docx_of, pictures_of
from marsad.publishing.paper.words import flat
from marsad.publishing.word import ALT
from marsad.publishing.word_look import dressed
from marsad.publishing.word_notes import Notes

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
    told = [s for s in brief.sections if s.paragraphs]
    checked = [s.title for s in told if s.key in ("series", "trend")]
    assert styled(word, "Heading 1") == [
        "Key points", "What changed since the last brief", "By theme", *checked,
        "What we could not see", "About this brief", "Events", "Sources",
    ]  # fmt: skip
    themes = [s.title for s in told if s.title not in checked]
    assert styled(word, "Heading 2") == [*themes, "Reports", "Stored queries"]


def test_an_overview_is_headed_by_area() -> None:
    word = read(weeks.second_brief(BriefConfig(template="country-overview")))
    assert "By area" in styled(word, "Heading 1")
    assert "By theme" not in styled(word, "Heading 1")


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


def notes_in(word: Word) -> dict[str, str]:
    """The words of each of Word's footnotes by its number, the rules between left out."""
    (part,) = (r.target_part for r in word.part.rels.values() if r.reltype.endswith("/footnotes"))
    found = etree.fromstring(part.blob)
    texts = {n.get(qn("w:id")): "".join(t.text or "" for t in n.iter(qn("w:t")))
             for n in found.iter(qn("w:footnote"))}  # fmt: skip
    assert {e.tag for n in found for e in n} == {qn("w:p")}
    return {key: text for key, text in texts.items() if int(key) > 0}


def test_every_note_is_a_footnote_of_word_cited_once_in_the_order_of_the_brief(
    brief: Brief,
) -> None:
    word = read(brief)
    cited = [e.get(qn("w:id")) for e in word.element.body.iter(qn("w:footnoteReference"))]
    assert cited == list(notes_in(word)) == [str(n.number) for n in brief.footnotes]
    assert not list(word.element.body.iter(qn("w:customMarkFollows")))


def test_a_note_cited_again_is_a_field_that_leads_to_it(brief: Brief) -> None:
    body = read(brief).element.body
    names = {e.get(qn("w:name")) for e in body.iter(qn("w:bookmarkStart"))}
    fields = [e.get(qn("w:instr")).split() for e in body.iter(qn("w:fldSimple"))]
    assert fields
    assert {words[0] for words in fields} == {"NOTEREF"}
    assert {words[1] for words in fields} <= names
    ids = [e.get(qn("w:id")) for e in body.iter(qn("w:bookmarkStart"))]
    assert len(set(ids)) == len(ids)


def test_a_note_out_of_its_order_keeps_its_number() -> None:
    word = Document()
    brief = weeks.second_brief()
    notes = Notes(word, brief.footnotes)
    dressed(word, brief)
    line = word.add_paragraph()
    notes.cite(line, 2)
    notes.cite(line, 1)
    notes.cite(line, 2)
    marks = [r.get(qn("w:customMarkFollows")) for r in line._p.iter(qn("w:footnoteReference"))]
    assert marks == ["1", "1"]
    assert [t.text for t in line._p.iter(qn("w:t"))] == ["2", "1", "2"]


def test_every_query_mark_leads_to_its_query(brief: Brief) -> None:
    body = read(brief).element.body
    names = {e.get(qn("w:name")) for e in body.iter(qn("w:bookmarkStart"))}
    anchors = [e.get(qn("w:anchor")) for e in body.iter(qn("w:hyperlink"))]
    assert anchors
    assert set(anchors) <= names
    for link in body.iter(qn("w:hyperlink")):
        assert next(link.iter(qn("w:vertAlign"))).get(qn("w:val")) == "superscript"


def test_the_notes_quote_the_reports_and_the_reports_have_their_hashes(brief: Brief) -> None:
    word = read(brief)
    notes = notes_in(word)
    text = "\n".join(p.text for p in word.paragraphs)
    for note in brief.footnotes:
        assert flat(note.quote) in notes[str(note.number)]
        assert note.text_sha256 in text


def test_a_purged_report_leaves_its_hash_in_the_note(brief: Brief) -> None:
    gone = replace(brief.footnotes[0], tombstone=True, quote="", title="")
    notes = notes_in(read(replace(brief, footnotes=(gone, *brief.footnotes[1:]))))
    assert notes["1"] == f" Purged by decision; text sha256 {gone.text_sha256}."


def test_styles_are_words_own_by_the_names_it_knows(brief: Brief) -> None:
    word = read(brief)
    names = {s.element.name_val for s in word.styles}
    assert {"footnote text", "footnote reference", "heading 1", "heading 2", "caption"} <= names


def test_head_and_foot_say_which_brief_and_page_it_is(brief: Brief) -> None:
    section = read(brief).sections[0]
    assert section.header.paragraphs[0].text == "Libya\t22 to 28 November 2017"
    fields = section.footer.paragraphs[0]._p.iter(qn("w:fldSimple"))
    assert [e.get(qn("w:instr")).strip() for e in fields] == ["PAGE", "NUMPAGES"]


def test_pictures_have_words_for_whoever_does_not_see_them(brief: Brief) -> None:
    pictures = pictures_of(brief)
    assert pictures == pictures_of(brief)
    assert {"map", "timeline"} <= set(pictures)
    data = docx_of(brief, pictures=pictures)
    assert docx_of(brief, pictures=pictures) == data
    beneath = styled(Document(io.BytesIO(data)), "Caption")
    assert any("A full sign: place known" in line and "a diamond: single voice" in line
               for line in beneath)
    word = Document(io.BytesIO(data))
    assert len(word.inline_shapes) == len(pictures)
    told = [s._inline.docPr.get("descr") for s in word.inline_shapes]
    assert told == [ALT[name] for name in ("map", "timeline", "bars") if name in pictures]
    media = [n for n in zipfile.ZipFile(io.BytesIO(data)).namelist() if "media/" in n]
    assert len(media) == len(pictures)
    assert len(read(brief).inline_shapes) == 0


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
