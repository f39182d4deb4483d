"""A full disk, a second writer, odd paths, a clock that goes back, a signal in the middle: one line
at most, the right exit code, nothing lost, and the next run goes on."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_desk import SmallDesk

from marsad.app.main import run
from marsad.app.work import adding, holding
from marsad.intake import Item
from marsad.store.desk import open_desk
from marsad.store.held import events
from marsad.store.library import documents, lineages
from marsad.store.receipts import receipts

TOOL = Path(__file__).resolve().parents[2] / "tools" / "verify_desk.py"
STRIKE = "An air strike killed four people in Sirte on 17 November, residents said.\n"
RALLY = "Some 200 people protested in Tobruk on 18 November against power cuts.\n"
AT = "2017-11-21T09:00:00Z"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with two reports, read and resolved."""
    with pytest.MonkeyPatch.context() as patch:
        desk = SmallDesk(tmp_path_factory.mktemp("hard"), patch)
        desk.on_day("2017-11-20")
        desk.report("strike", STRIKE, source="Hill Wire", published="2017-11-18")
        desk.report("rally", RALLY, source="Coast Radio", published="2017-11-19")
        return desk.folder


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "desk"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    try:
        able = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        able = False
    if not able:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(disk: Path) -> Path:
    """Afterwards there is no room left."""
    path = disk / "filler"
    with path.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue
    return path


def test_on_a_full_disk_each_command_says_so_and_goes_on_when_there_is_room(
    made: Path, small_disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = small_disk / "desk"
    shutil.copytree(made, desk)
    report = tmp_path / "new.txt"
    report.write_text(f"{STRIKE} {'It rained. ' * 500}", "utf-8")
    with open_desk(desk) as opened:
        event = events(opened)[0].id
    stand = json.dumps({"standing": "contested"})
    commands = [
        ["add", str(report)], ["read"], ["brief"], ["export", str(small_disk / "out")],
        ["release"], ["decide", "set-standing", event, "--after", stand, "--reason", "No."],
        ["evidence", event, "--out", str(small_disk / "evidence")],
        ["backup", str(small_disk / "backup")], ["backup", str(small_disk / "backup.tar")],
        ["init", str(small_disk / "other")],
    ]  # fmt: skip
    for words in commands:
        where = [] if words[0] == "init" else ["--desk", str(desk)]
        filler = fill(small_disk)
        capsys.readouterr()
        code = run([*words, *where])
        said = capsys.readouterr().err
        filler.unlink()
        if words[0] != "read":  # nothing was due: the report did not come in
            assert code == 1, (words, said)
            (line,) = said.splitlines()
            assert line.startswith(("marsad: E-DESK-FULL", "marsad: E-BACKUP-WRITE")), words
        assert not list(small_disk.glob("*.part")), words
        assert run(["verify", "--desk", str(desk)]) == 0, words
        assert run([*words, *where]) == 0, words
        for output in ("out", "evidence", "backup", "other"):
            shutil.rmtree(small_disk / output, ignore_errors=True)
        (small_disk / "backup.tar").unlink(missing_ok=True)
    assert run(["verify", "--desk", str(desk)]) == 0


@pytest.mark.parametrize("name", [
    "with blanks", "مكتب", "two\nlines", "a#b", "a?mode=memory", "100%41", "'quoted\"", "-dash",
])  # fmt: skip
def test_a_desk_lies_in_a_folder_of_any_name(made: Path, tmp_path: Path, name: str) -> None:
    desk = tmp_path / name
    assert run(["init", "--theatre", "Nowhere", "--", str(desk)]) == 0
    report = tmp_path / "r.txt"
    report.write_text(STRIKE, "utf-8")
    assert run(["add", str(report), "--desk", str(desk)]) == 0
    assert run(["verify", "--desk", str(desk)]) == 0
    assert run(["status", "--desk", str(desk)]) == 0
    assert run(["backup", "--desk", str(desk), "--", str(tmp_path / f"{name} kept")]) == 0
    done = subprocess.run([sys.executable, "-I", str(TOOL), str(desk)], check=False,
                          capture_output=True, text=True)  # fmt: skip
    assert done.stdout.startswith("clean: 1 ledger rows"), done
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([name, f"{name} kept", "r.txt"])


def test_a_desk_may_be_a_link(desk: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(desk, target_is_directory=True)
    report = tmp_path / "r.txt"
    report.write_text(f"{STRIKE} It rained.", "utf-8")
    for words in (["add", str(report)], ["verify"], ["backup", str(tmp_path / "kept")]):
        assert run([*words, "--desk", str(link)]) == 0
    assert run(["backup", str(link / "inside"), "--desk", str(desk)]) == 1
    with open_desk(desk) as opened:
        assert len(documents(opened)) == 3


def test_a_lost_original_is_named(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lost = next(p for p in (desk / "archive").rglob("*") if p.is_file())
    with open_desk(desk) as opened:
        digest = lost.parent.name + lost.name
        name = next(d.id for d in documents(opened) if d.raw_sha256 == digest)
    lost.rename(lost.with_name("elsewhere"))
    capsys.readouterr()
    assert run(["verify", "--desk", str(desk)]) == 1
    assert f"bytes: {name}: the archived bytes are lost" in capsys.readouterr().out


def test_a_clock_that_went_back_is_said_and_changes_no_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = SmallDesk(tmp_path, monkeypatch)
    desk.on_day("2017-11-20")
    desk.report("strike", STRIKE, source="Hill Wire", published="2017-11-18")
    desk.on_day("2017-11-19")
    desk.report("rally", RALLY, source="Coast Radio", published="2017-11-19")
    capsys.readouterr()
    desk("verify")
    assert "the clock went back: ledger row 3 is dated before" in capsys.readouterr().err
    desk("export", str(tmp_path / "out"), "--as-of", "2017-11-19")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert manifest["as_of"] == 0  # what a later row says of an earlier day does not come before it


def test_reports_that_another_program_adds_meanwhile_are_taken_into_account(desk: Path) -> None:
    def taken(name: str, text: str) -> adding.Taken:
        items = [Item(name, "txt", raw=text.encode())]
        return next(iter(adding.take(items, at=AT, by="amal", limit=10_000)))

    copy = f"{STRIKE} The road to the harbour stayed closed until the evening, the mayor said."
    with open_desk(desk) as one, open_desk(desk) as other:
        shelf = adding.shelf_of(one)
        (first,) = adding.add_items(other, [taken("a", copy)], at=AT, show=lambda _: None)
        done: list[object] = []
        after = adding._add_batch(one, shelf, [taken("b", f"{copy} ")], AT, done.append, [])
        assert [r.outcome for r in done] == ["added"]  # type: ignore[attr-defined]
        assert "a copy of a report already here" in done[0].message  # type: ignore[attr-defined]
        assert after.place == len(documents(one)) == 4
        ids = [r.document for r in receipts(one)][-2:]
        assert lineages(one)[ids[0] or ""] == lineages(one)[ids[1] or ""]
        assert first.document == ids[0]


def test_events_of_claims_that_were_read_meanwhile_are_folded_again(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "r.txt"
    report.write_text("Gunmen killed two soldiers in Derna on 18 November.\n", "utf-8")
    assert run(["add", str(report), "--published", "2017-11-19", "--desk", str(desk)]) == 0
    look, times = holding.claims_after, []

    def then_read(*words: object) -> object:
        found = look(*words)  # type: ignore[arg-type]
        times.append(len(found))
        if len(times) == 1:
            assert run(["read", "--desk", str(desk)]) == 0
        return found

    monkeypatch.setattr(holding, "claims_after", then_read)
    with open_desk(desk) as opened:
        before = len(events(opened))
    assert run(["resolve", "--desk", str(desk)]) == 0
    with open_desk(desk) as opened:
        assert len(events(opened)) == before + 1
    assert times[0] == 0
    assert times[-1] > 0
    assert run(["verify", "--desk", str(desk)]) == 0


def test_lines_on_standard_input_that_are_not_utf_8_cost_only_themselves(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = json.dumps({"id": "a", "text": STRIKE}).encode()
    raw = good + b'\n{"id": "b", "text": "caf\xe9"}\n\xff\xfe\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    assert run(["add", "-", "--desk", str(desk)]) == 3
    said = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in said[:3]] == ["added", "added", "refused"]
    assert run(["verify", "--desk", str(desk)]) == 0


def started(words: list[str], **more: str) -> subprocess.Popen[str]:
    """The command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "marsad", *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, encoding="utf-8", env={**os.environ, **more},
    )  # fmt: skip


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_command_that_is_stopped_says_so_and_keeps_what_it_reported(
    desk: Path, sign: signal.Signals
) -> None:
    child = started(["add", "-", "--desk", str(desk)])
    assert child.stdin is not None
    assert child.stdout is not None
    for number in range(25):
        line = json.dumps({"id": f"{number}", "text": f"{STRIKE} It rained {number} times."})
        child.stdin.write(line + "\n")
    child.stdin.flush()
    child.stdout.readline()  # a batch is done
    child.send_signal(sign)
    _, erred = child.communicate(timeout=30)
    assert child.returncode == 130
    assert erred.startswith("marsad: stopped; what was reported as done is kept")
    assert len(erred.splitlines()) == 1
    with open_desk(desk) as opened:
        assert len(documents(opened)) == 27
    assert run(["verify", "--desk", str(desk)]) == 0


def test_nobody_listening_and_a_poor_locale_and_no_home_are_borne(desk: Path) -> None:
    bare = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
            "PYTHONIOENCODING": "ascii", "HOME": "/dev/null/none", "TMPDIR": "/dev/null/none",
            "XDG_CACHE_HOME": "/dev/null/none", "XDG_DATA_HOME": "/dev/null/none"}  # fmt: skip
    child = started(["add", "-", "--desk", str(desk)], **bare)
    said, erred = child.communicate(json.dumps({"id": "تقرير", "text": STRIKE}), timeout=60)
    assert (child.returncode, erred) == (0, "")
    assert said.startswith("added    stdin#1")
    child = started(["review", "--desk", str(desk)], **bare)
    assert child.stdout is not None
    child.stdout.close()
    assert child.stderr is not None
    erred = child.stderr.read()
    assert child.wait(timeout=60) == 1
    assert erred == ""
