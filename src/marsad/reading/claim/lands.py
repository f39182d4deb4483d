"""The country that a passage is set in: for a name that no gazetteer has.

Law 3: a country is only taken over where the text leaves no other: everything in it lies there, or
most does and so does the nearest place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from marsad.model.mentions import PlaceMention

REACH = 600  # characters
MOST = 0.5
PARTS_OF_NAMES = frozenset({"in-organisation", "in-person", "in-title"})


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
