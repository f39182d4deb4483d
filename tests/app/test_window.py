"""What a brief loads of a desk: its own days whole, the years before as events alone."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import pytest
from growing_desks import RUN, Growth, registry

from marsad.app.work.holding import events_then, held_at, resolve_desk
from marsad.app.work.window import material_for
from marsad.publishing.period import of_period
from marsad.store import claims, documents, open_desk
from marsad.store.held import events
from marsad.store.ledger import head
from marsad.store.window import newest_published

INDEX = registry()
WEEK = (date(2031, 3, 8), date(2031, 3, 14))


@pytest.fixture
def growth(tmp_path: Path) -> Growth:
    made = Growth(open_desk(tmp_path, create=True), random.Random(11))
    made.open()
    for _ in range(40):
        made.add()
        made.read()
    resolve_desk(made.desk, INDEX)
    return made


def test_a_week_is_told_from_the_same_events_as_from_the_whole_desk(growth: Growth) -> None:
    desk = growth.desk
    part = material_for(desk, INDEX, period=WEEK)
    every = {c.id: c for c in claims(desk, RUN)}
    library = {d.id: d for d in documents(desk)}
    assert set(part.claims) <= set(every)
    assert all(every[c] == part.claims[c] for c in part.claims)
    assert set(part.documents) <= set(library)
    from dataclasses import replace

    whole = replace(part, events=events(desk), claims=every, documents=library)
    assert of_period(part, WEEK) == of_period(whole, WEEK) != ()
    for event in of_period(part, WEEK):
        assert {c.id for c in part.read_in(event)} == set(event.claims)


def test_what_was_watched_is_said_of_the_whole_desk(growth: Growth) -> None:
    growth.add()
    record = material_for(growth.desk, INDEX, period=WEEK).coverage
    days = [d.published for d in documents(growth.desk) if d.published is not None]
    assert (record.watched_from, record.watched_to) == (min(days), max(days))
    assert newest_published(growth.desk) == max(days)
    assert record.read == 40
    assert record.sources == tuple(sorted({d.source.name for d in documents(growth.desk)}))


def test_events_then_are_those_of_folding_everything_then(growth: Growth) -> None:
    desk = growth.desk
    as_of = head(desk)[0]
    before = events(desk)
    for _ in range(6):
        growth.add()
        growth.read()
        growth.decide()
    resolve_desk(desk, INDEX)
    then = events_then(desk, INDEX, events(desk), [e.id for e in before], as_of)
    expected = held_at(desk, INDEX, as_of)
    bare = [(e.id, e.claims, e.standing, e.when, e.where, e.counts) for e in then]
    assert bare == [(e.id, e.claims, e.standing, e.when, e.where, e.counts) for e in expected]
    assert events(desk) != before


def test_a_period_without_reports_has_no_events(growth: Growth) -> None:
    far = (date(2040, 1, 1), date(2040, 1, 1) + timedelta(days=6))
    part = material_for(growth.desk, INDEX, period=far)
    assert of_period(part, far) == ()
    assert part.claims == {}
