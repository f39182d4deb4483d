"""Files by others become gazetteers: recognised by what is in them, row by row, nothing lost."""

from __future__ import annotations

import csv
import gzip
import io
import os
import signal
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from imports_by_hand import AT, geonames, imported, index_of, written

from marsad.model.errors import MarsadError
from marsad.registry.places.imports.entry import Bad, Entry
from marsad.registry.places.imports.features import feature_of, is_read, lift_of, state_of
from marsad.registry.places.imports.importing import Trouble
from marsad.registry.places.imports.layer import Layer
from marsad.registry.places.imports.layouts import layout_of
from marsad.registry.places.imports.parsing import Terms, names_in, parser_of, seen
from marsad.registry.places.imports.records import plain_rows, quoted_rows
from marsad.registry.places.imports.shelf import layers_in, remove, unfinished_in

VILLAGE = geonames(90_000_001, "Qasr Nuba", 30.9, 17.1, names="Qaşr Nūbā,قصر نوبة,qsr nwbt,QNB")
NAMES = "1\t2210554\ten\tSirt City\t1\t\t\t\t\t"
OSM = "osm_node_id\tname\tname_en\tlat\tlon\tplace\tpopulation"
OSM_ROW = "77\tبئر نوبة\tBir Nuba\t30.95\t17.2\tvillage\t"
OWN = "Place,Latitude,Long,ISO3,Type,Aliases"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return index_of(tmp_path / "cache")


def only(layer: Layer, key: str) -> Entry | object:
    found = [f.place for f in layer.found(key) if f.place is not None]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (VILLAGE, "geonames"),
        (f"geonameid\tname{17 * chr(9)}\n{VILLAGE}", "geonames"),
        (f"\ufeff{VILLAGE}\nbroken line\n{VILLAGE}", "geonames"),
        (NAMES, "geonames-names"),
        ("1\t2210554\ten\tSirt City\t\t\t\t", "geonames-names"),
        (f"{OSM}\n{OSM_ROW}", "osm"),
        (f"{OWN}\nX,1,2,LBY,,", "own"),
        ("name;y;x\nA;1,5;2,5", "own"),
        ("toponym\tlat\tlng\nA\t1\t2", "own"),
    ],
)
def test_the_format_is_told_from_the_rows(text: str, form: str) -> None:
    assert layout_of(text.encode(), where="file").format == form


@pytest.mark.parametrize(
    "head",
    [b"", b"# A readme\n\nSome words, and more words.\n", b"AF.01\tBadakhshan\tBadakhshan\t114\n",
     b"\x00\x01\x02PNG", "name,lat,lon\nA,1,2".encode("utf-16"), b"name,place,town\nA,B,C\n"],
)  # fmt: skip
def test_what_is_no_gazetteer_is_refused(head: bytes) -> None:
    with pytest.raises(MarsadError, match="E-PLACES-FORMAT"):
        layout_of(head, where="file")


def test_a_format_can_be_forced_but_not_without_its_columns() -> None:
    assert layout_of(f"{OSM}\n{OSM_ROW}".encode(), where="f", forced="own").format == "own"
    assert layout_of(b"one\ttwo", where="f", forced="geonames").format == "geonames"
    with pytest.raises(MarsadError, match="does not name the columns"):
        layout_of(b"one\ttwo", where="f", forced="osm")


def test_a_geonames_row_is_kept_with_names_region_and_day(tmp_path: Path, index: Path) -> None:
    done = imported(written(tmp_path / "LY.txt", VILLAGE), tmp_path / "places", index)
    place = done.layer.get("geonames:90000001")
    assert place is not None
    assert (place.name, place.country, place.feature) == ("Qasr Nuba", "LBY", "P.PPL")
    assert place.admin1 == "Surt"
    for key in ("qasr nuba", "قصر نوبة"):
        assert only(done.layer, key) == place
    assert done.layer.found("qnb") == []
    assert done.layer.found("qsr nwbt") == []
    assert done.layer.modified(place.id) == "2024-05-01"


def test_each_row_leads_to_the_origin_it_came_from(tmp_path: Path, index: Path) -> None:
    file = written(tmp_path / "LY.txt", VILLAGE)
    layer = imported(file, tmp_path / "places", index, dated="2024-06-01").layer
    db = sqlite3.connect(layer.path)
    row = db.execute(
        "select o.file, o.source, o.licence, o.dated, o.imported, length(o.sha256)"
        " from place p join origin o on o.num = p.origin where p.id='geonames:90000001'"
    ).fetchone()
    assert row == ("LY.txt", "GeoNames (geonames.org)", "CC BY 4.0", "2024-06-01", AT, 64)


def test_licences_follow_the_format_unless_stated(tmp_path: Path, index: Path) -> None:
    osm = written(tmp_path / "osm.tsv", OSM, OSM_ROW)
    own = written(tmp_path / "own.csv", OWN, "Camp Nine,30.5,17.5,LBY,camp,")
    first = imported(osm, tmp_path / "p", index).layer.origin
    assert (first.licence, first.attribution) == ("ODbL 1.0", "(c) OpenStreetMap contributors")
    assert imported(own, tmp_path / "p", index).layer.origin.licence == "unstated"
    said = imported(own, tmp_path / "q", index, source="Survey", licence="CC0").layer.origin
    assert (said.source, said.licence) == ("Survey", "CC0")


@pytest.mark.parametrize("form", ["zip", "gz"])
def test_packed_files_are_read_as_they_come(tmp_path: Path, index: Path, form: str) -> None:
    path = tmp_path / f"LY.{form}"
    if form == "zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("readme.txt", "Readme for GeoNames")
            packed.writestr("LY.txt", VILLAGE + "\n")
    else:
        path.write_bytes(gzip.compress(VILLAGE.encode()))
    assert imported(path, tmp_path / "places", index).progress.rows == 1


def test_a_zip_without_one_table_is_refused_and_a_torn_one_too(tmp_path: Path, index: Path) -> None:
    two = tmp_path / "two.zip"
    with zipfile.ZipFile(two, "w") as packed:
        packed.writestr("a.txt", VILLAGE)
        packed.writestr("b.txt", VILLAGE)
    with pytest.raises(MarsadError, match=r"E-PLACES-FORMAT.*a\.txt, b\.txt"):
        imported(two, tmp_path / "places", index)
    torn = tmp_path / "torn.gz"
    torn.write_bytes(gzip.compress(VILLAGE.encode() * 50)[:-20])
    with pytest.raises(MarsadError, match="E-PLACES-FILE"):
        imported(torn, tmp_path / "places", index)
    with pytest.raises(MarsadError, match="E-PLACES-FILE"):
        imported(tmp_path / "nothing.txt", tmp_path / "places", index)


def test_alternate_names_join_places_that_are_there(tmp_path: Path, index: Path) -> None:
    places = tmp_path / "places"
    village = imported(written(tmp_path / "LY.txt", VILLAGE), places, index).layer
    lines = (
        NAMES,
        "2\t2210554\tlink\thttps://en.wikipedia.org/wiki/Sirte\t\t\t\t",
        "3\t2210554\tiata\tSRX\t\t\t\t",
        "4\t90000001\tfr\tKasr Nouba\t\t\t\t",
        "5\t12345\ten\tElsewhere\t\t\t\t",
        "six\tx\ten\tBroken\t\t\t\t",
    )
    troubles: list[Trouble] = []
    done = imported(
        written(tmp_path / "alternateNamesV2.txt", *lines), places, index, layers=(village,),
        troubles=troubles,
    )  # fmt: skip
    assert (done.progress.rows, done.progress.skipped, done.progress.strangers) == (2, 2, 1)
    assert [(t.line, t.what) for t in troubles] == [(6, "'x' is no GeoNames id")]
    assert [(f.id, f.place) for f in done.layer.found("sirt city")] == [("geonames:2210554", None)]
    assert [f.id for f in done.layer.found("kasr nouba")] == ["geonames:90000001"]


def test_osm_rows_get_a_country_from_the_nearest_town(tmp_path: Path, index: Path) -> None:
    file = written(tmp_path / "osm.tsv", OSM, OSM_ROW, "78\tFar\t\t-40.0\t-20.0\tislet\t")
    layer = imported(file, tmp_path / "places", index).layer
    near, far = layer.get("osm:77"), layer.get("osm:78")
    assert near is not None
    assert (near.name, near.country, near.admin1) == ("Bir Nuba", "LBY", "Surt")
    assert far is not None
    assert (far.country, far.feature) == ("", "T.ISL")
    said = imported(file, tmp_path / "p", index, country="Tunisia").layer.get("osm:77")
    assert said is not None
    assert said.country == "TUN"


def test_own_columns_may_be_called_many_things(tmp_path: Path, index: Path) -> None:
    file = written(
        tmp_path / "mine.csv", OWN,
        '"Camp ""Nine"", east",30.5,17.5,LBY,idp camp,"Nine|East Camp"',
        "Gharb,30.6,17.6,Libya,town,",
    )  # fmt: skip
    layer = imported(file, tmp_path / "places", index).layer
    camp = only(layer, "east camp")
    assert camp == only(layer, "nine")
    gharb = only(layer, "gharb")
    assert (camp.feature, gharb.country) == ("S.CMPRF", "LBY")  # type: ignore[attr-defined]
    assert camp.id.startswith("own-place:mine:")  # type: ignore[attr-defined]


def test_bad_rows_are_named_by_line_and_the_rest_is_kept(tmp_path: Path, index: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_bytes(
        b"id,name,lat,lon,country,population\n"
        b"1,Good One,30,17,LY,\n"
        b"2,,30,17,LY,\n"
        b"3,North Pole,130,17,LY,\n"
        b"4,East,30,x,LY,\n"
        b"5,Lost,30,17,Nowhereland,\n"
        b"6,Many,30,17,LY,lots\n"
        b"7,Short,30\n"
        b"8,Caf\xe9,30,17,LY,\n"
        b'9,"Open,30,17,LY,\n'
        b"1,Again,31,17,LY,\n"
        b"10,Good Two,30,17,LY,5\n"
    )
    troubles: list[Trouble] = []
    done = imported(file, tmp_path / "places", index, troubles=troubles)
    assert done.progress.rows == 2
    assert done.progress.bad == len(troubles) == 9
    assert [t.line for t in troubles] == [3, 4, 5, 6, 7, 8, 9, 10, 11]
    told = " ".join(t.what for t in troubles)
    for what in ("no name", "latitude '130'", "'30' 'x'", "'Nowhereland'", "'lots'", "3 columns",
                 "UTF-8", "not closed", "line 2 already"):  # fmt: skip
        assert what in told


def test_a_file_without_a_usable_row_leaves_nothing(tmp_path: Path, index: Path) -> None:
    file = written(tmp_path / "mine.csv", "name,lat,lon", "A,100,17")
    with pytest.raises(MarsadError, match="E-PLACES-EMPTY"):
        imported(file, tmp_path / "places", index)
    assert list((tmp_path / "places").iterdir()) == []


def test_the_same_file_again_is_known_and_another_of_its_name_is_refused(
    tmp_path: Path, index: Path
) -> None:
    places = tmp_path / "places"
    file = written(tmp_path / "LY.txt", VILLAGE)
    assert not imported(file, places, index).known
    assert imported(file, places, index).known
    written(file, VILLAGE, geonames(90_000_002, "Ain Nuba", 30.8, 17.0))
    with pytest.raises(MarsadError, match="E-PLACES-NAME"):
        imported(file, places, index)
    assert imported(file, places, index, name="newer").progress.rows == 2
    remove(places, "LY")
    assert [layer.name for layer in layers_in(places)] == ["newer"]
    with pytest.raises(MarsadError, match=r"E-PLACES-MISSING.*newer"):
        remove(places, "LY")


KILLED = """
import os, signal, sys
from pathlib import Path
from imports_by_hand import imported
from marsad.registry.places.imports import finishing, importing
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
importing.BATCH = 100
commit, calls = importing.commit, [0]
def counted(db, progress):
    calls[0] += 1
    if sys.argv[1] == "before" and calls[0] == 3: die()
    commit(db, progress)
    if sys.argv[1] == "after" and calls[0] == 3: die()
importing.commit = counted
if sys.argv[1] == "finish":
    finishing.os.fsync = die
imported(Path(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]))
"""


def killed(moment: str, file: Path, folder: Path, index: Path) -> int:
    """The exit code of an import in a process of its own that ends itself at a moment."""
    words = [sys.executable, "-c", KILLED, moment, str(file), str(folder), str(index)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))}
    return subprocess.run(words, env=environment, check=False).returncode


@pytest.mark.parametrize(("moment", "kept"), [("before", 200), ("after", 300), ("finish", 1000)])
def test_a_killed_import_goes_on_where_it_stopped(
    tmp_path: Path, index: Path, moment: str, kept: int
) -> None:
    lines = [geonames(n, f"Place {n}", 30 + n / 1e4, 17.0, names=f"Lieu {n}")
             for n in range(1, 1001)]  # fmt: skip
    file = written(tmp_path / "LY.txt", *lines)
    calm = imported(file, tmp_path / "calm", index).layer
    assert killed(moment, file, tmp_path / "killed", index) == -signal.SIGKILL
    assert layers_in(tmp_path / "killed") == ()
    (stopped,) = unfinished_in(tmp_path / "killed")
    assert stopped.progress is not None
    assert stopped.progress.rows == kept
    again = imported(file, tmp_path / "killed", index)
    assert again.resumed == kept
    assert again.progress == calm.progress.__class__(
        **{**_fields(again.progress), "rows": 1000, "bad": 0}
    )
    assert _contents(again.layer) == _contents(calm)
    assert [p.name for p in (tmp_path / "killed").iterdir()] == ["LY.sqlite"]


def _fields(progress: object) -> dict[str, int]:
    return {k: getattr(progress, k) for k in ("position", "line", "skipped", "strangers")}


def _contents(layer: Layer) -> list[list[tuple[object, ...]]]:
    db = sqlite3.connect(layer.path)
    tables = ("place", "name", "about")
    return [db.execute(f"select * from {table} order by 1, 2").fetchall() for table in tables]


def test_a_half_done_import_of_a_file_that_changed_begins_anew(
    tmp_path: Path, index: Path
) -> None:
    file = written(tmp_path / "LY.txt", *(geonames(n, f"P {n}", 30, 17) for n in range(1, 1001)))
    assert killed("after", file, tmp_path / "p", index) == -signal.SIGKILL
    assert unfinished_in(tmp_path / "p") != ()
    written(file, VILLAGE)
    done = imported(file, tmp_path / "p", index)
    assert (done.resumed, done.progress.rows) == (0, 1)


CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)
POINTS = st.tuples(
    st.floats(-90, 90, allow_nan=False).map(lambda x: round(x, 6)),
    st.floats(-180, 180, allow_nan=False).map(lambda x: round(x, 6)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, POINTS), min_size=1, max_size=8))
def test_own_rows_come_back_as_they_were_written(
    rows: list[tuple[str, str, tuple[float, float]]],
) -> None:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["remark", "name", "lat", "lon"])
    for remark, name, (lat, lon) in rows:
        writer.writerow([f"{remark}\n{remark}", f"N {name}", lat, lon])
    raw = text.getvalue().encode()
    layout = layout_of(raw, where="f")
    parse = parser_of(layout, Terms("mine"))
    records = list(quoted_rows(io.BytesIO(raw), 1, 0, layout.delimiter))
    assert records[-1].end == len(raw)
    back = [parse(r.cells) for r in records[1:]]
    assert [(e.name, (e.lat, e.lon)) for e in back if isinstance(e, Entry)] == [
        (seen(f"N {name}").strip(), point) for _, name, point in rows
    ]
    middle = records[len(records) // 2]
    rest = list(quoted_rows(io.BytesIO(raw[middle.end :]), middle.after, middle.end, ","))
    assert rest == records[len(records) // 2 + 1 :]


def test_lines_too_long_or_with_zero_bytes_cost_only_themselves() -> None:
    raw = b"a\tb\n" + b"x" * (3 << 20) + b"\n" + b"c\0\td\n\ne\tf"
    records = list(plain_rows(io.BytesIO(raw), 1, 0, "\t"))
    assert [r.line for r in records] == [1, 2, 3, 5]
    assert [r.cells for r in records] == [["a", "b"], [], [], ["e", "f"]]
    assert all(r.trouble for r in records[1:3])
    assert records[-1].end == len(raw)


@pytest.mark.parametrize(
    ("feature", "name", "read"),
    [("S.SCH", "school", False), ("S.HTL", "grand hotel", False), ("S.SCH", "al nur school", True),
     ("S.FRM", "nuba", False), ("S.AIRB", "nuba", True), ("L.OILF", "sharara", True),
     ("V.FRST", "nuba", False), ("P.PPL", "park", True), ("T.MT", "nuba", True)],
)  # fmt: skip
def test_small_things_are_not_read_by_an_ordinary_word(
    feature: str, name: str, read: bool
) -> None:
    assert is_read(feature, name) is read


def test_what_is_not_read_is_kept_and_found_all_the_same(tmp_path: Path, index: Path) -> None:
    line = geonames(90_000_003, "Park", 30.0, 17.0, "S.HTL")
    layer = imported(written(tmp_path / "LY.txt", line), tmp_path / "places", index).layer
    assert layer.found("park") == []
    assert [f.id for f in layer.quiet("park")] == ["geonames:90000003"]


def test_places_that_are_no_more_say_so_and_count_less() -> None:
    assert [state_of(f"P.PPL{c}") for c in ("H", "Q", "W", "")] == [
        "historical", "abandoned", "destroyed", "",
    ]  # fmt: skip
    assert lift_of("P.PPLQ") < lift_of("P.PPL") == 0.0
    assert lift_of("S.SCH") < lift_of("S.AIRB") < 0.0


def test_kinds_in_words_and_codes() -> None:
    words = ("village", "PPLA2", "S.AIRB", "AIRB", "Refugee-Camp", "thing")
    codes = ["P.PPL", "P.PPLA2", "S.AIRB", "S.AIRB", "S.CMPRF", "L.LCTY"]
    assert [feature_of(w) for w in words] == codes


def test_two_scripts_in_one_cell_are_two_names() -> None:
    assert names_in("Abu Hadi ابوهادي") == ["Abu Hadi", "ابوهادي"]
    assert names_in("Ardeba / Marenji") == ["Ardeba", "Marenji"]
    assert names_in("Sirte") == ["Sirte"]
    assert names_in("") == []


def test_a_parse_never_raises_on_cells_of_the_right_number() -> None:
    parse = parser_of(layout_of(VILLAGE.encode(), where="f"), Terms("x"))
    assert isinstance(parse([""] * 19), Bad)
    assert isinstance(parse(["x"] * 19), Bad)
