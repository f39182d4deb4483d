"""On which page of a paper a word stands, as whoever opens the file counts them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from marsad.model.sources import Document, Source

PAPER = Document(
    "doc-1", Source("Kesra Watch"), "a.pdf", None, None, None, "2030-01-01", "en", None,
    "One. Two. Three.", "0" * 64, "0" * 64, "none", pages=(0, 5, 5, 10),
)  # fmt: skip


def test_a_word_stands_on_the_page_that_began_last() -> None:
    assert [PAPER.page_of(offset) for offset in (0, 4, 5, 9, 10, 15)] == [1, 1, 3, 3, 4, 4]


def test_what_has_no_pages_has_no_page() -> None:
    assert replace(PAPER, pages=()).page_of(5) is None


@given(st.lists(st.integers(0, 50), min_size=1, max_size=9).map(sorted), st.integers(0, 60))
def test_the_page_of_a_word_began_before_it_and_the_next_one_did_not(
    starts: list[int], offset: int
) -> None:
    page = replace(PAPER, pages=(0, *starts)).page_of(offset)
    assert page is not None
    assert all(start <= offset for start in (0, *starts)[:page])
    assert all(start > offset for start in (0, *starts)[page:])
