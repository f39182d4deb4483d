"""All that an event rests on, in one folder that can be checked without the desk."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from small_desk import SmallDesk

from marsad.app.main import run
from marsad.model.events import Event
from marsad.store.desk import open_desk
from marsad.store.held import events
from marsad.store.ledger import decisions, head
from marsad.store.library import documents

TOOL = Path(__file__).resolve().parents[2] / "tools" / "verify_desk.py"
STRIKE = "An air strike killed four people in Sirte on 17 November, residents said.\n"
AGAIN = "Four people died in an air strike on Sirte on 17 November, the Red Crescent said.\n"
RALLY = "Some 200 people protested in Tobruk on 18 November against power cuts.\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallDesk]:
    """Two reports of a strike, one of something else, and a decision about the strike."""
    with pytest.MonkeyPatch.context() as patch:
        made = SmallDesk(tmp_path_factory.mktemp("evidence"), patch)
        made.report("strike", STRIKE, source="Hill Wire", published="2017-11-18")
        made.report("again", AGAIN, source="Desert Post", published="2017-11-18")
        made.report("rally", RALLY, source="Coast Radio", published="2017-11-19")
        made.decide("set-standing", strike(made).id, {"standing": "corroborated"}, "Both saw it.")
        yield made


def strike(desk: SmallDesk) -> Event:
    with open_desk(desk.folder) as opened:
        return next(e for e in events(opened) if e.kind.value == "assault.aerial")


@pytest.fixture
def bundle(desk: SmallDesk, tmp_path: Path) -> Path:
    desk("evidence", strike(desk).id, "--out", str(tmp_path / "bundle"))
    return tmp_path / "bundle"


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def check(folder: Path) -> tuple[int, list[str]]:
    words = [sys.executable, "-I", "-S", str(TOOL), str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.splitlines()


def test_the_bundle_has_the_event_with_all_it_rests_on_and_nothing_else(
    desk: SmallDesk, bundle: Path
) -> None:
    event = strike(desk)
    told = json.loads((bundle / "event.json").read_text("utf-8"))
    assert (told["id"], told["standing"]["value"]) == (event.id, "corroborated")
    assert {c["id"] for c in rows(bundle / "claims.jsonl")} == set(event.claims)
    with open_desk(desk.folder) as opened:
        library = {d.id: d for d in documents(opened)}
        ledger = decisions(opened)
    cited = {c["document"] for c in rows(bundle / "claims.jsonl")}
    assert len(cited) == 2
    custody = {row["document"]: row for row in rows(bundle / "custody.jsonl")}
    assert custody.keys() == cited
    for name, row in custody.items():
        assert (bundle / row["text"]).read_text("utf-8") == library[name].text
        raw = (bundle / row["original"]).read_bytes()
        assert hashlib.sha256(raw).hexdigest() == row["raw_sha256"] == library[name].raw_sha256
        assert [r["outcome"] for r in row["receipts"]] == ["added"]
        assert ledger[row["added"]["row"] - 1].digest == row["added"]["digest"]
        assert row["publisher"] == library[name].source.name
    assert [len(list((bundle / f).iterdir())) for f in ("originals", "texts")] == [2, 2]
    decided = [row["verb"] for row in rows(bundle / "decisions.jsonl")]
    assert sorted(decided) == ["document-added", "document-added", "set-standing"]


def test_the_manifest_names_every_file_and_for_whom_it_is(desk: SmallDesk, bundle: Path) -> None:
    manifest = json.loads((bundle / "manifest.json").read_text("utf-8"))
    assert (manifest["audience"], manifest["redacted"]) == ("desk", False)
    files = {p.relative_to(bundle).as_posix(): p.read_bytes()
             for p in bundle.rglob("*") if p.is_file() and p.name != "manifest.json"}  # fmt: skip
    assert {n: f["sha256"] for n, f in manifest["files"].items()} == {
        n: hashlib.sha256(raw).hexdigest() for n, raw in files.items()
    }
    with open_desk(desk.folder) as opened:
        assert (manifest["ledger_row"], manifest["ledger_head"]) == head(opened)


def test_it_is_said_aloud_that_nothing_is_redacted_and_the_same_again_is_the_same(
    desk: SmallDesk, bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    desk.on_day("2018-01-01")
    desk("evidence", strike(desk).id, "--out", str(tmp_path / "two"))
    (line,) = capsys.readouterr().err.splitlines()
    assert "not redacted" in line
    one, two = ({p.relative_to(f): p.read_bytes() for p in f.rglob("*") if p.is_file()}
                for f in (bundle, tmp_path / "two"))  # fmt: skip
    assert one == two
    desk("evidence", strike(desk).id, "--out", str(tmp_path / "two"), code=1)
    assert "E-BACKUP-EXISTS" in capsys.readouterr().err
    desk("evidence", "event-none", "--out", str(tmp_path / "three"), code=1)
    assert "E-REVIEW-EVENT" in capsys.readouterr().err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bundle", "two"]


def test_the_verifier_finds_every_changed_byte_of_a_bundle(bundle: Path, tmp_path: Path) -> None:
    code, lines = check(bundle)
    assert (code, len(lines)) == (0, 1)
    assert lines[0].startswith("clean: ")
    assert "2 documents, 2 claims" in lines[0]
    for path in [p for p in bundle.rglob("*") if p.is_file() and p.name != "manifest.json"]:
        name = path.relative_to(bundle)
        copy = shutil.copytree(bundle, tmp_path / "copy")
        raw = (copy / name).read_bytes()
        (copy / name).write_bytes(raw.replace(b"e", b"i", 1))
        code, lines = check(copy)
        assert (code, f"was changed, {name.as_posix()}" in lines) == (3, True)
        shutil.rmtree(copy)
    (bundle / "more.txt").write_text("x", "utf-8")
    assert check(bundle)[1][0] == "not in the manifest, more.txt"


def test_a_manifest_made_anew_hides_no_changed_text_original_or_quotation(bundle: Path) -> None:
    def forged(name: Path, old: bytes, new: bytes) -> list[str]:
        raw, manifest = name.read_bytes(), bundle / "manifest.json"
        assert old in raw
        name.write_bytes(raw.replace(old, new))
        kept = manifest.read_bytes()
        tree = json.loads(kept)
        fact = tree["files"][name.relative_to(bundle).as_posix()]
        fact["sha256"] = hashlib.sha256(name.read_bytes()).hexdigest()
        manifest.write_text(json.dumps(tree), "utf-8")
        lines = check(bundle)[1][:-1]
        name.write_bytes(raw)
        manifest.write_bytes(kept)
        return lines

    row = rows(bundle / "custody.jsonl")[0]
    found = forged(bundle / row["text"], b"17 November", b"18 November")
    assert f"the text is not its hash, {row['document']}" in found
    assert any(line.startswith(f"words that are not in {row['document']} at ") for line in found)
    found = forged(bundle / row["original"], b"17 November", b"18 November")
    assert found == [f"the original was changed, {row['document']}"]
    found = forged(bundle / "claims.jsonl", b"17 November", b"18 November")
    assert found
    assert all(line.startswith("words that are not in ") for line in found)
    assert check(bundle)[0] == 0


def test_a_purged_report_leaves_its_hashes_only(desk: SmallDesk, tmp_path: Path) -> None:
    copy = shutil.copytree(desk.folder, tmp_path / "copy")
    with open_desk(copy) as opened:
        gone = documents(opened)[0]
    assert run(["purge", gone.id, "--reason", "A person asked.", "--desk", str(copy)]) == 0
    with open_desk(copy) as opened:
        event = next(e for e in events(opened) if e.kind.value == "assault.aerial")
    into = tmp_path / "bundle"
    assert run(["evidence", event.id, "--desk", str(copy), "--out", str(into)]) == 0
    told = {row["document"]: row for row in rows(into / "custody.jsonl")}
    assert (told[gone.id]["text"], told[gone.id]["text_sha256"]) == (None, gone.text_sha256)
    assert all(b"residents" not in p.read_bytes() for p in into.rglob("*") if p.is_file())
    assert check(into)[0] == 0


def test_a_zip_holds_the_same_bundle_and_is_the_same_bytes_again(
    desk: SmallDesk, bundle: Path, tmp_path: Path
) -> None:
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    desk("evidence", strike(desk).id, "--out", str(one))
    desk.on_day("2018-02-01")
    desk("evidence", strike(desk).id, "--out", str(two))
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as pack:
        packed = {name: pack.read(name) for name in pack.namelist()}
    loose = {p.relative_to(bundle).as_posix(): p.read_bytes()
             for p in bundle.rglob("*") if p.is_file()}  # fmt: skip
    assert packed == loose
    assert check(one) == check(bundle)
    desk("evidence", strike(desk).id, "--out", str(one), code=1)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bundle", "one.zip", "two.zip"]


def test_the_verifier_finds_a_changed_byte_in_a_zip_and_is_led_nowhere_by_it(
    desk: SmallDesk, tmp_path: Path
) -> None:
    whole = tmp_path / "bundle.zip"
    desk("evidence", strike(desk).id, "--out", str(whole))
    with zipfile.ZipFile(whole) as pack:
        parts = [(name, pack.read(name)) for name in pack.namelist()]

    def packed(*changed: tuple[str, bytes]) -> tuple[int, list[str]]:
        other = tmp_path / "inside" / "other.zip"
        other.parent.mkdir(exist_ok=True)
        with zipfile.ZipFile(other, "w") as pack:
            for name, raw in changed:
                pack.writestr(name, raw)
        return check(other)

    assert packed(*parts)[0] == 0
    turned = [(n, raw.replace(b"e", b"i", 1) if n == "event.json" else raw) for n, raw in parts]
    assert packed(*turned) == (3, ["was changed, event.json", packed(*turned)[1][-1]])
    code, lines = packed(*parts, ("../outside.txt", b"x"))
    assert (code, lines[0]) == (3, "not in the manifest, outside.txt")
    with pytest.warns(UserWarning, match="Duplicate"):
        code, lines = packed(*parts, ("event.json", b"{}"))
    assert (code, "a name stands in it twice" in lines[0]) == (3, True)
    torn = tmp_path / "torn.zip"
    torn.write_bytes(whole.read_bytes()[:-40])
    assert check(torn)[0] == 3
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bundle.zip", "inside", "torn.zip"]
