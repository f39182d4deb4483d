"""Whatever a report says stands on paper as it was said, and nothing of it acts."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.model.briefs import Brief, MapMark
from marsad.model.values import Told
from marsad.publishing import pdf_of
from marsad.publishing.paper.words import (
    BLOCKED,
    ISOLATE,
    ISOLATED,
    LONGEST,
    flat,
    runs_left,
    words,
)

from . import weeks
from .paper_reader import squeezed, text_of

CODE = (
    '#panic("stop") #read("/etc/passwd") #import "@preview/a:0.1.0" $x$ *b* _i_ `r` ```t``` ] } )'
    " // /* <note-1> @note-1 \\u{41} \\ -- --- ... ~ = + - 1. https://example.org/a 'q' \"q\""
)
WRITTEN = st.text(
    st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0x7E),
        st.characters(min_codepoint=0xC0, max_codepoint=0x17E),
        st.characters(min_codepoint=0x410, max_codepoint=0x44F),
        st.characters(min_codepoint=0x3B1, max_codepoint=0x3C9),
    ),
    min_size=1, max_size=120,
)  # fmt: skip
FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def saying(text: str) -> Brief:
    """A small brief in which every text that comes from reports or settings is this one."""
    brief = weeks.first_brief()
    cited = brief.key_points[0].citations
    section = brief.sections[0]
    sentence = Told(text, (), cited)
    paragraph = replace(section.paragraphs[0], sentences=(sentence,), events=())
    row = replace(brief.rows[0], where=text, kind=text, actors=text, targets=text, counts=text,
                  notes=(1,))
    note = replace(brief.footnotes[0], title=text, publisher=text, quote=text, before=text,
                   after=text)  # fmt: skip
    mark = MapMark(row.event, text, "point", 31.2, 16.6, 5.0, (), "single-voice")
    kept = {c.claim for c in cited}
    notes = (note, *(n for n in brief.footnotes[1:] if n.claim in kept))
    return replace(
        brief, theatre=text, key_points=(sentence,), changed=(sentence,), unseen=(sentence,),
        sections=(replace(section, title=text, paragraphs=(paragraph,)),), rows=(row,),
        marks=(mark,), unplaced=(), footnotes=notes,
    )  # fmt: skip


def printed(text: str) -> str:
    return text_of(pdf_of(saying(text), documents={}))


def test_typst_code_in_a_report_is_printed_and_not_run() -> None:
    assert squeezed(printed(CODE)).count(squeezed(CODE)) >= 6


@FEW
@given(WRITTEN.filter(lambda text: squeezed(text) != ""))
def test_any_text_goes_in_and_comes_out_as_the_same_text(text: str) -> None:
    assert squeezed(printed(text)).count(squeezed(flat(text))) >= 6


@FEW
@given(st.text(max_size=80))
def test_no_text_of_any_script_keeps_a_brief_from_paper(text: str) -> None:
    assert pdf_of(saying(text), documents={}).startswith(b"%PDF-")


@given(st.text(max_size=300))
def test_pieces_in_order_are_the_whole_text(text: str) -> None:
    found = words(text)
    whole = found if isinstance(found, str) else "".join(found)
    assert whole.removeprefix(ISOLATE).removesuffix(ISOLATED) == flat(text)


def test_a_long_address_may_break_and_an_ordinary_word_may_not() -> None:
    address = "https://example.org/reports/2017/11/" + "a1b2c3d4" * 30 + "?from=sirte&to=derna"
    pieces = words(f"See {address} for more.")
    assert isinstance(pieces, list)
    assert max(map(len, pieces)) <= LONGEST
    assert words("a word of eighteen") == "a word of eighteen"


def test_a_long_address_stays_inside_its_column() -> None:
    address = "https://example.org/" + "abcdefghij" * 30
    lines = printed(address).splitlines()
    assert max(len(line) for line in lines if "abcde" in line) < 130


def test_arabic_is_written_from_the_right_and_stands_by_itself() -> None:
    said = "قال الهلال الأحمر الليبي"
    assert words(said) == f"{ISOLATE}{said}{ISOLATED}"
    assert runs_left(said)
    assert not runs_left("The word «قوات»")
    line = next(x for x in printed(f"Report {said} of 17 May").splitlines() if "قال" in x)
    order = [line.index(word) for word in ("Report", "الليبي", "الأحمر", "الهلال", "قال", "of 17")]
    assert order == sorted(order)


def test_names_in_many_scripts_are_printed() -> None:
    for name in ("Міністерство", "Şırnak", "Ελλάδα", "ትግራይ", "თბილისი", "Երևան", "Nguyễn"):
        assert squeezed(name) in squeezed(printed(name))


def test_signs_that_steer_are_named_and_signs_that_no_page_shows_are_blocked() -> None:
    assert flat("pay\u202egnp.exe") == "pay[RLO]gnp.exe"
    assert flat("a\x00b\x1bc\ue000d") == f"a{BLOCKED}b{BLOCKED}c{BLOCKED}d"
    assert flat("  two\n lines\t") == "two lines"
