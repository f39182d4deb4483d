"""The page: complete in itself, escaped, every note resolves, the same input the same bytes."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from marsad.model.briefs import EventRow, MapMark
from marsad.model.errors import MarsadError
from marsad.model.hashing import sha256_text
from marsad.publishing import BriefConfig, HarmRules, html_of, markdown_of, public_documents, tell
from marsad.publishing.markdown import escape
from marsad.publishing.page.html import compact
from marsad.publishing.page.map_svg import map_svg
from marsad.publishing.page.timeline_svg import MOST_LANES, lanes_of
from marsad.publishing.page.view import outside, view_of
from marsad.publishing.trend import columns

from . import weeks
from .builders import claim, document, event, held, material, on, side
from .test_laws import told

DESK = BriefConfig(audience="desk")
MADE = "2017-11-21T18:00:00+00:00"


def page() -> str:
    return html_of(
        weeks.first_brief(), documents=public_documents(weeks.first_week(), HarmRules(), MADE)
    )


def test_the_same_input_gives_the_same_bytes() -> None:
    assert page() == page()
    assert markdown_of(weeks.second_brief()) == markdown_of(weeks.second_brief())


def test_every_link_leads_somewhere_on_the_page_and_nowhere_else() -> None:
    text = page()
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    targets = re.findall(r'href="([^"]+)"', text)
    assert targets
    assert {t for t in targets if not t.startswith("#")} == set()
    assert {t[1:] for t in targets} <= set(ids)
    assert not re.search(r"<script|<link|<img|\bsrc=|@import|url\((?!#)", text)


def test_each_footnote_leads_to_its_words() -> None:
    text = page()
    for note in weeks.first_brief().footnotes:
        after = text.split(f'id="w-{note.number}"', 1)[1]
        marked = unescape("".join(re.findall(r"<mark>(.*?)</mark>", after, re.S)))
        assert note.quote.split("[")[0][:20] in marked
        assert note.text_sha256 in text


def test_page_and_markdown_carry_the_same_sentences() -> None:
    brief = weeks.second_brief()
    html = html_of(brief, documents=public_documents(
        weeks.second_week(), HarmRules(), "2017-11-29T08:00:00+00:00"))  # fmt: skip
    plain, markdown = unescape(html), markdown_of(brief)
    for sentence in told(brief):
        assert sentence.sentence in plain
        assert escape(sentence.sentence) in markdown


def hostile() -> tuple[str, str]:
    """A brief told from a report that tries to be markup, as a page and as Markdown."""
    bad = '<script>alert(1)</script>"><img src=x onerror=y> [x](http://evil) `|` '
    text = f"{bad}A man {bad}said rebels attacked Sabha on Friday. More {bad}here.\n"
    report = document(f"Paper {bad}", weeks.FIRST[0], text, title=bad)
    read = claim(report, "attacked", "assault", voices=((f"A man {bad.strip()}", None, None),))
    one = event("assault", (read,), actors=(held(side(f"rebels {bad}"), read),),
                when=held(on(weeks.FIRST[0]), read))  # fmt: skip
    base = material((one,), (read,), (report,))
    brief = tell(base, theatre=f"Sabha {bad}", period=weeks.FIRST, made=MADE, config=DESK)
    return html_of(brief, documents=base.documents), markdown_of(brief)


def test_hostile_reports_stay_text() -> None:
    html, markdown = hostile()
    assert "&lt;script&gt;" in html
    assert not re.search(r"<(?:script|img)\b", html)
    assert not re.search(r"<(?:script|img)\b", markdown)
    assert not re.search(r"(?<!\\)\]\((?!#)", markdown)
    assert "onerror" not in "".join(re.findall(r"<[^>]*>", re.sub(r'"[^"]*"', '""', html)))


def test_a_page_refuses_texts_that_the_notes_do_not_quote() -> None:
    with pytest.raises(MarsadError, match="E-PUBLISH-REFUSED"):
        html_of(weeks.first_brief(), documents=weeks.first_week().documents)


def test_a_purged_document_leaves_its_hash_only() -> None:
    base = weeks.first_week()
    gone = replace(weeks.TALKS, text="", title=None, purged=True)
    base = replace(base, documents=dict(base.documents) | {gone.id: gone})
    brief = tell(base, theatre="Libya", period=weeks.FIRST, made=MADE, config=DESK)
    html = html_of(brief, documents=base.documents)
    note = next(n for n in brief.footnotes if n.document == gone.id)
    assert note.tombstone
    assert note.quote == ""
    assert sha256_text(weeks.TALKS.text) in html
    assert "asked for help in arming" not in html


def test_the_map_counts_what_it_does_not_show() -> None:
    text = page()
    assert "Not on the map: 1 event without a place" in text
    assert "1 event placed only in a country or a wide region" in text


def mark(name: str, lat: float, lon: float, shape: str = "point") -> MapMark:
    return MapMark(name, name, shape, lat, lon, 5.0, (), "single-voice")


COAST = tuple(mark(f"c{n}", 31.0 + n * 0.2, 15.0 + n * 0.4) for n in range(6))


def test_an_outlier_does_not_stretch_the_map_and_is_named_with_its_direction() -> None:
    marks = (*COAST, mark("far", 51.5, -0.1))
    view = view_of(marks)
    assert view is not None
    assert view.east - view.west < 30
    assert [(m.event, to) for m, to in outside(marks)] == [("far", "northwest")]


def test_events_all_over_the_globe_show_the_globe() -> None:
    marks = tuple(mark(f"g{n}", lat, lon) for n, (lat, lon) in enumerate(
        ((40.7, -74.0), (-33.9, 18.4), (35.7, 139.7), (51.5, -0.1))))  # fmt: skip
    assert outside(marks) == ()


def test_events_of_one_country_open_the_frame_towards_its_borders() -> None:
    view = view_of(COAST)
    assert view is not None
    assert view.south < 28
    assert view.north < 36


def test_a_whole_country_is_counted_and_not_drawn() -> None:
    drawn = map_svg((*COAST, mark("somewhere", 27.0, 17.0, "country")), "Map")
    assert "6 events on the map" in drawn
    assert "somewhere" not in drawn


def test_a_timeline_shows_the_weightiest_rows_and_counts_the_rest() -> None:
    def row(n: int, counts: str) -> EventRow:
        return EventRow(f"e{n}", "../2017-11-16", "not given", "Shooting", "", "", counts,
                        "single-voice", ())  # fmt: skip

    rows = [row(n, "killed: 3" if n == 39 else "killed: no") for n in range(40)]
    kept = lanes_of(rows, weeks.FIRST)
    assert len(kept) == MOST_LANES
    assert rows[39] in kept


def test_many_notes_in_a_row_are_one_range() -> None:
    marks = [(str(n), f"note-{n}") for n in (1, 2, 4, 5, 6, 7)] + [("Q1", "q1")]
    assert compact(marks) == [("1", "note-1"), ("2", "note-2"), ("4–7", "note-4"), ("Q1", "q1")]


def test_a_trend_is_a_table_whose_cells_are_those_of_its_sentences() -> None:
    brief = weeks.second_brief()
    lines = next(s for s in brief.sections if s.key == "trend").paragraphs
    cells = [c for p in lines for t in p.sentences if (c := columns(t.sentence))]
    assert ("Fighting and attacks", "1", "0.2") in cells
    text = html_of(brief, documents=public_documents(
        weeks.second_week(), HarmRules(), "2017-11-29T08:00:00+00:00"))  # fmt: skip
    assert '<table class="trend">' in text


def test_an_empty_week_still_makes_a_page() -> None:
    base = material((), (), (weeks.TALKS,))
    brief = tell(base, theatre="Chad", period=weeks.SECOND, made=MADE)
    text = html_of(brief, documents=base.documents)
    assert "The desk holds no event of this week." in text
