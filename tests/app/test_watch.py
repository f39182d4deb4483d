"""A watched folder: what comes in is added once it is whole, and nothing stops the watch."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_desk import SmallDesk

from marsad.app import watch_command
from marsad.app.main import run
from marsad.app.watch_command import Order, watch_folder
from marsad.app.work.watching import Stamp, Watched, files_in, is_passing, look, took
from marsad.intake import Item, find_inputs
from marsad.model.errors import MarsadError
from marsad.store.desk import open_desk, writing
from marsad.store.receipts import receipts

SHELLS = "Shells fell near the bridge at dawn."
Step = Callable[[], object]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallDesk:
    monkeypatch.setattr("marsad.app.watch_command.person", lambda: "amal")
    return SmallDesk(tmp_path, monkeypatch)


def watched(desk: SmallDesk, *steps: Step, settle: float = 2.0) -> int:
    """The exit code of a watch; a step is taken before each look, one a second."""
    seconds = iter(range(10_000))

    def ticks() -> Iterator[bool]:
        for step in steps:
            step()
            yield True

    order = Order(desk.folder, None, 2_000_000)
    return watch_folder(
        desk.reports, order, ticks(), settle=settle, seconds=lambda: float(next(seconds))
    )


def held(desk: SmallDesk) -> list[tuple[str, str]]:
    with open_desk(desk.folder) as opened:
        return [(Path(r.item).name, r.outcome) for r in receipts(opened)]


def nothing() -> None:
    """No change before this look."""


def test_a_file_is_taken_when_it_has_stayed_the_same(desk: SmallDesk) -> None:
    path = desk.reports / "a.txt"
    grow = [lambda part=part: path.open("a").write(part) for part in ("Shells ", "fell ", "here.")]
    assert watched(desk, *grow, nothing) == 3
    assert held(desk) == []
    assert watched(desk, nothing, nothing, nothing) == 0
    assert held(desk) == [("a.txt", "added")]


def test_what_is_there_is_taken_first_and_what_comes_in_after_it(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk.reports / "week").mkdir()
    (desk.reports / "week" / "a.txt").write_text(SHELLS)
    later = desk.reports / "b.txt"
    watched(desk, nothing, lambda: later.write_text("Troops left Kesra."), nothing, nothing)
    assert held(desk) == [("a.txt", "added"), ("b.txt", "added")]
    told = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in told] == ["added", "added"]


def test_names_of_files_on_their_way_are_left_alone(desk: SmallDesk) -> None:
    for name in ("a.txt.part", "b.tmp", "~$c.docx", ".d.txt", "e.txt.crdownload", "f.txt~"):
        assert is_passing(name)
        (desk.reports / name).write_text(SHELLS)
    (desk.reports / ".git").mkdir()
    (desk.reports / ".git" / "g.txt").write_text(SHELLS)
    part = desk.reports / "a.txt.part"
    watched(desk, nothing, lambda: part.rename(desk.reports / "a.txt"), nothing, nothing)
    assert held(desk) == [("a.txt", "added")]


def test_what_the_desk_knows_is_counted_and_leaves_no_second_receipt(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk.reports / "a.txt").write_text(SHELLS)
    (desk.reports / "b.pdf").write_bytes(b"no paper")
    (desk.reports / "c.png").write_bytes(b"x")
    assert watched(desk, nothing, settle=0) == 3
    before = held(desk)
    capsys.readouterr()
    assert watched(desk, nothing, settle=0) == 0
    assert held(desk) == before
    assert capsys.readouterr().out == "3 known\n"


def test_a_changed_file_is_taken_again(desk: SmallDesk) -> None:
    path = desk.reports / "a.txt"
    path.write_text(SHELLS)
    watched(desk, nothing, lambda: path.write_text("Shells fell twice."), nothing, settle=0)
    assert held(desk) == [("a.txt", "added"), ("a.txt", "added")]
    (desk.reports / "b.pdf").write_bytes(b"no paper")
    watched(desk, nothing, lambda: (desk.reports / "b.pdf").write_bytes(b"none"), settle=0)
    assert held(desk)[2:] == [("b.pdf", "refused"), ("b.pdf", "refused")]


def test_it_waits_while_another_program_writes_to_the_desk(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch_command, "LOCK_WAIT_S", 0.02)
    (desk.reports / "a.txt").write_text(SHELLS)
    with open_desk(desk.folder) as other:
        lock = writing(other)
        steps: list[Step] = [lock.__enter__, nothing, lambda: lock.__exit__(None, None, None)]
        assert watched(desk, *steps, settle=0) == 0
    assert held(desk) == [("a.txt", "added")]
    told = [line for line in capsys.readouterr().err.splitlines() if "waiting" in line]
    assert told == ["marsad: another program is writing to the desk; waiting for it"]


def test_a_file_that_fails_does_not_stop_the_others(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(paths: list[Path], *, named: bool) -> Iterator[Item]:
        if any(path.name == "b.txt" for path in paths):
            raise ValueError("x")
        yield from find_inputs(paths, named=named)

    monkeypatch.setattr(watch_command, "find_inputs", failing)
    for name in ("a.txt", "b.txt", "c.txt"):
        (desk.reports / name).write_text(f"{SHELLS} {name}")
    assert watched(desk, nothing, settle=0) == 3
    assert held(desk) == [("a.txt", "added"), ("c.txt", "added")]
    assert "E-WATCH-FILE: ValueError" in capsys.readouterr().err


def test_a_folder_that_is_gone_or_holds_the_desk_is_refused(desk: SmallDesk) -> None:
    for folder in (desk.folder, desk.folder.parent, desk.folder / "nothing"):
        with pytest.raises(MarsadError, match="E-WATCH"):
            watch_folder(folder, Order(desk.folder, None, 9), [True], settle=0)
    with pytest.raises(MarsadError, match="not there"):
        watched(desk, nothing, desk.reports.rmdir)
    assert run(["watch", str(desk.reports), "--desk", str(desk.folder), "--once"]) == 1


def test_once_takes_what_is_there_and_ends(desk: SmallDesk) -> None:
    (desk.reports / "a.txt").write_text(SHELLS)
    desk("watch", str(desk.reports), "--once", "--settle", "0.01", "--source", "Kesra Watch")
    with open_desk(desk.folder) as opened:
        assert [(r.by, r.at) for r in receipts(opened)] == [("amal", desk.clock)]


def test_what_was_added_is_read_and_resolved_where_that_was_asked_for(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Troops shelled Sirte on 15 November 2017, killing five civilians, residents said."
    (desk.reports / "a.txt").write_text(text)
    desk("watch", str(desk.reports), "--once", "--settle", "0", "--read")
    told = capsys.readouterr().out.splitlines()
    assert told[-2].startswith("read 1 report,")
    assert told[-1] == "1 event"


@pytest.mark.parametrize("poll", [[], ["--poll"]])
def test_a_file_that_comes_in_is_added_until_somebody_stops_it(
    poll: list[str], desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: object) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(watch_command, "show_receipt", stop)
    monkeypatch.setattr(watch_command, "POLL_MS", 50)
    writer = threading.Timer(0.15, lambda: (desk.reports / "a.txt").write_text(SHELLS))
    writer.start()
    desk("watch", str(desk.reports), "--settle", "0.1", *poll, code=130)
    writer.join()
    assert held(desk) == [("a.txt", "added")]


def test_a_stop_waits_for_the_files_in_hand_and_a_second_one_does_not() -> None:
    done = []

    def work(presses: int) -> None:
        with watch_command.finishing():
            for _ in range(presses):
                os.kill(os.getpid(), signal.SIGINT)
            done.append(presses)

    for presses in (1, 2):
        with pytest.raises(KeyboardInterrupt):
            work(presses)
    assert done == [1]


def test_a_reading_that_stumbles_is_told_and_tried_again_with_the_next_files(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    calls: list[object] = []

    def read(opened: object) -> int:
        calls.append(opened)
        if len(calls) == 1:
            raise MarsadError("E-WORKER", "a reading process died")
        return 0

    (desk.reports / "a.txt").write_text(SHELLS)
    order = Order(desk.folder, None, 2_000_000, read)  # type: ignore[arg-type]

    def ticks() -> Iterator[bool]:
        yield True
        (desk.reports / "b.png").write_bytes(b"x")
        yield True
        (desk.reports / "c.png").write_bytes(b"x")
        yield True

    assert watch_folder(desk.reports, order, ticks(), settle=0) == 3
    assert len(calls) == 2
    assert "E-WORKER: a reading process died" in capsys.readouterr().err


STATES = st.dictionaries(
    st.sampled_from([Path("a"), Path("b")]), st.builds(Stamp, *[st.integers(0, 2)] * 3)
)


@given(st.lists(STATES, max_size=8), st.integers(0, 3))
def test_only_what_stayed_the_same_is_taken_and_each_state_but_once(
    seen: list[dict[Path, Stamp]], settle: int
) -> None:
    state, done = Watched(), list[tuple[Path, Stamp, int]]()
    for at, found in enumerate(seen):
        state, ready = look(state, found, float(at), float(settle))
        for path in ready:
            assert all(before.get(path) == found[path] for before in seen[at - settle : at + 1])
            again = [n for p, stamp, n in done if (p, stamp) == (path, found[path])]
            assert not again or any(s.get(path) != found[path] for s in seen[again[-1] : at])
            done.append((path, found[path], at))
        state = took(state, ready)


def test_files_are_found_in_order_and_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/a.txt", "a.txt"):
        (tmp_path / name).write_text(SHELLS)
    (tmp_path / "self").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe.txt")
    found = [path.relative_to(tmp_path).as_posix() for path in files_in(tmp_path)]
    assert found == ["a.txt", "c.txt", "b/a.txt"]
