"""An empty desk, and one with a week's work in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from store_makers import AT, RUN, fold, reading_of, report

from marsad.store import (
    Desk,
    add_document,
    append_decision,
    claims,
    decisions,
    documents,
    head,
    open_desk,
    save_events,
    save_reading,
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk", create=True) as opened:
        yield opened


@pytest.fixture
def full_desk(desk: Desk) -> Desk:
    """Two reports, read by one run that was adopted, and their events."""
    for locator in ("item-1", "item-2"):
        document, raw = report(locator=locator)
        add_document(desk, document, raw, lineage="lineage-a", at=AT, by="machine")
        save_reading(desk, reading_of(document))
    append_decision(desk, at=AT, by="machine", verb="run-adopted", subject=RUN)
    as_of = head(desk)[0]
    save_events(desk, fold(claims(desk, RUN), decisions(desk), documents(desk)), as_of=as_of)
    return desk
