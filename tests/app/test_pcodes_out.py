"""P-codes on their way out: from one's own table into exports and releases, with its credit."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from small_desk import SmallDesk

from marsad.app.main import run
from marsad.store.desk import open_desk
from marsad.store.releases import releases

STRIKE = "An air strike killed four people in Sirte on 17 November, residents said.\n"
TABLE = (
    "name,lat,lon,country,admin1,pcode,adm1_pcode,adm2_pcode\n"
    "Sirte,31.209,16.589,LBY,Surt,LY021101,LY02,LY0211\n"
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallDesk:
    made = SmallDesk(tmp_path, monkeypatch)
    made.report("strike", STRIKE, source="Hill Wire", published="2017-11-18")
    (tmp_path / "cod.csv").write_text(TABLE, "utf-8")
    words = ["--name", "cod", "--licence", "CC BY 4.0", "--source", "The office"]
    made("places", "import", str(tmp_path / "cod.csv"), *words)
    return made


def test_an_export_tells_the_codes_and_whose_they_are(desk: SmallDesk, tmp_path: Path) -> None:
    desk("export", str(tmp_path / "out"), "--as", "csv")
    with (tmp_path / "out" / "events.csv").open(encoding="utf-8", newline="") as file:
        (row,) = [r for r in csv.DictReader(file) if r["place"] == "Sirte"]
    assert (row["pcode"], row["admin1_pcode"], row["admin2_pcode"]) == (
        "LY021101", "LY02", "LY0211",
    )  # fmt: skip
    sources = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))["place_sources"]
    assert any("The office" in words for words in sources)


def test_a_release_keeps_the_codes_when_the_table_is_gone(
    desk: SmallDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk("release")
    with open_desk(desk.folder) as opened:
        (one,) = releases(opened)
    assert b"LY021101" in (desk.folder / "releases" / one.id / "events.csv").read_bytes()
    desk("places", "import", "--remove", "cod")
    capsys.readouterr()
    assert run(["release", "--remake", one.id, "--desk", str(desk.folder)]) == 0
    assert "the same" in capsys.readouterr().out
