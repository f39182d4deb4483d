"""Places are told by the name their reports write."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.model.locations import Location
from marsad.publishing import BriefConfig, tell
from marsad.publishing.as_written import as_written, names_of

from .builders import claim, document, event, held, material, on, town

DAY = date(2031, 5, 7)
PERIOD = (date(2031, 5, 1), date(2031, 5, 7))


def told_at(words: str, name: str, *, text: str = "") -> tuple[str, dict[str, str]]:
    """How a raid is told whose place is written as ``words`` and held as ``name``."""
    page = document("Hill Paper", DAY, text or f"Gunmen raided a market in {words} on 5 May.")
    at = town(name, 20.0, 30.0)
    read = claim(page, "raided", "assault", where=(words, at))
    raid = event("assault", (read,), where=held(at, read), when=held(on(date(2031, 5, 5)), read))
    base = material((raid,), (read,), (page,))
    brief = tell(base, theatre="X", period=PERIOD, made="2031-05-09T08:00:00+00:00",
                 config=BriefConfig(audience="desk"))  # fmt: skip
    lines = [t.sentence for s in brief.sections for p in s.paragraphs for t in p.sentences]
    return " ".join(lines), names_of(base)


@pytest.mark.parametrize(
    ("words", "name"),
    [("Ardal", "Ardāl"), ("al-Mersa", "Al Marsá"), ("Derqa", "Darqah")],
)
def test_another_spelling_of_the_name_is_told_as_written(words: str, name: str) -> None:
    line, names = told_at(words, name)
    assert list(names.values()) == [words]
    assert f"in {words} on 5 May" in line
    assert name not in line


@pytest.mark.parametrize(
    ("words", "name"),
    [("South Ardal", "Ardal"), ("Ardal Province", "Ardal"), ("Ardal", "Ardal oil field"),
     ("Washington", "Ardalia"), ("Ardal", "Ardal")],
)  # fmt: skip
def test_another_place_is_not_another_spelling(words: str, name: str) -> None:
    _, names = told_at(words, name)
    assert names == {}


def test_a_withheld_place_keeps_the_words_for_what_is_withheld() -> None:
    page = document("Hill Paper", DAY, "Gunmen raided a market in Derqa on 5 May.")
    cell = Location("Darqah", "place:darqah", "in", "area", 20.0, 30.0, 40.0, "LBY",
                    feature="marsad.generalised")  # fmt: skip
    read = claim(page, "raided", "assault", where=("Derqa", cell))
    base = material((event("assault", (read,), where=held(cell, read)),), (read,), (page,))
    assert as_written(base) == base
