"""Rows of small places that cities500 lacks: each with the source of its point.

Law: an id says what a place is. Only what was chosen by hand for reports of conflict is a
``marsad-place:``, which readers prefer to a namesake without people; an airfield, or
a town at its airfield, is an ``airfield:`` and is not preferred.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.registry.places.rows import Row, alpha3, site
from marsad.registry.places.tables import rows

AIRFIELD_KM, TOWN_KM = 3.0, 8.0


def airfields() -> Iterator[Row]:
    """Airports and air bases, by full name or town and kind, never by the town's name alone; and
    towns that no other table has, at their airfield."""
    for r in rows("airfields.tsv.gz"):
        if r["alpha2"] in alpha3():
            reach = AIRFIELD_KM if r["feature"][0] == "S" else TOWN_KM
            yield site(r, f"airfield:{r['ident']}", reach)
