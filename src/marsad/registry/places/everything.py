"""Every row of the index, in a fixed order: the first of two rows with one id counts."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.registry.places.rows import (
    Row,
    admin1_names,
    american_places,
    conflict_places,
    countries,
    districts,
    own_regions,
    regions,
    towns,
)
from marsad.registry.places.sites import airfields


def all_rows() -> Iterator[Row]:
    """Every row of the index."""
    admin1 = admin1_names()
    yield from countries()
    yield from own_regions()
    yield from conflict_places()
    yield from regions()
    yield from districts(admin1)
    yield from towns(admin1)
    yield from airfields()
    yield from american_places(admin1)
