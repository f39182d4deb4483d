"""The country that a passage is set in: for a name that no gazetteer has, and for "the country".

Law 3: a country is only taken over where the text leaves no other: everything in it lies there, or
most does and so does the nearest place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from marsad.model.mentions import PlaceMention

REACH = 600  # characters
MOST = 0.5
PARTS_OF_NAMES = frozenset({"in-organisation", "in-person", "in-title"})
STATE = "A.PCLI"
THE_COUNTRY = re.compile(
    r"\b(?:in|inside|across|throughout|within|into|around|of|over|entered|enter|entering|leave"
    r"|left|leaving)\s+((?:the|that|this|our)\s+(?:whole\s+|entire\s+)?(?:country|nation))\b"
    r"(?!\s*(?:of|side|club|[’']s)\b)",
    re.I,
)


def country_around(places: Sequence[PlaceMention], at: int) -> str | None:
    """The country of everything that is named; or the one of most of it and of the place that is
    nearest to ``at``."""
    told = [p for p in places if p.place is not None and p.role not in PARTS_OF_NAMES]
    shares = Counter(p.place.country for p in told if p.place is not None)
    if len(shares) == 1:
        return next(iter(shares)) or None
    near = [p for p in told if p.role == "location" and abs(p.start - at) <= REACH]
    nearest = min(near, key=lambda p: abs(p.start - at), default=None)
    if nearest is None or nearest.place is None:
        return None
    country = nearest.place.country
    return country if country and shares[country] > MOST * shares.total() else None


def the_country(text: str, places: Sequence[PlaceMention]) -> list[tuple[PlaceMention, int, int]]:
    """Every "in the country", with the last state named before it and the bounds of its words;
    none where states of two names stand in that sentence before it."""
    out = []
    for match in THE_COUNTRY.finditer(text):
        start, end = match.span(1)
        states = [
            p for p in places
            if p.end <= start and start - p.end <= REACH and p.role not in PARTS_OF_NAMES
            and p.place is not None and p.place.feature == STATE
        ]  # fmt: skip
        if not states:
            continue
        full = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start))
        here = {p.place.id for p in states if p.start > full and p.place is not None}
        if len(here) <= 1:
            out.append((states[-1], start, end))
    return out
