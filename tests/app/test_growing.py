"""A desk that grows is held as one that was folded at once: new reports, late ones, decisions."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from growing_desks import RUN, Growth, registry
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.app.work import holding
from marsad.app.work.holding import events_then, held_at, held_of, resolve_desk
from marsad.app.work.settling import verify_desk
from marsad.store import Desk, claims, drop_derived, open_desk
from marsad.store.held import events, folded
from marsad.store.joins import judged
from marsad.store.ledger import head

INDEX = registry()
STEPS = ("add", "add", "add", "read", "read", "read", "decide", "resolve", "resolve")


def grown(growth: Growth, steps: int) -> None:
    growth.open()
    for _ in range(steps):
        step = growth.chance.choice(STEPS)
        if step == "resolve":
            resolve_desk(growth.desk, INDEX)
        else:
            getattr(growth, step)()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with nothing in it: copying it is quicker than making one."""
    folder = tmp_path_factory.mktemp("growing") / "empty"
    open_desk(folder, create=True).close()
    return folder


@contextmanager
def copy_of(folder: Path) -> Iterator[Desk]:
    with TemporaryDirectory() as home:
        shutil.copytree(folder, Path(home) / "desk")
        with open_desk(Path(home) / "desk") as desk:
            yield desk


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32), st.integers(5, 60))
def test_law_5_a_desk_that_grew_is_held_as_one_folded_at_once(
    empty: Path, seed: int, steps: int
) -> None:
    with copy_of(empty) as desk:
        growth = Growth(desk, random.Random(seed))
        grown(growth, steps)
        resolve_desk(desk, INDEX)
        assert events(desk) == held_at(desk, INDEX)
        assert folded(desk) is not None
        assert verify_desk(desk, INDEX).ok


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32), st.integers(10, 60))
def test_what_was_held_at_an_earlier_row_is_told_from_what_was_judged(
    empty: Path, seed: int, steps: int
) -> None:
    with copy_of(empty) as desk:
        growth = Growth(desk, random.Random(seed))
        grown(growth, steps)
        while growth.waiting:
            growth.read()
        resolve_desk(desk, INDEX)
        as_of = growth.chance.randint(1, head(desk)[0])
        then = held_at(desk, INDEX, as_of)
        every = [c.id for c in claims(desk, RUN)]
        assert held_of(desk, INDEX, every, as_of) == then
        if then:
            one = growth.chance.choice(then)
            assert one in (held_of(desk, INDEX, [one.claims[0]], as_of) or ())
        unlike = [replace(e, alike=()) for e in events_then(desk, INDEX, events(desk), (), as_of)]
        assert unlike == [replace(e, alike=()) for e in then]


@pytest.fixture
def growth(tmp_path: Path) -> Growth:
    made = Growth(open_desk(tmp_path, create=True), random.Random(7))
    grown(made, 0)
    for _ in range(12):
        made.add()
        made.read()
    resolve_desk(made.desk, INDEX)
    return made


def test_a_new_report_is_judged_alone(growth: Growth, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("everything was folded anew")

    monkeypatch.setattr(holding, "_resolve_all", refuse)
    before = {e.id: e for e in events(growth.desk)}
    growth.add()
    resolve_desk(growth.desk, INDEX)
    assert {e.id: e for e in events(growth.desk)} == before
    growth.read()
    resolve_desk(growth.desk, INDEX)
    after = {e.id: e for e in events(growth.desk)}
    assert set(before) <= set(after)
    assert after != before


@pytest.mark.parametrize("verb", ["keep-apart", "retract-document", "replace-document"])
def test_a_decision_moves_its_own_events_alone(
    growth: Growth, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("everything was folded anew")

    monkeypatch.setattr(holding, "_resolve_all", refuse)
    before = events(growth.desk)
    one = before[0]
    document = next(c.document for c in claims(growth.desk, RUN) if c.id == one.claims[0])
    newest = list(growth.lineages)[-1]
    subject, after = {
        "keep-apart": (one.id, {"from": before[1].id}), "retract-document": (document, None),
        "replace-document": (document, {"by": newest}),
    }[verb]  # fmt: skip
    growth.enter(verb, subject, after)
    resolve_desk(growth.desk, INDEX)
    assert events(growth.desk) == held_at(growth.desk, INDEX)
    assert (events(growth.desk) == before) == (verb == "keep-apart")


def test_another_program_or_a_report_read_again_folds_everything_anew(
    growth: Growth, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = events(growth.desk)
    done = []
    whole = holding._resolve_all
    monkeypatch.setattr(holding, "_resolve_all", lambda *a: (done.append(a), whole(*a)))
    resolve_desk(growth.desk, INDEX)
    assert not done
    drop_derived_events(growth)
    resolve_desk(growth.desk, INDEX)
    assert len(done) == 1
    assert events(growth.desk) == held
    monkeypatch.setattr(holding, "code_of", lambda _: "another program")
    resolve_desk(growth.desk, INDEX)
    assert len(done) == 2
    assert events(growth.desk) == held


def drop_derived_events(growth: Growth) -> None:
    """Afterwards the desk has no events, as after a purge."""
    from marsad.store.desk import writing
    from marsad.store.held import clear_events

    with writing(growth.desk) as connection:
        clear_events(connection)
    assert judged(growth.desk) is None


def test_dropping_everything_leaves_nothing_judged(growth: Growth) -> None:
    drop_derived(growth.desk)
    assert judged(growth.desk) is None
    assert folded(growth.desk) is None
