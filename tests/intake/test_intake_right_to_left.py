"""PDFs in Arabic, Hebrew and Persian: words in reading order, letters in their plain form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake_desk import document
from paper_desk import pdf

from marsad.intake.papers.bidi import (
    in_base_letters,
    in_reading_order,
    misplaced_brackets,
    runs_right,
)
from marsad.intake.papers.pdf_glyphs import Glyph
from marsad.intake.papers.pdf_right import lines_from_right

PAGE = """#set page(width: 13cm, height: 4.2cm, numbering: "1")
#set text(lang: "ar", dir: rtl, font: "DejaVu Sans Mono", size: 10pt)
"""
ARABIC = """قصفت القوات الحكومية ميناء كسرة صباح يوم الأحد، وقال المتحدث باسم الجيش الوطني (LNA)
إن 25 مسلحا قتلوا في 15 نوفمبر 2017 عند الساعة 22:12.

وأفاد تقرير Kesra Watch بأن الأهالي لا يزالون في الملاجئ، والأطفال بلا مدارس لأول مرة منذ ١٥ شهرا،
وأن نسبة الدمار بلغت 50% من المباني بين عامي 2014 و2019.

أُصيبَ ثلاثةُ مدنيّين بجروحٍ خطيرةٍ في حيّ السلام، ووصلت طائرة من طراز F-16 إلى قاعدة «نردة» الجوية.
"""


def test_an_arabic_paper_comes_out_word_for_word() -> None:
    found = document(pdf(ARABIC, PAGE), "pdf")
    assert found.text.split() == ARABIC.split()
    assert found.language == "ar"
    assert len(found.pages) > 1


def test_an_arabic_name_in_an_english_paper_keeps_both_in_order() -> None:
    story = "The group calls itself جيش الفتح (Army of Conquest) and had 3000 men, it said in 2015."
    head = '#set text(font: "DejaVu Sans Mono", size: 8pt)\n#set page(width: 21cm)\n'
    assert document(pdf(story, head), "pdf").text == story


@pytest.mark.parametrize(
    ("paper", "reading"),
    [
        ("2017 ربمفون 15 يف", "في 15 نوفمبر 2017"),
        (".22:12 ةعاسلا دنع", "عند الساعة 22:12."),
        ("F-16 زارط نم", "من طراز F-16"),
        ("Kesra Watch ريرقت", "تقرير Kesra Watch"),
        ("%50 ةبسن", "نسبة 50%"),
        ("2019-2014 םינשב", "בשנים 2019-2014"),
        ("50% ל בורק", "קרוב ל 50%"),
        ("١٥ ذنم", "منذ ١٥"),
    ],
)
def test_a_line_as_it_stands_on_paper_and_as_it_is_read(paper: str, reading: str) -> None:
    assert in_reading_order(paper, right=True) == reading


def test_a_ligature_keeps_its_letters_in_order() -> None:
    assert in_reading_order(["ي", "لا", "و"], right=True) == "ولاي"


def test_brackets_that_were_drawn_by_their_shape_are_turned() -> None:
    by_shape = in_reading_order("(LNA) شيجلا", right=True)
    assert misplaced_brackets(by_shape) == 2
    assert in_reading_order("(LNA) شيجلا", right=True, turned=True) == "الجيش (LNA)"


def test_the_forms_of_the_place_in_a_word_become_plain_letters() -> None:
    assert in_base_letters("ﺳﺮت ﻻ ﻣﺪﻳﻨﺔ") == "سرت لا مدينة"
    assert in_base_letters("ســـرت 1438هـ ½") == "سرت 1438هـ ½"


def test_a_line_without_letters_follows_its_page() -> None:
    assert runs_right(".22:12", page=True)
    assert not runs_right(".22:12")
    assert not runs_right("Army of Conquest جيش", page=False)
    assert not runs_right("Army of Conquest", page=True)


def _drawn(*signs: tuple[str, float, float]) -> list[Glyph]:
    return [Glyph(text, x, end, 700, 10, "F", 2.5) for text, x, end in signs]


def test_words_are_set_apart_where_the_paper_leaves_room() -> None:
    page = _drawn(("ب", 10, 15), ("أ", 15, 20), ("د", 24, 29), ("ج", 29, 34))
    assert [line.text for line in lines_from_right(page)] == ["جد أب"]


def test_spaces_drawn_after_the_words_stand_between_them() -> None:
    page = _drawn(("ب", 10, 15), ("أ", 15, 20), ("د", 22, 27), ("ج", 27, 32), (" ", 20, 22))
    assert [line.text for line in lines_from_right(page)] == ["جد أب"]


def test_a_mark_belongs_to_the_letter_that_is_drawn_after_it() -> None:
    page = _drawn(("ص", 10, 20), ("\u064f", 19, 19), ("أ", 20, 24))
    assert [line.text for line in lines_from_right(page)] == ["أ\u064fص"]


def test_a_space_without_width_keeps_two_letters_of_a_persian_word_apart() -> None:
    page = _drawn(("ا", 10, 14), ("ه", 14, 19), (" ", 19, 19), ("ه", 19, 24), ("ن", 24, 29))
    assert [line.text for line in lines_from_right(page)] == ["نه\u200cها"]


def test_a_raised_figure_of_a_note_is_left_out_and_a_square_is_not() -> None:
    note = Glyph("2", 10, 13, 704, 6, "F", 2.5)
    day = _drawn(("د", 13, 18), ("ح", 18, 23), ("أ", 23, 28))
    assert [line.text for line in lines_from_right([note, *day])] == ["أحد"]
    metres = _drawn(("م", 13, 18), ("ك", 18, 23))
    assert [line.text for line in lines_from_right([note, *metres])] == ["كم2"]


WORDS = st.text("ابتثجحخدرسصطعفقكلمنهوي", min_size=1, max_size=8)
FOREIGN = st.text("abcdefgh", min_size=1, max_size=6) | st.integers(0, 99_999).map(str)


@given(st.lists(st.tuples(WORDS, FOREIGN | st.none()), min_size=1, max_size=8))
def test_words_and_what_stands_between_them_come_back_in_order(
    pairs: list[tuple[str, str | None]],
) -> None:
    words = [word for pair in pairs for word in pair if word]
    paper = " ".join(w if w.isascii() else w[::-1] for w in reversed(words))
    assert in_reading_order(paper, right=True) == " ".join(words)


@given(st.text(st.characters(codec="utf-8"), max_size=40), st.booleans(), st.booleans())
def test_no_sign_is_lost_whatever_the_line(paper: str, right: bool, turned: bool) -> None:
    found = in_reading_order(paper, right=right, turned=turned)
    turn = str.maketrans("([{<«‹", ")]}>»›")
    assert sorted(found.translate(turn)) == sorted(paper.translate(turn))
