"""A backup is whole or it is not there, whoever writes meanwhile; a restored desk is the desk."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from small_desk import SmallDesk

from marsad.app.main import run
from marsad.model.errors import MarsadError
from marsad.model.hashing import sha256_bytes, sha256_text
from marsad.model.sources import Document, Source, document_id
from marsad.store.archive import archive_path
from marsad.store.backup import back_up
from marsad.store.desk import Desk, open_desk
from marsad.store.ledger import decisions, head
from marsad.store.library import add_document, documents
from marsad.store.purge import purge
from marsad.store.verify import verify

AT = "2017-11-21T09:00:00Z"
TOOL = Path(__file__).resolve().parents[2] / "tools" / "verify_desk.py"
STRIKE = "An air strike killed four people in Sirte on 17 November, residents said.\n"
RALLY = "Some 200 people protested in Tobruk on 18 November against power cuts.\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallDesk]:
    """A desk with two reports, a brief, a release and a list of actors."""
    with pytest.MonkeyPatch.context() as patch:
        desk = SmallDesk(tmp_path_factory.mktemp("backup"), patch)
        listed = desk.reports / "groups.csv"
        listed.write_text("name,kind\nHill Guard,militia\n", "utf-8")
        run(["actors", "import", str(listed), "--desk", str(desk.folder)])
        desk.report("strike", STRIKE, source="Hill Wire", published="2017-11-18")
        desk.report("rally", RALLY, source="Coast Radio", published="2017-11-19")
        desk.on_day("2017-11-21")
        desk("brief", "--from", "2017-11-15", "--to", "2017-11-21")
        desk("release")
        yield desk


def backed_up(desk: SmallDesk, to: Path) -> Path:
    desk("backup", str(to))
    return to


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, the database apart."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in folder.rglob("*") if p.is_file() and not p.name.startswith("desk.sqlite")
    }  # fmt: skip


def numbered(number: int) -> tuple[Document, bytes]:
    """One report of many."""
    text = f"Day {number}: the road to Wadi Zem was open and {number} lorries came through."
    raw = f"<p>{text}</p>".encode()
    return Document(
        id=document_id("Valley Radio", f"item-{number}", text), source=Source("Valley Radio"),
        locator=f"item-{number}", title=None, published=None, published_precision=None,
        received=AT, language="en", rights=None, text=text, text_sha256=sha256_text(text),
        raw_sha256=sha256_bytes(raw), extractor="plain 1",
    ), raw  # fmt: skip


@pytest.mark.parametrize("name", ["copy", "copy.tar"])
def test_a_restored_desk_is_the_desk_and_verifies(
    made: SmallDesk, tmp_path: Path, name: str
) -> None:
    backup = backed_up(made, tmp_path / name)
    again = tmp_path / "again"
    assert run(["restore", str(backup), str(again)]) == 0
    assert contents(again) == contents(made.folder)
    assert any(path.startswith("actors/") for path in contents(again))
    with open_desk(made.folder) as one, open_desk(again) as other:
        assert decisions(one) == decisions(other)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(["again", name])


def test_the_manifest_has_the_hash_of_every_file(made: SmallDesk, tmp_path: Path) -> None:
    backup = backed_up(made, tmp_path / "copy")
    manifest = json.loads((backup / "manifest.json").read_text("utf-8"))
    files = {p.relative_to(backup).as_posix(): p.read_bytes()
             for p in backup.rglob("*") if p.is_file() and p.name != "manifest.json"}  # fmt: skip
    files |= {n: b for n, b in contents(backup).items() if n.startswith("releases/")}
    assert {n: f["sha256"] for n, f in manifest["files"].items()} == {
        n: hashlib.sha256(raw).hexdigest() for n, raw in files.items()
    }
    with open_desk(made.folder) as desk:
        assert (manifest["ledger_row"], manifest["ledger_head"]) == head(desk)
    words = [sys.executable, "-I", "-S", str(TOOL), str(backup)]
    assert subprocess.run(words, capture_output=True, check=False).returncode == 0


def test_a_backup_made_while_reports_come_in_and_go_verifies(tmp_path: Path) -> None:
    stop, trouble = threading.Event(), []

    def work() -> None:
        try:
            with open_desk(tmp_path / "desk") as desk:
                for number in count(100):
                    if stop.is_set():
                        return
                    document, raw = numbered(number)
                    add_document(desk, document, raw, lineage=document.id, at=AT, by="machine")
                    if number % 7 == 0:
                        purge(desk, document.id, reason="A person asked.", at=AT, by="editor")
        except BaseException as error:
            trouble.append(error)
            raise

    with open_desk(tmp_path / "desk", create=True) as desk:
        for number in range(100):
            document, raw = numbered(number)
            add_document(desk, document, raw, lineage=document.id, at=AT, by="machine")
        writer = threading.Thread(target=work)
        writer.start()
        try:
            rows = [back_up(desk, tmp_path / f"copy-{n}", at=AT).row for n in range(4)]
        finally:
            stop.set()
            writer.join()
    assert not trouble
    assert rows == sorted(set(rows))
    for n, row in enumerate(rows):
        assert run(["restore", str(tmp_path / f"copy-{n}"), str(tmp_path / f"again-{n}")]) == 0
        with open_desk(tmp_path / f"again-{n}") as desk:
            assert head(desk)[0] == row
            assert len(documents(desk)) == sum(d.verb == "document-added" for d in decisions(desk))
            assert verify(desk).ok


def test_a_purge_during_the_copy_begins_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, raw = numbered(1)
    with open_desk(tmp_path / "desk", create=True) as desk:
        add_document(desk, document, raw, lineage="a", at=AT, by="machine")
        from marsad.store import backup

        copy, times = backup._copy_database, count(1)

        def then_purged(source: Path, target: Path) -> None:
            copy(source, target)
            if next(times) == 1:
                purge(desk, document.id, reason="A person asked.", at=AT, by="editor")

        monkeypatch.setattr(backup, "_copy_database", then_purged)
        made = back_up(desk, tmp_path / "copy", at=AT)
    assert made.row == 2
    assert not list((tmp_path / "copy").glob("archive/*/*"))
    assert b"lorries" not in (tmp_path / "copy" / "desk.sqlite").read_bytes()


def test_a_desk_that_lacks_a_file_is_not_backed_up_and_nothing_is_left(tmp_path: Path) -> None:
    document, raw = numbered(1)
    with open_desk(tmp_path / "desk", create=True) as desk:
        add_document(desk, document, raw, lineage="a", at=AT, by="machine")
        lost = archive_path(tmp_path / "desk", document.raw_sha256)
        lost.write_bytes(b"other")
        refused(desk, tmp_path / "copy", "E-BACKUP-LOST")
        lost.unlink()
        refused(desk, tmp_path / "copy", "E-BACKUP-LOST")
        refused(desk, tmp_path / "desk" / "copy", "E-BACKUP-WRITE")
    assert [p.name for p in tmp_path.iterdir()] == ["desk"]


def refused(desk: Desk, to: Path, code: str) -> None:
    with pytest.raises(MarsadError) as error:
        back_up(desk, to, at=AT)
    assert error.value.code == code


def test_what_is_there_is_never_written_over(
    made: SmallDesk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = backed_up(made, tmp_path / "copy")
    made("backup", str(backup), code=1)
    assert "E-BACKUP-EXISTS" in capsys.readouterr().err
    there = tmp_path / "there"
    there.mkdir()
    (there / "note.txt").write_text("mine", "utf-8")
    assert run(["restore", str(backup), str(there)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("marsad: E-DESK-EXISTS: there is something already")
    assert [p.name for p in there.iterdir()] == ["note.txt"]
    (there / "note.txt").unlink()
    assert run(["restore", str(backup), str(there)]) == 0


def test_a_changed_lost_or_strange_file_makes_no_desk(
    made: SmallDesk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = backed_up(made, tmp_path / "copy")

    def said(folder: Path) -> str:
        capsys.readouterr()
        assert run(["restore", str(folder), str(tmp_path / "again")]) == 1
        assert not (tmp_path / "again").exists()
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith("marsad: E-BACKUP-BROKEN: ")
        return line

    for number, path in enumerate(sorted(p for p in backup.rglob("*") if p.is_file())):
        name = path.relative_to(backup).as_posix()
        copy = shutil.copytree(backup, tmp_path / f"copy-{number}")
        raw = (copy / name).read_bytes()
        other = raw[:-1] + bytes([raw[-1] ^ 1])
        (copy / name).write_bytes(b"" if name == "manifest.json" else other)
        assert name == "manifest.json" or f"{name} was changed" in said(copy)
        (copy / name).unlink()
        assert f"{name} is missing" in said(copy) or "no manifest" in said(copy)
        shutil.rmtree(copy)
    manifest = json.loads((backup / "manifest.json").read_text("utf-8"))
    for strange in ("../out.txt", "/out.txt", "notes/out.txt"):
        manifest["files"][strange] = {"sha256": "0" * 64, "bytes": 1}
        (backup / "manifest.json").write_text(json.dumps(manifest), "utf-8")
        assert "what no desk has" in said(backup)
        del manifest["files"][strange]
    torn = backed_up(made, tmp_path / "copy.tar")
    torn.write_bytes(torn.read_bytes()[:1000])
    said(torn)
    said(tmp_path / "nowhere")
