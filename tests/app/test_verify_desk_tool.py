"""The verifier that needs no Marsad: it finds each byte that was changed behind the desk's back."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_desk import SmallDesk

from marsad.app.main import run

TOOL = Path(__file__).resolve().parents[2] / "tools" / "verify_desk.py"
STRIKE = "An air strike killed four people in Sirte on 17 November, residents said.\n"
RALLY = "Some 200 people protested in Tobruk on 18 November against power cuts.\n"


def check(folder: Path) -> tuple[int, list[str]]:
    """Its exit code and lines, run without anything but the standard library."""
    words = [sys.executable, "-I", "-S", str(TOOL), str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 2 or not done.stderr
    return done.returncode, done.stdout.splitlines()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A desk with two reports, a brief and a release."""
    with pytest.MonkeyPatch.context() as patch:
        desk = SmallDesk(tmp_path_factory.mktemp("tool"), patch)
        desk.report("strike", STRIKE, source="Hill Wire", published="2017-11-18")
        desk.report("rally", RALLY, source="Coast Radio", published="2017-11-19")
        desk.on_day("2017-11-21")
        desk("brief", "--from", "2017-11-15", "--to", "2017-11-21")
        desk("release")
        yield desk.folder


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "copy")


def change(folder: Path, statement: str) -> None:
    """Does what the database refuses, by dropping what refuses it."""
    base = sqlite3.connect(folder / "desk.sqlite")
    for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        base.execute(f"DROP TRIGGER {name}")
    base.execute(statement)
    base.commit()
    base.close()


def flip(path: Path) -> None:
    """Changes one byte of a file."""
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(bytes(raw))


def test_a_desk_in_order_is_clean_and_left_as_it_was(copy: Path) -> None:
    before = {p: p.read_bytes() for p in copy.rglob("*") if p.is_file()}
    code, lines = check(copy)
    assert (code, len(lines)) == (0, 1)
    assert lines[0].startswith("clean: ")
    assert "2 documents" in lines[0]
    assert "1 briefs" in lines[0]
    assert "1 releases" in lines[0]
    assert {p: p.read_bytes() for p in copy.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize(("statement", "found"), [
    ("UPDATE document_text SET text = replace(text, 'four', 'five')", "the text is not its hash"),
    ("UPDATE document_text SET title = 'Other' WHERE seq = 1", "title or origin"),
    ("UPDATE document SET published = '2017-11-20' WHERE seq = 2", "not the record that the"),
    ("DELETE FROM document_text WHERE seq = 1", "words gone without a purge"),
    ("UPDATE decision SET reason = 'x' WHERE seq = 1", "was changed, ledger row 1"),
    ("UPDATE decision SET previous = digest WHERE seq = 2", "does not follow the row before it"),
    ("DELETE FROM decision WHERE seq = 2", "rows are missing before it, ledger row 3"),
    ("UPDATE claim SET json = replace(json, 'killed', 'helped')",
     "words that are not in"),
    ("UPDATE brief SET json = replace(json, 'Sirte', 'Zuara')", "its tree is not what was publish"),
])  # fmt: skip
def test_a_changed_row_is_found(copy: Path, statement: str, found: str) -> None:
    change(copy, statement)
    code, lines = check(copy)
    assert code == 3
    assert any(line.startswith(found) for line in lines[:-1]), lines
    assert " faults: " in lines[-1]


@pytest.mark.parametrize(("files", "found"), [
    ("archive/*/*", "the original was changed"),
    ("briefs/*/brief.md", "brief.md was changed, brief"),
    ("releases/*/events.csv", "events.csv was changed, release"),
])  # fmt: skip
def test_one_changed_byte_of_a_file_is_found_and_so_is_a_lost_file(
    copy: Path, files: str, found: str
) -> None:
    path = next(copy.glob(files))
    flip(path)
    assert [line.startswith(found) for line in check(copy)[1]] == [True, False]
    path.unlink()
    lost = found.replace("was changed", "is missing")
    assert [line.startswith(lost) for line in check(copy)[1]] == [True, False]


def test_a_purged_report_is_no_fault(copy: Path) -> None:
    from marsad.app.main import run
    from marsad.store.desk import open_desk
    from marsad.store.library import documents

    with open_desk(copy) as desk:
        gone = documents(desk)[0].id
    assert run(["purge", gone, "--reason", "A witness asked.", "--desk", str(copy)]) == 0
    code, lines = check(copy)
    assert (code, len(lines)) == (0, 1)
    assert "1 tombstones" in lines[0]


def test_a_damaged_database_is_a_fault_and_no_desk_is_bad_usage(copy: Path, tmp_path: Path) -> None:
    (copy / "desk.sqlite").write_bytes(b"not a database, though as long as one may be" * 40)
    code, lines = check(copy)
    assert (code, lines[0][:17]) == (3, "cannot be read on")
    assert check(tmp_path / "nowhere") == (2, [])


def test_the_tar_of_a_backup_is_checked_and_led_nowhere(
    made: Path, copy: Path, tmp_path: Path
) -> None:
    packed = tmp_path / "copy.tar"
    assert run(["backup", str(packed), "--desk", str(made)]) == 0
    assert check(packed)[1] == check(made)[1]
    flip(next((copy / "archive").rglob("??????*")))
    with tarfile.open(tmp_path / "bad.tar", "w") as tar:
        tar.add(copy, ".")
    code, lines = check(tmp_path / "bad.tar")
    assert (code, lines[0].split(", ")[0]) == (3, "the original was changed")
    (tmp_path / "loose").write_bytes(b"x")
    with tarfile.open(tmp_path / "out.tar", "w") as tar:
        tar.add(tmp_path / "loose", "../led")
    code, lines = check(tmp_path / "out.tar")
    assert (code, lines[0][:17]) == (3, "cannot be read on")
    assert not (tmp_path.parent / "led").exists()


def test_the_verifier_is_short_and_knows_the_standard_library_alone() -> None:
    text = TOOL.read_text("utf-8")
    assert len(text.splitlines()) < 150
    words = {line.split()[1].partition(".")[0] for line in text.splitlines()
             if line.startswith(("import ", "from "))}  # fmt: skip
    assert words <= set(sys.stdlib_module_names)
