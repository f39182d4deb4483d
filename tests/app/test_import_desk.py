"""The events of another desk stand beside ours: terms from the manifest, standings compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from foreign_files import RALLY, STRIKE, lines
from small_desk import SmallDesk

from marsad.store.desk import open_desk
from marsad.store.foreign import newest_rows, row_counts
from marsad.store.ledger import decisions
from marsad.store.library import document

AGAIN = "Four people were killed by an air strike in Sirte on 17 November, a medic said.\n"


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[SmallDesk, SmallDesk]:
    """Our desk, and another that knows a report and a rally more."""
    folders = [tmp_path / name for name in ("ours", "theirs")]
    for folder in folders:
        folder.mkdir()
    ours, theirs = (SmallDesk(folder, monkeypatch) for folder in folders)
    for desk in (ours, theirs):
        desk.report("strike", STRIKE, source="Hill Wire", published="2017-11-18")
    theirs.report("again", AGAIN, source="Coast Radio", published="2017-11-18")
    theirs.report("rally", RALLY, source="Coast Radio", published="2017-11-19")
    return ours, theirs


@pytest.mark.parametrize("form", ["jsonl", "csv", "xlsx", "geojson", "geoparquet"])
def test_two_desks_are_compared_by_what_one_exported(
    two: tuple[SmallDesk, SmallDesk], tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    ours, theirs = two
    theirs("export", str(tmp_path / "out"), "--as", form)
    (file,) = (p for p in (tmp_path / "out").iterdir() if p.name != "manifest.json")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    ours("import", str(file), "--as", "marsad", "--name", "Tunis")
    with open_desk(ours.folder) as opened:
        assert row_counts(opened) == {"Tunis": 2}
        (act,) = (json.loads(d.after) for d in decisions(opened) if d.verb == "dataset-imported")
        rows = newest_rows(opened)["Tunis"]
        assert {document(opened, i).rights for i in rows.values()} == {manifest["licence"]}
    assert act["accessed"] == manifest["made"][:10]
    assert act["filters"] == f"release {manifest['release']}, {manifest['query']}"
    capsys.readouterr()
    ours("compare", "--as", "jsonl")
    found = lines(capsys.readouterr().out)
    (both,) = (r for r in found if r["side"] == "both")
    assert both["match"]["standing"] == "differ"  # type: ignore[index]
    assert (both["ours"]["standing"], both["theirs"]["standing"]) == (  # type: ignore[index]
        "single-voice", "corroborated"
    )  # fmt: skip
    (alone,) = (r for r in found if r["side"] == "theirs")
    assert alone["theirs"]["kind"] == "protest.demo"  # type: ignore[index]
    ours("compare")
    assert "| corroborated" in capsys.readouterr().out
    ours("verify")
    ours("export", str(tmp_path / "mine"), "--as", "csv")
    assert "protest" not in (tmp_path / "mine" / "events.csv").read_text("utf-8")


def test_an_export_without_its_manifest_wants_licence_and_day(
    two: tuple[SmallDesk, SmallDesk], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours, theirs = two
    theirs("export", str(tmp_path / "out"), "--as", "csv")
    file, manifest = tmp_path / "out" / "events.csv", tmp_path / "out" / "manifest.json"
    file.write_bytes(file.read_bytes().replace(b"Sirte", b"Surt"))
    capsys.readouterr()
    ours("import", str(file), "--as", "marsad", "--name", "Changed")
    assert "its manifest has another hash" in capsys.readouterr().err
    manifest.write_text("[]", "utf-8")
    ours("import", str(file), "--as", "marsad", code=1)
    assert "E-IMPORT-FILE" in capsys.readouterr().err
    manifest.unlink()
    ours("import", str(file), "--as", "marsad", code=2)
    ours("import", str(file), "--as", "marsad", "--licence", "CC BY 4.0", code=2)
    ours("import", str(file), "--as", "marsad", "--licence", "CC BY 4.0", "--accessed",
         "2024-03-07")  # fmt: skip
    with open_desk(ours.folder) as opened:
        assert row_counts(opened) == {"Changed": 2, "Marsad": 2}
