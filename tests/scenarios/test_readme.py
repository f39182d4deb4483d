"""The page beside the stories says what they are and which fail, and stays in step with them."""

from __future__ import annotations

import re
from pathlib import Path

from .story import EVENT, REPORT, TOLD, TOP, stories

PAGE = (Path(__file__).parent / "README.md").read_text("utf-8")


def table(heading: str) -> dict[str, str]:
    """The rows of the table under a heading: first cell without ticks to second cell."""
    under = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", under, re.MULTILINE)
    return dict(rows)


def test_the_stories_that_fail_are_the_ones_listed() -> None:
    assert table("Stories that fail") == {s.name: s.fails for s in stories() if s.fails}


def test_the_hard_stories_listed_are_there_and_pass() -> None:
    passing = {s.name for s in stories() if not s.fails}
    hard = set(table("Stories that were hard"))
    assert hard
    assert hard <= passing


def test_every_word_of_a_story_is_told() -> None:
    assert {w for w in TOP | EVENT | REPORT | TOLD if not re.search(rf"`\[*{w}\]*`", PAGE)} == set()


def test_there_are_enough_stories_and_half_of_them_are_read() -> None:
    found = stories()
    assert len(found) >= 70
    assert sum(s.is_read for s in found) * 2 >= len(found)
    assert len({s.title for s in found}) == len(found)
    assert len({s.sort for s in found}) >= 20
