"""What is stopped halfway is as it was, or whole, and the same command ends it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from small_desk import SmallDesk

from marsad.app import desk_commands
from marsad.app.main import run
from marsad.app.work import reading as reading_work
from marsad.app.work.written import write_into
from marsad.model.errors import MarsadError
from marsad.store import archive
from marsad.store.desk import open_desk
from marsad.store.ledger import decisions
from marsad.store.readings import work
from marsad.store.verify import verify

STRIKE = "An air strike killed four people in Sirte on 17 November, residents said.\n"
OLD = {"a.csv": b"old", "manifest.json": b"of old"}
NEW = {"manifest.json": b"of new", "a.csv": b"new", "b.csv": b"more"}


class Stop(BaseException):
    """A kill, as far as a program can feel one."""


@pytest.mark.parametrize("step", range(8))
def test_an_export_that_is_stopped_has_no_manifest_or_is_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    write_into(tmp_path, OLD)
    seal = {"of old": OLD, "of new": NEW}
    left = [step]

    def counted(work):  # type: ignore[no-untyped-def]
        def then(*words, **more):  # type: ignore[no-untyped-def]
            left[0] -= 1
            if left[0] < 0:
                raise Stop
            return work(*words, **more)

        return then

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", counted(Path.replace))
        patch.setattr(Path, "unlink", counted(Path.unlink))
        with suppress(Stop):
            write_into(tmp_path, NEW)
    manifest = tmp_path / "manifest.json"
    if manifest.exists():
        for name, raw in seal[manifest.read_text()].items():
            assert (tmp_path / name).read_bytes() == raw
    write_into(tmp_path, NEW)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == NEW


def test_a_folder_of_files_is_there_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    durably, seen = archive.write_durably, []

    def then_stop(path: Path, raw: bytes) -> None:
        durably(path, raw)
        seen.append(path)
        raise Stop

    folder = tmp_path / "briefs" / "brief-1"
    with monkeypatch.context() as patch:
        patch.setattr(archive, "write_durably", then_stop)
        with pytest.raises(Stop):
            archive.store_folder(folder, NEW)
    assert not folder.exists()
    archive.store_folder(folder, NEW)
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == NEW
    assert [p.name for p in folder.parent.iterdir()] == ["brief-1"]


def test_a_desk_whose_making_was_stopped_keeps_its_theatre(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "desk"

    def stopped(*_: object, **__: object) -> None:
        raise Stop

    with monkeypatch.context() as patch:
        patch.setattr(desk_commands, "open_desk", stopped)
        with pytest.raises(Stop):
            run(["init", str(folder), "--theatre", "Libya"])
    assert run(["status", "--desk", str(folder)]) == 1
    (folder / "archive").mkdir()
    (folder / "desk.sqlite").touch()
    assert run(["status", "--desk", str(folder)]) == 1
    assert run(["init", str(folder), "--theatre", "Libya"]) == 0
    assert 'theatre = "Libya"' in (folder / "desk.toml").read_text("utf-8")
    assert run(["init", str(folder), "--theatre", "Chad"]) == 1
    assert 'theatre = "Libya"' in (folder / "desk.toml").read_text("utf-8")


def test_what_a_person_stops_is_no_fault_of_a_report_and_what_died_is_read_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = SmallDesk(tmp_path, monkeypatch)
    for number in range(3):
        (desk.reports / f"{number}.txt").write_text(f"{STRIKE} It rained {number} times.", "utf-8")
    desk("add", str(desk.reports))
    sizes: list[int] = []
    look = reading_work.read_all

    def stopping(error: BaseException):  # type: ignore[no-untyped-def]
        def stopped(batch, *words):  # type: ignore[no-untyped-def]
            sizes.append(len(batch))
            raise error

        return stopped

    for error, attempts in ((KeyboardInterrupt(), 0), (Stop(), 1)):
        with monkeypatch.context() as patch:
            patch.setattr(reading_work, "read_all", stopping(error))
            if attempts:
                with pytest.raises(Stop):
                    run(["read", "--desk", str(desk.folder)])
            else:
                desk("read", code=130)
        with open_desk(desk.folder) as opened:
            (known,) = {w.attempts for w in work(opened, _run_of(desk))}
            assert known == attempts

    def counted(batch, *words):  # type: ignore[no-untyped-def]
        sizes.append(len(batch))
        return look(batch, *words)

    monkeypatch.setattr(reading_work, "read_all", counted)
    desk("read")
    assert sizes == [3, 3, 1, 1, 1]


def _run_of(desk: SmallDesk) -> str:
    import sqlite3

    base = sqlite3.connect(desk.folder / "desk.sqlite")
    try:
        return str(base.execute("SELECT id FROM run").fetchone()[0])
    finally:
        base.close()


def test_an_import_whose_row_was_not_written_is_entered_by_the_same_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from marsad.app import actors_commands

    desk = SmallDesk(tmp_path, monkeypatch)
    listed = desk.reports / "groups.csv"
    listed.write_text("name,kind\nHill Guard,militia\n", "utf-8")

    def stopped(*_: object, **__: object) -> None:
        raise Stop

    with monkeypatch.context() as patch:
        patch.setattr(actors_commands, "append_decision", stopped)
        with pytest.raises(Stop):
            run(["actors", "import", str(listed), "--desk", str(desk.folder)])
    for _ in range(2):
        desk("actors", "import", str(listed))
    with open_desk(desk.folder) as opened:
        assert [d.verb for d in decisions(opened)] == ["registry-imported"]
        assert verify(opened).ok


def test_a_full_disk_in_an_export_leaves_no_part_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from marsad.app.work import written

    def full(path: Path, raw: bytes) -> None:
        path.write_bytes(raw[:1])
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(written, "put", full)
    with pytest.raises(MarsadError, match="E-DESK-FULL"):
        write_into(tmp_path, NEW)
    assert not list(tmp_path.iterdir())
