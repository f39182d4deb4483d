"""PDF: whole sentences in paragraphs, what the page adds left out, one clear line when it fails."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake_desk import document, marked, refused
from paper_desk import BULLETIN, HEADED, STORY, blank_pdf, drawn_pdf, locked, pdf, with_properties
from pypdf import PdfReader

from marsad.intake.papers.note_marks import is_note_mark
from marsad.intake.papers.paragraphs import paragraphs_of, text_of
from marsad.intake.papers.printed_lines import Printed


def _set(*lines: str) -> list[Printed]:
    """Lines of one page, one under the other at the same distance."""
    return [Printed(line, 0, 700 - 14 * i, 11) for i, line in enumerate(lines)]


def test_sentences_over_lines_and_pages_are_whole_and_paragraphs_apart() -> None:
    found = document(pdf(HEADED + STORY), "pdf")
    wanted = [" ".join(part.split()) for part in STORY.strip().split("\n\n")]
    head = ["Shelling in Kesra", "Kesra Watch, 5 March 2018"]
    assert found.text.split("\n\n") == head + wanted


def test_running_heads_and_page_numbers_are_left_out() -> None:
    text = document(pdf(HEADED + STORY), "pdf").text
    assert "Bulletin" not in text
    assert not any(part.isdigit() for part in text.split("\n"))


def test_the_day_in_the_head_stands_before_the_day_in_the_properties() -> None:
    found = document(pdf(HEADED + STORY), "pdf")
    assert (found.published, found.source.name) == (date(2018, 3, 5), "Kesra Watch")
    assert (found.title, found.author) == ("Shelling in Kesra", "Mira Tolun")
    assert marked(found, "title") == ["Shelling in Kesra"]


def test_the_day_in_the_properties_is_a_fallback_and_a_given_day_stands_before_it() -> None:
    raw = pdf("= Shelling in Kesra\n" + STORY)
    assert document(raw, "pdf").published == date(2019, 1, 2)
    given = document(raw, "pdf", default_published=date(2018, 3, 6))
    assert given.published == date(2018, 3, 6)


@pytest.mark.parametrize(
    ("title", "author"),
    [("Microsoft Word - kesra.docx", "Microsoft Office User"), ("untitled", "admin2"),
     ("Annual template of the year", "x@example.org")],
)  # fmt: skip
def test_properties_that_are_not_sensible_are_not_believed(title: str, author: str) -> None:
    raw = with_properties(pdf(HEADED + STORY), {"/Title": title, "/Author": author})
    found = document(raw, "pdf")
    assert (found.title, found.author) == ("Shelling in Kesra", None)


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"])
def test_a_password_is_refused_and_an_empty_one_opens(algorithm: str) -> None:
    raw = pdf(HEADED + STORY)
    refusal = refused(locked(raw, "secret", algorithm), "pdf")
    assert refusal.code == "E-INTAKE-LOCKED"
    assert refusal.message == "it is encrypted; save it without a password"
    opened = document(locked(raw, "", algorithm), "pdf")
    assert (opened.text, opened.title) == (document(raw, "pdf").text, "Shelling in Kesra")


def test_the_paper_knows_where_its_pages_begin() -> None:
    found = document(pdf(HEADED + STORY), "pdf")
    assert found.pages[0] == 0
    begins = [found.text[start:].split()[:2] for start in found.pages]
    drawn = [page.extract_text() for page in PdfReader(BytesIO(pdf(HEADED + STORY))).pages]
    assert len(begins) == len(drawn) > 1
    for (first, second), words in zip(begins, drawn, strict=True):
        assert f"{first} {second}" in " ".join(words.split())


def test_a_page_that_begins_inside_of_a_sentence_is_found_and_an_empty_one_is_counted() -> None:
    pages = [_set("Rebels took the bridge and the old mu-"), [], _set("nicipal hall of Bir Salun.")]
    text, starts = text_of(pages)
    assert text == "Rebels took the bridge and the old municipal hall of Bir Salun."
    assert starts == (0, text.index("nicipal"), text.index("nicipal"))
    assert text_of([[], *pages, []])[1] == (0, 0, starts[1], starts[2], len(text))


@given(st.lists(st.lists(st.text("ab-\xad. ", min_size=1, max_size=9), max_size=4), max_size=5))
def test_pages_begin_in_order_and_inside_the_text_whatever_the_lines(
    pages: list[list[str]],
) -> None:
    text, starts = text_of([_set(*page) for page in pages])
    assert len(starts) == len(pages)
    assert sorted(starts) == list(starts)
    assert all(0 <= start <= len(text) for start in starts)
    assert text == text.strip(" \n") or "\xad" in "".join(map("".join, pages))


def test_what_a_program_marks_as_of_the_page_is_left_out() -> None:
    drawn = (
        b"/Artifact <</Type /Pagination>> BDC BT /F 9 Tf 40 280 Td (Kesra Watch, 1) Tj ET EMC "
        b"BT /F 11 Tf 40 200 Td (Troops shelled the harbour of Kesra.) Tj ET"
    )
    assert document(drawn_pdf(drawn), "pdf").text == "Troops shelled the harbour of Kesra."
    alone = drawn[: drawn.index(b"EMC") + 3]
    assert document(drawn_pdf(alone), "pdf").text == "Kesra Watch, 1"


def test_what_a_browser_prints_around_a_page_is_left_out() -> None:
    head = Printed("11/29/26, 6:23 PM Shelling in Kesra", 20, 770, 8)
    foot = Printed("https://kesra.example/news/7.html 1/1", 20, 17, 8)
    page = _set("Troops shelled the harbour of Kesra on Sunday.", "Nobody was hurt.")
    text = "Troops shelled the harbour of Kesra on Sunday. Nobody was hurt."
    assert paragraphs_of([[*page, head, foot]]) == [text]
    assert paragraphs_of([[head, *page, foot]]) == [text]


def test_a_raised_figure_of_a_note_does_not_become_part_of_a_number() -> None:
    drawn = (
        b"BT /F 11 Tf 40 200 Td (At least 14) Tj /F 6 Tf 60 4 Td (2) Tj /F 11 Tf 4 -4 Td"
        b" ( people fled.) Tj ET"
    )
    assert document(drawn_pdf(drawn), "pdf").text == "At least 14 people fled."
    assert is_note_mark("2", 6, 4, "At least 14", 11)
    assert not is_note_mark("2", 6, 4, "over 30 km", 11)
    assert not is_note_mark("2", 6, -3, "CO", 11)
    assert not is_note_mark("nd", 6, 4, "the 2", 11)


def test_notes_at_the_foot_stand_apart_and_break_no_sentence() -> None:
    story = STORY.replace("At least 14", "At least 14#footnote[The hospital says 15.]")
    text = document(pdf(HEADED + story), "pdf").text
    parts = text.split("\n\n")
    parts.remove("1 The hospital says 15.")
    assert parts == document(pdf(HEADED + STORY), "pdf").text.split("\n\n")


def test_notes_stand_before_the_paragraph_that_runs_over_the_page() -> None:
    note = Printed("1 The hospital says 15.", 0, 60, 8)
    first = [*_set("A truce was signed in the old mill.", "Then rebels took the"), note]
    text, starts = text_of([first, _set("bridge over the Narda.")])
    story = "A truce was signed in the old mill. Then rebels took the bridge over the Narda."
    assert text.split("\n\n") == [note.text, story]
    assert starts == (0, text.index("bridge"))


def test_columns_are_read_one_after_the_other() -> None:
    head = BULLETIN.replace("width: 12cm", "columns: 2, width: 18cm")
    found = document(pdf(HEADED + STORY, head), "pdf").text
    assert found == document(pdf(HEADED + STORY), "pdf").text


def test_a_page_number_is_known_by_its_place_whenever_it_was_drawn() -> None:
    story = _set("Troops shelled the harbour.", "Nobody was hurt.", "Schools were shut.")
    pages = [[story[0], Printed(f"Page {n}", 200, 20, 9), *story[1:]] for n in (1, 2)]
    assert "Page" not in " ".join(paragraphs_of(pages))


def test_hyphens_that_a_program_gives_as_soft_ones_are_those_of_the_words() -> None:
    page = _set("Three Boeing 737\xad800 of the Iranian\xadbacked force left the har\xad", "bour.")
    wanted = "Three Boeing 737-800 of the Iranian-backed force left the harbour."
    assert paragraphs_of([page]) == [wanted]
    soft = _set("The force left the har\xad", "bour of Kesra.")
    assert paragraphs_of([soft]) == ["The force left the harbour of Kesra."]


def test_few_hyphens_at_the_end_of_many_lines_are_those_of_the_words() -> None:
    lines = ["The army went on to the old harbour of the town,"] * 30
    lines[9] = "The people met a life-"
    lines[10] = "threatening fire in the old harbour of the town,"
    assert "life-threatening" in " ".join(paragraphs_of([_set(*lines)]))


def test_a_hyphen_between_two_words_of_the_text_stays() -> None:
    page = _set(
        "The police force was sharing its information with", "the army. It ended the information-",
        "sharing of last year with the ten-", "storey block, and so did under-", "standing.",
    )  # fmt: skip
    (text,) = paragraphs_of([page])
    assert "information-sharing of last year with the ten-storey block" in text
    assert text.endswith("understanding.")
    broken = _set("The of-", "fensive of six-", "teen men ended after ten-", "sion to-", "gether.")
    sides = _set("They pro-", "tested, and pro-", "government men fled.")
    assert paragraphs_of([sides]) == ["They protested, and pro-government men fled."]
    assert paragraphs_of([broken]) == ["The offensive of sixteen men ended after tension together."]


def test_each_failure_has_its_line() -> None:
    assert refused(b"Shelling in Kesra.", "pdf").message.startswith("it is not a PDF")
    assert refused(pdf(HEADED + STORY)[:900], "pdf").code == "E-INTAKE-PARSE"
    scan = refused(blank_pdf(), "pdf")
    assert (scan.code, scan.message) == ("E-INTAKE-EMPTY", "it has no text: a scan?")
    assert refused(pdf(HEADED + STORY), "pdf", limit=100).code == "E-INTAKE-TOO-LARGE"


def test_hyphens_of_the_line_end_go_and_those_of_the_word_stay() -> None:
    page = _set(
        "The militia was backed by the neigh-",
        "bouring state and by rebel-",
        "held towns on the coast, and the anti-",
        "government side lost a 20-",
        "year struggle.",
    )
    (only,) = paragraphs_of([page])
    assert "neighbouring state and by rebel-held towns" in only
    assert only.endswith("the anti-government side lost a 20-year struggle.")


def test_words_in_capitals_are_made_whole_too() -> None:
    lines = ("They named the OIL CRES-", "CENT, the ANTI-", "WAR bloc and the Anglo-", "Dutch.")
    page = _set(*lines)
    wanted = "They named the OIL CRESCENT, the ANTI-WAR bloc and the Anglo-Dutch."
    assert paragraphs_of([page]) == [wanted]


def test_a_line_pushed_down_by_a_raised_figure_goes_on_with_its_sentence() -> None:
    lines = _set("The army closed the coast road on", "26 November.", "It opened on", "a Monday.")
    pushed = [lines[0], *(Printed(line.text, 0, line.y - 5, 11) for line in lines[1:])]
    assert paragraphs_of([pushed])[0].startswith("The army closed the coast road on 26 November.")


def test_a_line_that_is_said_again_inside_the_pages_is_kept() -> None:
    same = ["Troops shelled the port of Kesra again.", "Nobody in the town was hurt by it at all."]
    pages = [_set("Kesra was calm at dawn, they said.", *same, "Then came night.") for _ in "ab"]
    assert " ".join(paragraphs_of(pages)).count("Nobody in the town") == 2


def test_a_sentence_runs_on_over_the_foot_of_the_page() -> None:
    first = [*_set("Rebels took the bridge and the old"), Printed("- 1 -", 0, 20, 9)]
    second = [*_set("mill of Bir Salun."), Printed("- 2 -", 0, 20, 9)]
    wanted = "Rebels took the bridge and the old mill of Bir Salun."
    assert paragraphs_of([first, second]) == [wanted]
