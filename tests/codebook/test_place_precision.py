"""Precision codes of ACLED and UCDP from a location: no code says more than the location."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.codebook.place_precision import acled_precision, ucdp_precision
from marsad.model.locations import PRECISIONS, RELATIONS, Location

TOWN = Location("Velden", "geonames:9", "in", "town", 46.1, 14.5, 3.0, feature="P.PPL")


def located(relation: str, precision: str, radius: float, feature: str = "P.PPL") -> Location:
    return replace(TOWN, relation=relation, precision=precision, radius_km=radius, feature=feature)


@pytest.mark.parametrize(
    ("where", "acled", "ucdp"),
    [
        (located("in", "point", 1.0), 1, 1),
        (located("in", "town", 3.0), 1, 1),
        (located("near", "area", 13.0), 2, 2),
        (located("bearing", "area", 12.0), 2, 2),
        (located("bearing", "area", 45.0), 3, 5),
        (located("between", "area", 20.0), 2, 5),
        (located("between", "area", 90.0), 3, 5),
        (located("area", "area", 18.0), 2, 2),
        (located("in", "area", 8.0, "L.AREA"), 2, 2),
        (located("in", "admin2", 30.0, "A.ADM2"), 3, 3),
        (located("in", "admin1", 120.0, "A.ADM1"), 3, 4),
        (located("area", "region", 100.0, "A.ADM1"), 3, 4),
        (located("area", "area", 30.0, "A.ADM2"), 3, 3),
        (located("area", "region", 300.0, "A.PCLI"), 3, 5),
        (located("in", "region", 250.0, "L.RGN"), 3, 5),
        (located("in", "country", 400.0, "A.PCLI"), None, 6),
        (located("near", "sea-or-air", 30.0, "A.PCLI"), 3, 7),
        (Location("Xar", None, "in", "unresolved"), None, None),
        (Location("Chad", "geonames:1", "near", "area", feature="A.PCLI"), None, None),
    ],
)
def test_a_code_for_every_kind_of_place(
    where: Location, acled: int | None, ucdp: int | None
) -> None:
    assert (acled_precision(where), ucdp_precision(where)) == (acled, ucdp)


@given(
    st.sampled_from(RELATIONS),
    st.sampled_from([p for p in PRECISIONS if p != "unresolved"]),
    st.floats(0.5, 900),
    st.sampled_from(["P.PPL", "A.ADM1", "A.ADM2", "A.PCLI", "L.AREA", "H.SEA"]),
)
def test_more_doubt_is_never_a_sharper_code(
    relation: str, precision: str, radius: float, feature: str
) -> None:
    where = located(relation, precision, radius, feature)
    wider = replace(where, radius_km=2 * radius)
    for code in (acled_precision, ucdp_precision):
        now, then = code(where), code(wider)
        assert (now is None) == (then is None)
        if now is not None and then is not None:
            assert now <= then
