"""What must hold of a desk after a kill, whatever was killed; each breach is a line."""

from __future__ import annotations

import hashlib
import importlib.util
import io
import json
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

from kill_jobs import Stage

from marsad.app.choosing_actors import actors_of_run
from marsad.app.work.settling import verify_desk
from marsad.store.desk import open_desk
from marsad.store.ledger import decisions
from marsad.store.library import document
from marsad.store.receipts import receipts

TOOL = Path(__file__).resolve().parents[1] / "tools" / "verify_desk.py"


def own_check(folder: Path) -> Iterator[str]:
    """What ``tools/verify_desk.py`` says of a folder, if anything is wrong with it."""
    spec = importlib.util.spec_from_file_location("verify_desk_tool", TOOL)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    with redirect_stdout(io.StringIO()) as said:
        code = tool.main([str(folder)])
    if code != 0:
        yield f"verify_desk.py says of {folder.name}: {said.getvalue().strip()}"


def of_desk(folder: Path, before: tuple[str, ...]) -> tuple[list[str], tuple[str, ...]]:
    """What is wrong with a desk, and the hashes of its ledger, which begins with ``before``."""
    with open_desk(folder) as desk:
        found = list(verify_desk(desk, actors_of_run(desk)).lines())
        ledger = decisions(desk)
        rows = tuple(d.digest for d in ledger)
        published = {d.subject for d in ledger if d.verb in ("publish", "release")}
    if rows[: len(before)] != before:
        found.append("rows of the ledger that were there are not there")
    for room in ("briefs", "releases"):
        for one in (folder / room).glob("[!.]*"):
            whole = (one / "brief.html").is_file() and (one / "brief.md").is_file()
            if one.name not in published and not whole:
                found.append(f"half a folder is taken for whole: {one}")
    return [*found, *own_check(folder)], rows


def of_output(words: list[str], said: str) -> Iterator[str]:
    """What is wrong with the files that a command wrote outside the desk; ``said`` is what it
    printed before it was killed. What has a name is whole; what was reported is there."""
    command = words[0]
    if command == "export":
        yield from _sealed(Path(words[1]), reported="manifest.json" in said)
    elif command == "backup":
        yield from _kept(Path(words[1]), reported=said.startswith("backup "))
    elif command == "evidence":
        yield from _kept(Path(words[3]), reported=said.startswith("evidence "))
    elif command == "restore":
        to = Path(words[2])
        if to.exists():
            yield from of_desk(to, ())[0]
        elif said.startswith("restored"):
            yield f"reported, and not there: {to}"
    elif command == "init":
        to = Path(words[1])
        if said and 'theatre = "Kept"' not in (to / "desk.toml").read_text("utf-8"):
            yield f"the settings were lost: {to}"


def of_words(desk: Path, said: str) -> Iterator[str]:
    """What a command reported as done in this desk, and is not there."""
    with open_desk(desk) as opened:
        ledger = {d.seq: d for d in decisions(opened)}
        added = {r.item for r in receipts(opened) if r.outcome == "added"}
        purged = {d.subject for d in ledger.values() if d.verb == "purge"}
        released = {d.subject for d in ledger.values() if d.verb in ("release", "publish")}
        for line in said.splitlines():
            first, _, rest = line.partition(" ")
            if first == "added" and rest.split()[0] not in added:
                yield f"reported, and without receipt: {line}"
            elif first == "decision":
                seq, what = rest.split(": ")
                row = ledger.get(int(seq))
                if row is None or f"{row.verb} {row.subject}" != what:
                    yield f"reported, and not in the ledger: {line}"
            elif first == "purged" and (rest not in purged or not document(opened, rest).purged):
                yield f"reported, and not purged: {line}"
            elif first == "released" and rest.split(",")[0] not in released:
                yield f"reported, and not released: {line}"
            elif "/briefs/" in line and Path(line.strip()).parent.name not in released:
                yield f"reported, and not published: {line}"


def _kept(path: Path, *, reported: bool) -> Iterator[str]:
    if path.is_dir():
        yield from own_check(path)
    elif path.is_file():
        with tempfile.TemporaryDirectory() as folder:
            with tarfile.open(path) as tar:
                tar.extractall(folder, filter="data")
            yield from own_check(Path(folder))
    elif reported:
        yield f"reported, and not there: {path}"


def _sealed(folder: Path, *, reported: bool) -> Iterator[str]:
    manifest = folder / "manifest.json"
    if not manifest.is_file():
        if reported:
            yield f"reported, and not there: {manifest}"
        return
    for name, fact in json.loads(manifest.read_bytes())["files"].items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != fact["sha256"]:
            yield f"not what the manifest says: {path}"


def whole(path: Path) -> bool:
    """True when a backup of that name can be restored from."""
    return path.exists() and not list(_kept(path, reported=True))


def left(stage: Stage) -> list[str]:
    """What a finished command left behind where people look."""
    return [str(p) for p in stage.base.glob("[!.]*.part")]
