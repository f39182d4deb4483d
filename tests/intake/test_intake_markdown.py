"""Markdown becomes plain paragraphs; its front matter becomes fields."""

from __future__ import annotations

from datetime import date

import pytest
from intake_desk import document, marked, refused

BODY = "Shells fell on the **market** of [Gao](https://example.org/gao \"town\"), *a nurse* said."


def test_words_stay_and_marks_go() -> None:
    found = document(f"# Market hit\n\n{BODY}\nNine were\\\nhurt. `A-7` &amp; <b>more</b>.\n", "md")
    assert found.text == (
        "Market hit\n\nShells fell on the market of Gao, a nurse said. Nine were\nhurt. A-7 & more."
    )
    assert found.title == "Market hit"
    assert marked(found, "title") == ["Market hit"]


def test_lists_tables_quotes_and_pictures() -> None:
    found = document(
        "Toll:\n\n- nine hurt\n- two dead\n  1. a child\n\n> We saw\n> it.\n\n"
        "![Smoke over Gao](a.png)\n\n| town | dead |\n|---|---|\n| Gao | 2 |\n\n"
        "```\nraw *text*\n```\n",
        "md",
    )
    assert found.text == (
        "Toll:\n\n- nine hurt\n- two dead\n1. a child\n\nWe saw it.\n\nSmoke over Gao\n\n"
        "town | dead\nGao | 2\n\nraw *text*"
    )
    assert marked(found, "quote-block") == ["We saw it."]
    assert marked(found, "caption") == ["Smoke over Gao"]


def test_front_matter_is_read_as_it_is_written() -> None:
    found = document(
        "---\ntitle: 'Gao: the market'\ndate: 2018-03-05 23:30:00 -0800\npublisher: River Post\n"
        "authors: [Amina Diallo, Jean Ba]\nrights: CC BY 4.0\ncountry: ml\n---\n\n# Other\n\n"
        f"{BODY}\n",
        "md",
    )
    assert (found.title, found.published) == ("Gao: the market", date(2018, 3, 5))
    assert (found.source.name, found.author) == ("River Post", "Amina Diallo, Jean Ba")
    assert (found.rights, found.country) == ("CC BY 4.0", "ML")
    assert found.text.startswith("Other\n\nShells")


@pytest.mark.parametrize(
    "dates", ["date:\n  - 1 March 2018 - 5 March 2018", "date: March 2018", "date: {a: b}"]
)
def test_a_span_of_days_in_front_matter_is_no_day(dates: str) -> None:
    assert document(f"---\ntitle: x\n{dates}\n---\n{BODY}", "md").published is None


@pytest.mark.parametrize(
    "block", ["---\n[\n---\n", "---\njust words\n---\n", "---\na: *nobody\n---\n", "---\n"]
)
def test_a_block_that_is_no_front_matter_stays_text(block: str) -> None:
    assert "Shells fell on the market" in document(block + BODY, "md").text


def test_scripts_are_no_words() -> None:
    assert document(f"{BODY}\n\n<script>var toll = 99</script>\n", "md").text.endswith("said.")


def test_a_block_without_end_is_refused_and_not_laboured_over() -> None:
    assert refused("![" * 60_000, "md").code == "E-INTAKE-TOO-LARGE"
    assert document(f"{BODY}\n\n" * 2_000, "md").text.startswith("Shells fell")
