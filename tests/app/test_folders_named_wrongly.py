"""A folder to write into that is a file is said in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.app.work.written import write_into
from marsad.model.errors import MarsadError


def test_a_file_where_a_folder_is_named_is_said_and_left_as_it_is(tmp_path: Path) -> None:
    named = tmp_path / "taken"
    named.write_text("mine")
    with pytest.raises(MarsadError, match="E-USAGE: nothing can be written there"):
        write_into(named, {"events.csv": b"a", "manifest.json": b"{}"})
    assert named.read_text() == "mine"
