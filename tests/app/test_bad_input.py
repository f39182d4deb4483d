"""Whatever comes in: one clear line for each item, the right exit code, nothing lost, and the next
report is taken."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bad_files import CASES, GOOD, Bad

from marsad.app.main import run

CODE = re.compile(r"\b[EI]-[A-Z]+(?:-[A-Z]+)*\b")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty") / "desk"
    assert run(["init", str(folder), "--theatre", "Nowhere"]) == 0
    return folder


@pytest.fixture
def desk(empty: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(empty, tmp_path / "desk"))


def add(desk: Path, *paths: Path) -> int:
    return run(["add", "--desk", str(desk), *map(str, paths)])


@pytest.mark.parametrize("case", CASES, ids=[c.about for c in CASES])
def test_each_item_has_its_line_and_the_next_report_is_taken(
    case: Bad, desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / case.name
    path.write_bytes(case.raw)
    capsys.readouterr()
    code = add(desk, path)
    shown = capsys.readouterr()
    receipts = [t for t in shown.out.splitlines() if re.match(r"(?:added|refused|known) ", t)]
    if case.says == ("+",):
        assert receipts
    else:
        assert len(receipts) == len(case.says)
    for line, says in zip(receipts, case.says, strict=case.says != ("+",)):
        found = CODE.search(line)
        told = found.group() if found else line.split()[0]
        assert says in ("*", "+", told), line
        assert len(line) < 1000
    assert "Traceback" not in shown.err + shown.out
    assert "E-INTERNAL" not in shown.err
    if not {"*", "+"} & {*case.says}:
        refused = [s for s in case.says if s != "added"]
        assert code == (3 if refused else 0)
    next_one = tmp_path / "in" / "next.txt"
    next_one.write_text(f"{GOOD} And then it rained.", "utf-8")
    assert add(desk, next_one) == 0
    assert run(["verify", "--desk", str(desk)]) == 0


def test_there_are_more_than_seventy_cases() -> None:
    assert len(CASES) >= 70
    assert len({c.about for c in CASES}) == len(CASES)


@pytest.mark.parametrize(
    ("name", "code"),
    [("no-such.txt", "E-INTAKE-READ"), ("folder.txt", ""), ("loop.txt", "E-INTAKE-READ"),
     ("pipe.txt", "E-INTAKE-READ"), ("nothing-there.txt", "E-INTAKE-READ")],
)  # fmt: skip
def test_what_is_no_file_is_refused_by_name(
    name: str, code: str, desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "nothing-there.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    status = add(desk, tmp_path / name)
    shown = capsys.readouterr()
    assert status == (3 if code else 0)
    assert code in shown.out
    assert "Traceback" not in shown.err


def as_nobody(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs the command as a user who may read only what everybody may."""
    command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", sys.executable, "-m",
               "marsad", *words]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)


def able() -> bool:
    probe = [*"setpriv --reuid=65534 --regid=65534 --clear-groups".split(), sys.executable, "-c",
             "import marsad"]  # fmt: skip
    try:
        return subprocess.run(probe, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.mark.skipif(not able(), reason="nobody else can be run here")
def test_a_desk_that_may_not_be_written_says_so(desk: Path, tmp_path: Path) -> None:
    for path in (desk, *desk.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    report = tmp_path / "r.txt"
    report.write_text(GOOD, "utf-8")
    for parent in (tmp_path, *tmp_path.parents):
        if parent != Path("/") and parent.stat().st_uid == 0 and "pytest" in str(parent):
            parent.chmod(0o755)
    done = as_nobody(["add", "--desk", str(desk), str(report)], tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("marsad: E-DESK")
    assert len(done.stderr.strip().splitlines()) == 1
    assert run(["verify", "--desk", str(desk)]) == 0
