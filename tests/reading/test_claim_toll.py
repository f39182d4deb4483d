"""A toll in a sentence of its own belongs to the attack told right before it."""

from __future__ import annotations

import pytest
from small_world import Found, Reader


def is_one(found: Found) -> bool:
    first, *rest = found.of("assault")
    return bool(rest) and {c.same_event for c in rest} == {first.id}


@pytest.mark.parametrize("text", [
    "On 2 March gunmen ambushed a bus near Gao. Two passengers were killed.",
    "Rebels shelled a school in Derna on Monday. Four pupils were wounded and a guard was killed.",
])  # fmt: skip
def test_the_dead_of_the_next_sentence_are_of_the_attack(told: Reader, text: str) -> None:
    assert is_one(told(text))


@pytest.mark.parametrize("text", [
    "Gunmen ambushed a bus near Gao on Monday. Two guards were killed in Derna.",
    "Gunmen ambushed a bus near Gao on Monday. Two guards were killed on Tuesday.",
    "Gunmen ambushed a bus near Gao on Monday. Two guards were killed by soldiers.",
    "Gunmen ambushed a bus near Gao on Monday. Separately, two guards were killed.",
    "Gunmen ambushed a bus near Gao on Monday.\\nTwo guards were killed.",
    "Police arrested two men in Gao on Monday. Two guards were killed.",
])  # fmt: skip
def test_what_has_a_day_a_place_or_a_doer_of_its_own_is_told_apart(told: Reader, text: str) -> None:
    assert not is_one(told(text.replace("\\n", "\n")))
