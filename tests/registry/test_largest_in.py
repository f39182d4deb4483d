"""The largest towns of a box, also where the box goes on behind the antimeridian."""

from __future__ import annotations

from pathlib import Path

from marsad.model.locations import Place
from marsad.registry.gazetteer import small_gazetteer
from marsad.registry.places.rows import Row

TOWNS = (("West", -16.0, 179.5, 500), ("East", -16.5, -179.8, 900), ("Far", 40.0, 10.0, 9000))


def test_the_largest_towns_of_a_box_come_first_on_both_sides_of_the_antimeridian(
    tmp_path: Path,
) -> None:
    rows = [
        Row(Place(f"t:{n}", n, lat, lon, "P.PPL", "FJI", "", people), ((n, 3),))
        for n, lat, lon, people in TOWNS
    ]
    gazetteer = small_gazetteer(rows, tmp_path / "index.sqlite")
    assert [t.name for t in gazetteer.largest_in(179.0, -18.0, 181.0, -15.0, 9)] == ["East", "West"]
    assert [t.name for t in gazetteer.largest_in(-181.0, -18.0, -179.0, -15.0, 1)] == ["East"]
    assert gazetteer.largest_in(0.0, -18.0, 20.0, -15.0, 9) == ()
