"""The words that say what a named place is: "Kumbri village", "the settlement of Adra"."""

from __future__ import annotations

import re

AFTER = re.compile(
    r"\s+(?:village|town|city|hamlet|settlement|district|sub-?district|province|governorate"
    r"|county|region|oblast|prefecture|department|municipality|township|commune|canton|ward"
    r"|state|sector|camp|neighbou?rhood|quarter|suburb|area|valley|island|barangay|division)\b",
    re.I,
)
BEFORE = re.compile(
    r"\b(?:(?:villages?|town|city|hamlet|settlement|district|province|governorate|region|department"
    r"|municipality|township|commune|state|sector|camp|neighbou?rhood|quarter|suburb|area|valley"
    r"|island) of|barangay|brgy\.?|sitio)\s+$",
    re.I,
)
LONGEST = 24  # characters


def with_designation(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of a name together with the word for its kind right before or after it; the word
    after it comes first, since "the village of Adra area" is the area's."""
    after = AFTER.match(text, end)
    if after:
        return start, after.end()
    before = BEFORE.search(text, max(0, start - LONGEST), start)
    return (before.start(), end) if before else (start, end)
