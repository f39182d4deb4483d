"""What is no report text is marked, and report text is not."""

from __future__ import annotations

import pytest

from marsad.intake import find_segments

BODY = "Shells fell on the market at noon, a nurse said. Nine people were brought to her ward."


def _marked(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(s.kind, text[s.start : s.end]) for s in find_segments(text, title)]


@pytest.mark.parametrize(
    "line",
    [
        "Comments are closed.",
        "Read more: War on the river",
        "READ ALSO: Market reopens",
        "Share this:",
        "Subscribe to our newsletter for the week in brief.",
        "We use cookies to improve your visit.",
        "Advertisement",
        "Tags: market, shells, Gao",
        "Follow us on Twitter",
        "5 min read",
        "The views expressed in this article are those of the author.",
        "Lire aussi : Le marché rouvre",
        "اقرأ أيضا: عودة السوق",
        "Like this:",
        "Leave a comment",
    ],
)
def test_left_overs_of_a_site(line: str) -> None:
    assert _marked(f"{BODY}\n\n{line}") == [("boilerplate", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell after the strike on the refinery, traders said.",
        "Read the order carefully, the commander told his men before the assault.",
        "Comments by the minister were met with protests in three towns.",
        "Previous attacks in the valley had killed six people.",
        "No reply came from the ministry.",
        "The Monitor is a newspaper that was bombed twice this year.",
        "Rights groups said that all prisoners were beaten.",
        "The letter was published in a German weekly.",
        "Search parties found two bodies.",
        "Photos showed smoke over the port.",
    ],
)
def test_reports_that_only_begin_alike(line: str) -> None:
    assert _marked(f"{BODY}\n\n{line}\n\n{BODY}") == []


def test_a_line_inside_a_paragraph_of_fixed_width_is_no_left_over() -> None:
    text = f"{BODY}\n\nThe four men were seen with a crate that had the word\nADVERTISEMENT\non it."
    assert _marked(text) == []


@pytest.mark.parametrize(
    "note",
    [
        "Republished with permission of the agency.",
        "This report was republished with explicit permission from the publisher.",
        "© 2018 River Post",
        "Copyright 2018 River Post. All rights reserved.",
        "This text is licensed under CC BY-SA 4.0.",
        "Licensed under Creative Commons Attribution 4.0.",
    ],
)
def test_rights(note: str) -> None:
    assert _marked(f"{BODY}\n\n{note}") == [("rights", note)]


def test_a_note_on_rights_after_a_sentence_of_the_report() -> None:
    first = "Figures are estimates by the nurses of two wards. They may change."
    assert _marked(f"{BODY}\n\n{first} CC BY 4.0.") == [("rights", "CC BY 4.0.")]


def test_what_a_publisher_says_of_itself_counts_only_beside_other_left_overs() -> None:
    about = "River Post is the oldest daily newspaper of the valley. It is run by its readers."
    note = "Reprinted by permission."
    assert _marked(f"{BODY}\n\n{about}\n\n{note}") == [("boilerplate", about), ("rights", note)]
    assert _marked(f"{BODY}\n\n{about}\n\n{BODY}") == []


def test_links_under_a_heading_end_where_sentences_begin() -> None:
    links = "Related stories\nMarket reopens\nTwo killed as lorry overturns"
    assert [words for _, words in _marked(f"{BODY}\n\n{links}\n\n{BODY}")] == links.split("\n")


def test_readers_comments_reach_to_the_end() -> None:
    text = f"{BODY}\n\nComments (1)\nseagull\nMy cousin says 300 were shot yesterday!!!"
    assert [words for _, words in _marked(text)] == text.split("\n\n")[1].split("\n")


def test_captions_and_quoted_lines_and_endnotes() -> None:
    text = (
        f"{BODY}\n\nPhoto: the market in June\n\n{BODY} (Photo: A. Diallo)\n\n> We saw it.\n\n"
        "Reporting by Amina Diallo; editing by Jean Ba"
    )
    assert _marked(text) == [
        ("caption", "Photo: the market in June"),
        ("caption", "(Photo: A. Diallo)"),
        ("quote-block", "> We saw it."),
        ("byline", "Reporting by Amina Diallo; editing by Jean Ba"),
    ]


def test_title_and_byline_stand_apart() -> None:
    text = f"Shells hit market\nBy Amina Diallo | River Post | 5 March 2018\n\n{BODY}"
    assert _marked(text) == [
        ("title", "Shells hit market"),
        ("byline", "By Amina Diallo | River Post | 5 March 2018"),
    ]
