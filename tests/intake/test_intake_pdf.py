"""PDF: whole sentences in paragraphs, what the page adds left out, one clear line when it fails."""

from __future__ import annotations

from datetime import date

import pytest
from intake_desk import document, marked, refused
from paper_desk import HEADED, STORY, blank_pdf, locked, pdf, with_properties

from marsad.intake.paragraphs import paragraphs_of
from marsad.intake.printed_lines import Printed


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


def test_a_password_is_refused_and_an_empty_one_opens() -> None:
    raw = pdf(HEADED + STORY)
    assert refused(locked(raw, "secret"), "pdf").code == "E-INTAKE-LOCKED"
    assert document(locked(raw, ""), "pdf").text == document(raw, "pdf").text


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
