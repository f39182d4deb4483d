"""Laws 8 and 9 as a reader of a brief meets them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from marsad.model.briefs import Brief
from marsad.model.decisions import GENESIS
from marsad.model.errors import MarsadError
from marsad.publishing import documents_for, html_of, markdown_of, tell
from marsad.store.briefs import brief_files, briefs, save_brief
from marsad.store.desk import open_desk
from publishing import weeks

MADE = "2017-11-22T06:00:00Z"


def published() -> tuple[Brief, dict[str, bytes]]:
    """The first week, told from an empty ledger, with its files."""
    material = replace(weeks.first_week(), as_of=0, head=GENESIS)
    brief = tell(material, theatre="Libya", period=weeks.FIRST, made=MADE)
    documents: Mapping[str, object] = documents_for(material, made=MADE)
    page = html_of(brief, documents=documents)  # type: ignore[arg-type]
    return brief, {"brief.html": page.encode(), "brief.md": markdown_of(brief).encode()}


def test_law_8_a_brief_shows_each_event_as_it_stands() -> None:
    brief, files = published()
    stands = {e.id: e.standing.value for e in weeks.first_week().events}
    assert brief.rows
    for row in brief.rows:
        assert row.standing == stands[row.event]
    for mark in brief.marks:
        assert mark.standing == stands.get(mark.event, mark.standing)
    for word in {row.standing for row in brief.rows}:
        assert word.replace("-", " ") in files["brief.md"].decode()


def test_law_9_a_brief_comes_out_the_same_and_is_kept_byte_for_byte(tmp_path: Path) -> None:
    brief, files = published()
    assert published() == (brief, files)
    with open_desk(tmp_path / "desk", create=True) as desk:
        assert save_brief(desk, brief, files)
        assert brief_files(desk, brief.id) == files
        assert briefs(desk) == (brief,)
        with pytest.raises(MarsadError, match="E-BRIEF-KEPT"):
            save_brief(desk, brief, {**files, "brief.md": b"another week"})
        assert brief_files(desk, brief.id) == files
