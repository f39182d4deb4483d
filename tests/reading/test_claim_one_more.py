"""A second weapon is a second deed; a weapon told again is not."""

from __future__ import annotations

import pytest
from small_world import Reader
from spacy.language import Language

from marsad.reading.claim.one_more import is_one_more


@pytest.mark.parametrize(("text", "more"), [
    ("An hour later a second rocket hit the camp.", True),
    ("The crews were killed by another shell.", True),
    ("A further attack followed.", True),
    ("The rocket hit the camp.", False),
    ("The second rocket hit the camp.", False),
    ("A second minister condemned the raid.", False),
    ("Another man was killed by the shell.", False),
])  # fmt: skip
def test_one_more_weapon_or_deed(nlp: Language, text: str, more: bool) -> None:
    doc = nlp(text)
    words = ("hit", "killed", "attack", "condemned")
    (head,) = [t for t in doc if t.text in words]
    assert is_one_more(head) is more


def test_a_second_rocket_is_not_the_first(told: Reader) -> None:
    text = "A rocket hit the camp near Gao on Monday. A second rocket hit the camp an hour later."
    first, second = told(text).of("assault")
    assert first.same_event is None
    assert second.same_event is None
