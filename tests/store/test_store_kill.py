"""A kill at any moment loses nothing that was reported as done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from marsad.model.decisions import check_chain
from marsad.store import decisions, documents, open_desk, original, unread, verify, work

HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "src"


@pytest.mark.parametrize("lines", [1, 24, 61])
def test_what_was_reported_survives_a_kill(tmp_path: Path, lines: int) -> None:
    open_desk(tmp_path, create=True).close()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(SOURCE), str(HERE)])}
    command = [sys.executable, str(HERE / "adding_loop.py"), str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as child:
        assert child.stdout is not None
        said = [child.stdout.readline().split() for _ in range(lines)]
        child.kill()
        said += [line.split() for line in child.stdout.read().splitlines(keepends=True)
                 if line.endswith("\n")]  # fmt: skip
    assert child.returncode == -9
    added = {item for verb, item in said if verb == "added"}
    read = {item for verb, item in said if verb == "read"}
    assert added
    with open_desk(tmp_path) as desk:
        report = verify(desk)
        assert report.lines() == ()
        check_chain(decisions(desk))
        there = {d.id for d in documents(desk)}
        assert added <= there
        assert len(there - added) <= 1
        assert all(original(desk, item) is not None for item in there)
        done = {w.document for w in work(desk, "run-loop") if w.state == "done"}
        assert read <= done
        assert set(unread(desk, "run-loop")) == there - done
