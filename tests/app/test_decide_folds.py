"""Decisions of a file are judged on what each touches alone, and that is the fold of everything."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from growing_desks import Growth, registry

from marsad.app.work.deciding import enter, judged
from marsad.app.work.holding import held_at
from marsad.app.work.orders_file import Line
from marsad.model.errors import MarsadError
from marsad.model.events import Event
from marsad.store.desk import open_desk
from marsad.store.held import events
from marsad.store.ledger import head

AT = "2031-05-02T08:00:00Z"


def some_line(held: tuple[Event, ...], chance: random.Random, row: int) -> Line:
    """A decision that may or may not be lawful."""
    event, other = chance.choice(held), chance.choice(held)
    part = chance.sample(event.claims, chance.randint(1, len(event.claims)))
    document = {"by": "doc-none"}
    return chance.choice([
        Line("", "merge", event.id, json.dumps({"into": other.id})),
        Line("", "merge", event.id, json.dumps({"into": other.id})),
        Line("", "split", event.id, json.dumps({"claims": part})),
        Line("", "keep-apart", event.id, json.dumps({"from": other.id})),
        Line("", "reject-claim", chance.choice(event.claims), "", "Misread."),
        Line("", "set-standing", event.id, json.dumps({"standing": "contested"}), "Seen."),
        Line("", "replace-document", "doc-none", json.dumps(document), "Newer."),
        Line("", "undo", str(max(row - chance.randint(0, 3), 1))),
    ])  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
def test_what_is_judged_line_by_line_is_what_folding_everything_gives(
    tmp_path: Path, seed: int
) -> None:
    chance, index = random.Random(seed), registry()
    with open_desk(tmp_path, create=True) as desk:
        growth = Growth(desk, chance)
        growth.open()
        for _ in range(9):
            growth.add()
            growth.read()
        before = judged(desk, index, [], at=AT, by="amal").before
        lines: list[Line] = []
        for _ in range(14):
            row = head(desk)[0] + len(lines)
            line = some_line(before, chance, row)
            try:
                judged(desk, index, [*lines, line], at=AT, by="amal")
            except MarsadError:
                continue
            lines.append(line)
        assert len(lines) >= 3
        decided = judged(desk, index, lines, at=AT, by="amal")
        assert [d.seq for d in enter(desk, decided)] == [d.seq for d in decided.drafts]
        folded = held_at(desk, index)
        assert {e.id: e for e in decided.after} == {e.id: e for e in folded}
        assert events(desk) == before
