"""A check that cannot fail is none: each expectation is met once, and missed once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from .checking import findings
from .desks import pile_of, tell_story
from .story import STORIES, Story, story_of

GOOD: Mapping[str, Any] = {"claims": ["one: burned", "two: burned"]}


@pytest.fixture(scope="module")
def text() -> str:
    return (STORIES / "avowed_after_the_papers.toml").read_text("utf-8")


def story(text: str, folder: Path) -> Story:
    path = folder / "tried.toml"
    path.write_text(text, "utf-8")
    return story_of(path)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("assault = 1", "assault = 2"),
        ('standing = "admitted"', 'standing = "corroborated"'),
        ('actor = ["Falcon Column"]', 'actor = ["Falcon Column", "gunmen"]'),
        ('actor = ["Falcon Column"]', "actor = []"),
        ('standing = "admitted"', 'standing = "admitted"\nwhen = "2030-04-06"'),
        ('standing = "admitted"', 'standing = "admitted"\nwhere = "Tamsah"'),
        ('standing = "admitted"', 'standing = "admitted"\nkind = "assault.aerial"'),
        ('standing = "admitted"', 'standing = "admitted"\nvoices = 3'),
        ('standing = "admitted"', 'standing = "admitted"\ncounts = { killed = "two" }'),
        ('standing = "admitted"', 'standing = "admitted"\nrivals = { actor = ["the Front"] }'),
        ('standing = "admitted"', 'standing = "admitted"\nrivals = { where = ["Zallaf"] }'),
        ('"column: burned"]', '"column: convoy"]'),
        ('standing = "admitted"', 'standing = "admitted"\nlineages = 1'),
        ('standing = "admitted"', 'standing = "admitted"\nrealis = "future"'),
        ('standing = "admitted"', 'standing = "admitted"\ntarget = ["convoy", "driver"]'),
        ('never = ["Falcon"]', 'never = ["driver"]'),
        ('"unknown gunmen", "fuel convoy"', '"unknown gunmen", "fuel train"'),
        ('never = ["Falcon"]', 'always = { "driver" = "Falcon" }'),
        ('never = ["Falcon"]', 'always = { "nobody" = "driver" }'),
    ],
)
def test_each_expectation_can_be_missed(
    right: str, wrong: str, text: str, tmp_path: Path, kit: Any
) -> None:
    assert text.count(right) == 1
    assert findings(tell_story(story(text, tmp_path), kit)) == []
    assert len(findings(tell_story(story(text.replace(right, wrong), tmp_path), kit))) == 1


def test_a_denial_that_is_none_is_missed_and_one_too_many_too(
    text: str, tmp_path: Path, kit: Any
) -> None:
    wrong = text.replace('"admitted"', '"admitted"\ndenials = ["paper: burned"]')
    assert len(findings(tell_story(story(wrong, tmp_path), kit))) == 2


def test_two_expected_events_may_not_be_one(text: str, tmp_path: Path, kit: Any) -> None:
    again = '[[event]]\nclaims = ["column: burned"]\nvoices = 2\n\n[[told]]'
    more = text.replace("[[told]]", again, 1)
    (line,) = findings(tell_story(story(more, tmp_path), kit))
    assert "is one event with" in line


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("sort =", "kindof ="), ("standing =", "status ="), ("never =", "nowhere ="),
        ('id = "column"', 'id = "paper"'), ("published = 2030-04-08\n", ""),
        ('actor = ["Falcon Column"]\nstanding = "admitted"\n', ""),
    ],
)  # fmt: skip
def test_a_file_with_a_wrong_word_is_refused(
    right: str, wrong: str, text: str, tmp_path: Path
) -> None:
    assert right in text
    with pytest.raises(ValueError, match=r"tried\.toml"):
        story(text.replace(right, wrong, 1), tmp_path)


@pytest.mark.parametrize("wrong", ["scorched | assault", "burned | assault | actor=Pirates"])
def test_a_hand_made_claim_quotes_its_report(
    wrong: str, text: str, tmp_path: Path, kit: Any
) -> None:
    line = next(li for li in text.splitlines() if li.startswith("claims = [\"burned | "))
    with pytest.raises(ValueError, match="has no words"):
        pile_of(story(text.replace(line, f'claims = ["{wrong}"]', 1), tmp_path), kit)
