"""The style page shows what the code writes: every example is made anew and compared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .style_examples import EXAMPLES

PAGE = (Path(__file__).parents[2] / "docs" / "style.md").read_text("utf-8")
PARTS = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize("rule", EXAMPLES)
def test_each_rule_shows_the_sentences_that_the_code_writes(rule: str) -> None:
    shown = re.findall(r"^> \*\*After\.\*\* (.+)$", PARTS[rule], re.MULTILINE)
    shown = [sentence.strip("`") for sentence in shown]  # so marked where it is not British
    assert shown == EXAMPLES[rule]()
    assert len(set(shown)) == len(shown)


def test_no_rule_of_the_page_is_without_examples_that_the_code_makes() -> None:
    told = {rule for rule, text in PARTS.items() if "**After.**" in text}
    assert told == set(EXAMPLES)
    assert set(PARTS) - told == {"What is checked before a brief goes out"}


def test_what_a_rule_shows_as_before_is_not_what_the_code_writes() -> None:
    for rule, text in PARTS.items():
        befores = re.findall(r"^> \*\*Before\.\*\* (.+)$", text, re.MULTILINE)
        assert not set(befores) & set(EXAMPLES[rule]() if rule in EXAMPLES else ())
