"""A web page gives its report and its declared fields, and nothing of the site around it."""

from __future__ import annotations

from datetime import date

import pytest
from intake_desk import RECEIVED, document, marked, refused

from marsad.intake import Item, Refusal, read_item
from marsad.model.sources import Document

REPORT = (
    "<p>Shells fell on the market of Gao at noon on 3 March 2018, a nurse of the hospital said.</p>"
    "<p>Nine people were brought to her ward, and two of them died before the evening came.</p>"
    "<blockquote><p>We had no blood left for the people who came in the afternoon, she said."
    "</p></blockquote>"
    "<p>No force has claimed the attack, and the army did not answer questions about it.</p>"
)
AROUND = (
    "<div id='cookie-banner'>We use cookies. <button>Accept</button></div>"
    "<nav><ul><li><a href='/a'>Politics</a></li><li><a href='/s'>Sport</a></li></ul></nav>"
)
BELOW = (
    "<aside class='related'><h2>Related</h2><a href='/x'>Ninety killed in old raid</a></aside>"
    "<section id='comments'><div class='comment'><p>My cousin says 300 were shot!!!</p></div>"
    "</section><footer>© 2018 River Post</footer>"
)


def _page(head: str = "", report: str = REPORT, before: str = "<h1>Shells hit market</h1>") -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{AROUND}"
        f"<main><article>{before}{report}</article></main>{BELOW}</body></html>"
    )


def test_only_the_report_is_read() -> None:
    found = document(_page("<script>var toll = 'killed 99'</script>"), "html")
    assert "Nine people were brought" in found.text
    for strange in ("cookies", "Politics", "Ninety", "cousin", "99"):
        assert strange not in found.text
    assert found.text.count("\n\n") >= 3


def test_a_block_quote_is_marked() -> None:
    (quote,) = marked(document(_page(), "html"), "quote-block")
    assert quote.startswith("We had no blood left")


def test_declared_fields() -> None:
    head = (
        "<title>Shells hit market | River Post</title>"
        "<meta property='og:site_name' content='River Post'>"
        "<meta property='article:published_time' content='2018-03-05T23:30:00+02:00'>"
        "<meta name='author' content='Amina Diallo'>"
    )
    found = document(_page(head), "html")
    assert (found.title, found.source.name, found.author, found.published, found.language) == (
        "Shells hit market", "River Post", "Amina Diallo", date(2018, 3, 5), "en"
    )  # fmt: skip
    assert found.extractor.startswith("trafilatura/")


def test_linked_data() -> None:
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", '
        '"datePublished": "2018-03-05", "publisher": {"name": "River Post"}, '
        '"author": [{"name": "Amina Diallo"}]}]}</script>'
    )
    found = document(_page(head), "html")
    assert (found.source.name, found.author) == ("River Post", "Amina Diallo")
    assert found.published == date(2018, 3, 5)


@pytest.mark.parametrize(
    "before",
    [
        "<h1>Shells</h1><p class='byline'><time datetime='2018-03-05'>Monday</time></p>",
        "<h1>Shells</h1><p class='post-date'>Published 5 March 2018</p>",
    ],
)
def test_a_day_marked_as_that_of_publication(before: str) -> None:
    assert document(_page(before=before), "html").published == date(2018, 3, 5)


def test_a_day_of_the_story_or_of_a_comment_is_not() -> None:
    page = _page().replace("<div class='comment'>", "<div class='comment'><time>2018-03-09</time>")
    assert document(page, "html").published is None


def test_a_day_after_receipt_is_not_believed() -> None:
    page = _page("<meta property='article:published_time' content='2031-03-05'>")
    assert document(page, "html").published is None


def test_a_very_short_page_is_still_read() -> None:
    page = "<body><h1>Calm in Gao</h1><p>No shells today.</p><p>Shops opened.</p></body>"
    found = document(page, "html")
    assert "No shells today." in found.text.split("\n\n")
    assert found.title == "Calm in Gao"


@pytest.mark.parametrize("page", ["<html></html>", "<script>x</script>", "<!-- nothing -->"])
def test_a_page_without_words_is_empty(page: str) -> None:
    assert refused(page, "html").code in {"E-INTAKE-EMPTY", "E-INTAKE-PARSE"}


def test_a_page_of_nothing_but_tags_is_refused_and_not_laboured_over() -> None:
    assert refused("<p>x" * 60_001, "html").code == "E-INTAKE-TOO-LARGE"


def test_a_page_nested_without_end_does_not_raise() -> None:
    item = Item("a", "html", raw=b"<div>" * 20_000 + b"Shells fell.")
    assert isinstance(read_item(item, received=RECEIVED), (Document, Refusal))
