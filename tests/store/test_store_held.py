"""Events are replaced as one, found by where they may have been, and can be made again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_makers import RUN, fold, place_event, reading_of

from marsad.model.errors import MarsadError
from marsad.model.locations import Location
from marsad.store import (
    Desk,
    claims,
    decisions,
    documents,
    drop_derived,
    event,
    events,
    events_in_box,
    events_of_claim,
    folded,
    head,
    readings,
    runs,
    save_events,
    save_reading,
    unread,
    verify,
)
from marsad.store.boxes import boxes_of


def test_events_come_back_equal(full_desk: Desk) -> None:
    expected = fold(claims(full_desk, RUN), decisions(full_desk), documents(full_desk))
    assert events(full_desk) == expected
    assert folded(full_desk) == (3, RUN)
    assert event(full_desk, expected[1].id) == expected[1]
    assert events_of_claim(full_desk, expected[0].claims[0]) == (expected[0].id,)
    assert event(full_desk, "event-none") is None


def test_dropping_and_rebuilding_changes_nothing(full_desk: Desk) -> None:
    before = (events(full_desk), readings(full_desk, RUN), decisions(full_desk))
    as_of = head(full_desk)[0]
    drop_derived(full_desk)
    assert (events(full_desk), readings(full_desk, RUN), runs(full_desk)) == ((), (), ())
    assert verify(full_desk).ok
    assert len(unread(full_desk, RUN)) == 2
    for document in documents(full_desk):
        save_reading(full_desk, reading_of(document))
    again = fold(claims(full_desk, RUN), decisions(full_desk), documents(full_desk))
    save_events(full_desk, again, as_of=as_of)
    assert (events(full_desk), readings(full_desk, RUN), decisions(full_desk)) == before


def test_events_that_cannot_be_saved_leave_the_old_ones(full_desk: Desk) -> None:
    before = events(full_desk)
    twice = (before[0], before[0])
    with pytest.raises(MarsadError, match="E-DESK-REFUSED"):
        save_events(full_desk, twice, as_of=3)
    with pytest.raises(MarsadError, match="E-AS-OF"):
        save_events(full_desk, (), as_of=4)
    assert events(full_desk) == before


def test_events_are_due_when_a_document_is_read_late(full_desk: Desk) -> None:
    early, late = documents(full_desk)
    save_events(full_desk, (), as_of=1)
    save_reading(full_desk, reading_of(late))
    save_reading(full_desk, reading_of(early, "run-second"))
    assert folded(full_desk) == (1, None)
    save_events(full_desk, events(full_desk), as_of=1, run=RUN)
    save_reading(full_desk, reading_of(late))
    assert folded(full_desk) == (1, RUN)
    save_reading(full_desk, reading_of(early))
    assert folded(full_desk) is None
    assert verify(full_desk, fold).notes == ("the events are due to be resolved",)


def test_an_event_is_found_by_a_name_it_had(desk: Desk) -> None:
    known = place_event("quay", 10, 10, 1)
    save_events(desk, [known], as_of=0)
    assert event(desk, "event-old-quay") == known


def test_events_are_found_where_they_may_have_been(desk: Desk) -> None:
    town, desert = place_event("town", 30.0, 15.0, 2), place_event("desert", 31.0, 17.0, 120)
    fiji, pole = place_event("fiji", -17.0, 179.9, 50), place_event("pole", 89.9, 0, 50)
    save_events(desk, [town, desert, fiji, pole], as_of=0)
    assert events_in_box(desk, 29.9, 14.9, 30.1, 15.1) == (town,)
    assert events_in_box(desk, 29.9, 14.9, 30.1, 16.2) == (town, desert)
    assert events_in_box(desk, 30.5, 15.85, 30.6, 15.95) == (desert,)
    assert events_in_box(desk, -20, -179.9, -15, -179.7) == (fiji,)
    assert events_in_box(desk, -20, 179, -15, -179) == (fiji,)
    assert events_in_box(desk, 89, 100, 90, 110) == (pole,)
    assert events_in_box(desk, -90, -180, 90, 180) == (town, desert, fiji, pole)
    assert events_in_box(desk, 0, 0, 1, 1) == ()
    line = place_event("line", 0.0, 180.0, 0)
    save_events(desk, [line], as_of=0)
    assert events_in_box(desk, -1, -180, 1, -179) == events_in_box(desk, -1, 179, 1, 180) == (line,)
    save_events(desk, [town], as_of=0)
    assert events_in_box(desk, -90, -180, 90, 180) == (town,)


@settings(deadline=None, max_examples=60)
@given(st.floats(-89, 89), st.floats(-180, 180), st.floats(0, 900), st.floats(0, 6.28))
def test_a_point_within_the_doubt_is_within_the_box(
    lat: float, lon: float, radius_km: float, bearing: float
) -> None:
    there = destination(lat, lon, radius_km * 0.999, bearing)
    boxes = boxes_of(Location("x", None, "near", "town", lat, lon, radius_km))
    assert any(holds(box, *there) for box in boxes)
    assert all(-180 <= w <= e <= 180 and -90 <= s <= n <= 90 for w, e, s, n in boxes)


def holds(box: tuple[float, float, float, float], lat: float, lon: float) -> bool:
    west, east, south, north = box
    slack = 1e-6
    along = any(west - slack <= lon + turn <= east + slack for turn in (-360, 0, 360))
    return along and south - slack <= lat <= north + slack


def destination(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    from math import asin, atan2, cos, degrees, radians, sin

    reach, phi = km / 6371.0088, radians(lat)
    there = asin(sin(phi) * cos(reach) + cos(phi) * sin(reach) * cos(bearing))
    aside = atan2(
        sin(bearing) * sin(reach) * cos(phi), cos(reach) - sin(phi) * sin(there)
    )
    return degrees(there), (lon + degrees(aside) + 180) % 360 - 180


def test_an_outline_widens_the_box_and_no_point_has_none() -> None:
    sector = Location("x", None, "bearing", "region", 0, 179.0, 1, shape=((-178.0, 3.0),))
    west, east = boxes_of(sector)
    assert west[1] == 180.0
    assert east[:2] == (-180.0, -178.0)
    assert west[3] == east[3] == 3.0
    assert boxes_of(Location("x", None, "near", "unresolved")) == ()
