"""Files that are torn, swollen, mislabelled or hostile cost one clear line and nothing else."""

from __future__ import annotations

import gzip
import io
import os
import sqlite3
import zipfile
from pathlib import Path

import pytest
from imports_by_hand import AT, geonames, imported, index_of, written

from marsad.model.errors import MarsadError
from marsad.registry.places.imports import opening
from marsad.registry.places.imports.entry import Bad, Entry
from marsad.registry.places.imports.importing import Trouble
from marsad.registry.places.imports.layouts import Layout, layout_of
from marsad.registry.places.imports.origin import origin_of
from marsad.registry.places.imports.parsing import Terms, parser_of, seen
from marsad.registry.places.imports.shelf import layers_in, part_path, remove
from marsad.registry.places.imports.staging import open_staging

HEAD = "id,name,latitude,longitude"
ROW = "1,Zoltara,31.1,17.2"
WITH_COUNTRY = Layout("own", ",", ("name", "lat", "lon", "country"), 1)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return index_of(tmp_path / "cache")


def own(name: str = "Zoltara", lat: str = "31.1", lon: str = "17.2") -> Entry | object:
    """The row of an own table with these cells."""
    return parser_of(WITH_COUNTRY, Terms("mine"))([name, lat, lon, ""])


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "there is nothing in it"),
        (b"\n \n\n", "there is nothing in it"),
        (f"{HEAD}\n{ROW}\n".encode("utf-16"), "it is UTF-16"),
        (f"{HEAD}\n{ROW}\n".encode("utf-16-le"), "it is no text"),
        (bytes(range(256)) * 8, "it is no text"),
        ("é" * 40, "it is not UTF-8"),
        (b"id,name,latitude,longitude\r1,Zoltara,31.1,17.2\r", "old Macintosh"),
        (b"name,latitude\nZoltara,3\n", "no column for a longitude"),
        (b"name;lon\nZoltara;3\n", "no column for a latitude"),
        (b"id,y,x\n1,3,4\n", "no column for a name"),
        (b"Zoltara is a village.\n", "the format is not known"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(raw: bytes | str, told: str) -> None:
    head = raw if isinstance(raw, bytes) else raw.encode("latin-1")
    with pytest.raises(MarsadError, match=told) as caught:
        layout_of(head, where="f")
    assert caught.value.code == "E-PLACES-FORMAT"


def test_a_stray_byte_costs_its_row_and_not_the_file(tmp_path: Path, index: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_bytes(f"{HEAD}\n{ROW}\n2,Ba\0zul,3,4\n".encode() + b"3,B\xe1zul,3,4\n")
    troubles: list[Trouble] = []
    assert imported(file, tmp_path / "p", index, troubles=troubles).progress.rows == 1
    assert [t.line for t in troubles] == [3, 4]


@pytest.mark.parametrize(
    ("rows", "told"),
    [([], "it holds no place"), (["1,Zoltara,99,17"], "no row could be used")],
)
def test_a_table_without_places_says_why(
    tmp_path: Path, index: Path, rows: list[str], told: str
) -> None:
    file = written(tmp_path / "mine.csv", HEAD, *rows)
    with pytest.raises(MarsadError, match=f"E-PLACES-EMPTY: {told}"):
        imported(file, tmp_path / "p", index)


def test_alternate_names_of_strangers_only_say_to_import_the_places_first(
    tmp_path: Path, index: Path
) -> None:
    file = written(tmp_path / "names.txt", "1\t99\ten\tZoltara\t\t\t\t")
    with pytest.raises(MarsadError, match=r"names no place that is here.*import the places first"):
        imported(file, tmp_path / "p", index)


def zipped(**members: str) -> bytes:
    """A .zip with these tables."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in members.items():
            packed.writestr(f"{name}.csv", text)
    return raw.getvalue()


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (zipped(), "E-PLACES-FORMAT: the .zip should hold one table and holds none"),
        (zipped(a=ROW, b=ROW), "E-PLACES-FORMAT: .*holds several: a.csv, b.csv"),
        (zipped(a=f"{HEAD}\n{ROW}")[:-30], "E-PLACES-FILE: .*its end is missing"),
        (zipped(a="\n" * 200_000), "E-PLACES-FILE: it unpacks to more than 100 times its size"),
        (gzip.compress(b"\n" * 200_000), "E-PLACES-FILE: it unpacks to more than 100 times"),
    ],
)
def test_packed_files_that_hold_no_one_table(
    tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch, raw: bytes, told: str
) -> None:
    monkeypatch.setattr(opening, "SMALL", 1000)
    file = tmp_path / "mine.zip"
    file.write_bytes(raw)
    with pytest.raises(MarsadError, match=told):
        imported(file, tmp_path / "p", index)


def test_what_is_no_file_is_not_waited_for(tmp_path: Path, index: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(MarsadError, match="E-PLACES-FILE: it is no ordinary file"):
        imported(tmp_path / "pipe", tmp_path / "p", index)


@pytest.mark.parametrize(
    ("cell", "left"),
    [
        ("Zol\x07\x1b[31mtara", "Zol[31mtara"),
        ("\u202eZoltara\u202c", "Zoltara"),
        ("Zol\ntara\ttwo", "Zol tara two"),
        ("Zol\u200btara\ufeff", "Zoltara"),
        ("می\u200cخواهم 😀", "می\u200cخواهم 😀"),
    ],
)
def test_a_name_holds_only_what_is_seen(cell: str, left: str) -> None:
    assert seen(cell) == left
    entry = own(cell)
    assert isinstance(entry, Entry)
    assert entry.name == left


@pytest.mark.parametrize("name", ["\u2066\u2069", "\x07", "Z" * 256, "Zol " * 2500])
def test_a_name_that_shows_nothing_or_fills_the_page_is_none(name: str) -> None:
    assert isinstance(own(name), Bad)


@pytest.mark.parametrize(
    ("lat", "lon", "point"),
    [
        ("31,1", "17,2", (31.1, 17.2)),
        ("31.1", "17.2", (31.1, 17.2)),
        ("-90", "180", (-90.0, 180.0)),
        ("3_1", "17", None),
        ("nan", "17", None),
        ("31", "inf", None),
        ("91", "17", None),
        ("31", "-180.1", None),
        ("N31", "E17", None),
        ("1,234.5", "17", None),
    ],
)
def test_degrees(lat: str, lon: str, point: tuple[float, float] | None) -> None:
    entry = own(lat=lat, lon=lon)
    assert (entry.lat, entry.lon) == point if isinstance(entry, Entry) else point is None


@pytest.mark.parametrize("ident", ["9" * 19, "9" * 6000, "\u0661", "-1", ""])
def test_an_id_that_no_database_keeps_is_a_bad_row(ident: str) -> None:
    cells = geonames(1, "Zoltara", 31, 17).split("\t")
    assert isinstance(parser_of(Layout("geonames"), Terms(""))([ident, *cells[1:]]), Bad)
    naming = parser_of(Layout("geonames-names"), Terms(""))
    assert isinstance(naming(["1", ident, "en", "Zoltara"]), Bad)


@pytest.mark.parametrize("ident", ["---8", "\u0661", "9" * 19, "x"])
def test_an_id_that_openstreetmap_does_not_give_is_a_bad_row(ident: str) -> None:
    layout = Layout("osm", "\t", ("osm_id", "name", "lat", "lon", "place"), 1)
    assert isinstance(parser_of(layout, Terms(""))([ident, "Zoltara", "31", "17", "town"]), Bad)


def test_latitude_and_longitude_exchanged_are_noticed_where_the_country_is_named(
    tmp_path: Path, index: Path
) -> None:
    file = written(
        tmp_path / "mine.csv", "name,lat,lon,country",
        "Zoltara,16.9,31.1,LBY", "Bazul,31.1,16.9,LBY", "Cazul,16.9,31.1,", "Dazul,-40,170,LBY",
    )  # fmt: skip
    troubles: list[Trouble] = []
    layer = imported(file, tmp_path / "p", index, troubles=troubles).layer
    assert [(t.line, "exchanged" in t.what) for t in troubles] == [(2, True)]
    assert [len(layer.found(n)) for n in ("zoltara", "bazul", "cazul", "dazul")] == [0, 1, 1, 1]


def test_source_licence_and_day_can_be_stated_afterwards(tmp_path: Path, index: Path) -> None:
    file = written(tmp_path / "mine.csv", HEAD, ROW)
    first = imported(file, tmp_path / "p", index)
    assert first.layer.origin.attribution == "mine.csv, licence unstated"
    again = imported(file, tmp_path / "p", index, licence="CC BY 4.0", dated="2026-11-01")
    assert (again.known, again.before) == (True, first.layer.origin)
    assert again.layer.origin.line() == "mine.csv, CC BY 4.0, 2026-11-01"
    assert again.layer.origin.attribution == "mine.csv, CC BY 4.0"
    assert again.layer.identity == first.layer.identity
    assert imported(file, tmp_path / "p", index, source="Survey").layer.origin.attribution == (
        "Survey, CC BY 4.0"
    )
    calm = imported(file, tmp_path / "p", index)
    assert (calm.before, calm.layer.origin.dated) == (None, "2026-11-01")
    assert [p.name for p in (tmp_path / "p").iterdir()] == ["mine.sqlite"]


def test_what_must_be_cited_follows_what_is_stated() -> None:
    def cite(form: str, source: str = "", licence: str = "") -> str:
        return origin_of(
            "f.tsv", "0", form, source=source, licence=licence, dated="", imported=AT
        ).attribution

    assert cite("osm") == "(c) OpenStreetMap contributors"
    assert cite("osm", source="OCHA", licence="CC BY-IGO") == "OCHA, CC BY-IGO"
    assert cite("geonames") == "GeoNames (geonames.org), CC BY 4.0"
    assert cite("own", licence="CC0") == "f.tsv, CC0"


def test_what_is_being_imported_is_not_taken_away(tmp_path: Path) -> None:
    db, _ = open_staging(part_path(tmp_path, "LY"), "a job")
    with pytest.raises(MarsadError, match="E-PLACES-LOCKED"):
        remove(tmp_path, "LY")
    db.close()
    remove(tmp_path, "LY")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", "..", "../p/LY", "p/LY"])
def test_only_a_name_is_taken_away(tmp_path: Path, index: Path, name: str) -> None:
    imported(written(tmp_path / "LY.csv", HEAD, ROW), tmp_path / "p", index)
    with pytest.raises(MarsadError, match="E-PLACES-MISSING"):
        remove(tmp_path / "p", name)
    assert [layer.name for layer in layers_in(tmp_path / "p")] == ["LY"]


def test_a_folder_of_imports_that_cannot_be_looked_into_is_no_empty_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert layers_in(tmp_path / "nowhere") == ()
    with pytest.raises(MarsadError, match="E-PLACES-FILE: the folder of imports cannot be read"):
        layers_in(tmp_path / "file")


def test_a_full_disk_leaves_the_half_done_import_and_nothing_that_was_being_made(
    tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from marsad.registry.places.imports import finishing

    def full(number: int) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    file = written(tmp_path / "mine.csv", HEAD, ROW)
    monkeypatch.setattr(finishing.os, "fsync", full)
    with pytest.raises(MarsadError, match=r"E-PLACES-WRITE.*full"):
        imported(file, tmp_path / "p", index)
    assert {p.name for p in (tmp_path / "p").iterdir()} == {".mine.part"}
    monkeypatch.undo()
    assert imported(file, tmp_path / "p", index).resumed == 1
