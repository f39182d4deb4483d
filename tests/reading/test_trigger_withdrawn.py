"""What an earlier version of a text said is not said by the text."""

from __future__ import annotations

import pytest
from small_world import Reader


@pytest.mark.parametrize("line", [
    "Correction: An earlier version of this report said that nine people were killed.",
    "A previous version of this article stated that gunmen had killed nine guards in Derna.",
    "The original version of our story said rebels killed nine people.",
])  # fmt: skip
def test_an_earlier_version_tells_nothing(told: Reader, line: str) -> None:
    found = told(f"Gunmen killed four people in Derna on Monday.\n\n{line}")
    claim = found.one("assault")
    assert [c.value.best for c in claim.counts] == [4]


def test_another_reports_version_is_told(told: Reader) -> None:
    found = told("An earlier report said that gunmen had killed nine guards in Derna.")
    assert [c.value.best for c in found.one("assault").counts] == [9]
