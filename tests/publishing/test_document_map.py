"""The page of a document's places: complete in itself, escaped, framed, the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import unescape
from itertools import accumulate, pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from marsad.model.locations import Place
from marsad.publishing.page.base_map import base_of
from marsad.publishing.page.document_map import apart, document_map
from marsad.publishing.page.map_entries import event_entries, extents, place_entries
from marsad.publishing.page.map_frame import Frame, cluster_of, extent_of, frame_of, middle_of, near
from marsad.publishing.page.marked_text import DIRECTION_SIGNS, Mark, pieces_of, plain, shown

from .map_rows import candidate, event, phrase, place, row

SIRTE = (31.2, 16.6)
TEXT = "Planes struck near Sirte on Friday, US officials said. Atlantis was not hit."


def libya() -> dict[str, Any]:
    rival = candidate("Surt", "test:surt", 30.2, 17.4, 0.1)
    sirte = place(TEXT, "Sirte", *SIRTE, rivals=(rival,))
    nation = place(TEXT, "US", 39.8, -98.5, role="metonym", precision="country", radius=1751.0)
    return row(
        TEXT, sirte, nation, place(TEXT, "Atlantis", None, None),
        locations=[phrase(TEXT, "near Sirte", *SIRTE, None)],
        claims=[event(TEXT, "struck", sirte, day="2017-11-17"), event(TEXT, "hit", None)],
    )  # fmt: skip


def data_of(page: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found.group(1))


def words_marked(page: str, key: str) -> str:
    return "".join(
        unescape(re.sub(r"<[^>]+>", "", words))
        for keys, words in re.findall(r'data-keys="([^"]+)"[^>]*>(.*?)</span>', page)
        if key in keys.split()
    )


def test_the_same_lines_give_the_same_bytes() -> None:
    assert document_map([libya()]) == document_map([libya()])


def test_the_page_asks_for_nothing_and_its_policy_lets_only_its_own_code_run() -> None:
    page = document_map([libya()])
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert policy.group(1).startswith("default-src 'none'")
    assert "unsafe" not in policy.group(1)
    for tag, content in (("script", r"<script>(.*?)</script>"), ("style", r"<style>(.*?)</style>")):
        (text,) = re.findall(content, page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy.group(1)
    outside = r"<link|<img|<iframe|\bsrc=|@import|url\(|style=|https?://(?!www\.w3)"
    assert not re.search(outside, page)
    assert not re.search(r"\bfetch\(|XMLHttpRequest|innerHTML|eval\(", page)


def test_every_name_phrase_and_trigger_is_marked_and_can_be_reached() -> None:
    page = document_map([libya()])
    for key, words in (("p0", "Sirte"), ("p1", "US"), ("p2", "Atlantis"), ("l0", "near Sirte"),
                       ("c0", "struck")):  # fmt: skip
        assert words_marked(page, key) == words
    assert len(re.findall(r'data-keys="[^"]+"[^>]* role="button" tabindex="0"', page)) == 6
    assert re.search(r'class="m place unresolved"[^>]*>Atlantis', page)
    assert re.search(r'class="m place metonym"[^>]*>US', page)


def test_the_row_of_a_name_tells_its_place_and_its_rivals_with_score_and_distance() -> None:
    page = document_map([libya()])
    line = re.search(r'<tr data-key="p0">.*?</tr>', page)
    assert line is not None
    told = re.sub(r"<[^>]+>", " ", line.group())
    for words in ("Sirte", "LBY", "P.PPL", "town", "0.90", "Surt 0.10 (135 km away)", "test:Sirte"):
        assert words in told


def test_what_is_not_on_the_map_is_counted_and_listed() -> None:
    page = document_map([libya()])
    assert re.search(r"Names that stay unresolved \(1\): <button[^>]*><bdi>Atlantis</bdi>", page)
    assert re.search(r"Events without a place \(1\): <button[^>]*><bdi>hit</bdi>", page)
    words = "language ar cannot be read yet"
    issue = {"code": "language-unread", "message": words, "start": None, "end": None}
    unread = row("مرحبا", issues=[issue], language="ar")
    page = document_map([unread, {"id": "r2", "error": {"code": "E-X", "message": "no text"}}])
    assert '<p class="note">language ar cannot be read yet</p>' in page
    assert '<div class="text" dir="auto" lang="ar">' in page
    assert re.search(r"Not read \(1\).*r2</bdi>: no text \(E-X\)", page, re.DOTALL)


def test_an_event_has_its_time_with_basis_and_its_own_place() -> None:
    (first, second) = event_entries(libya())
    assert first["where"]["lat"] == SIRTE[0]
    assert (first["when"]["earliest"], first["when"]["basis"]) == ("2017-11-17", "explicit")
    assert second["where"] is None


def test_mentions_that_mean_the_same_are_one_entry_and_others_are_not() -> None:
    text = "Sirte, SIRTE and Sirte"
    same = [place(text, "Sirte", *SIRTE), place(text, "SIRTE", *SIRTE, key="test:Sirte")]
    for one in same:
        one["name"], one["candidates"] = "Sirte", []
    people = place(text, "Sirte", *SIRTE, role="demonym", after=10)
    entries = place_entries(row(text, *same, people))
    assert [(e["words"], len(e["spans"])) for e in entries] == [
        (["Sirte", "SIRTE"], 2), (["Sirte"], 1)
    ]  # fmt: skip


def test_a_hostile_text_stays_text() -> None:
    bad = "</script><script>alert(1)</script><!-- \u202egnp.exe\u202c <img src=x onerror=y> \"'&"
    text = f"Bombs fell on Sirte {bad} today"
    one = row(text, place(text, "Sirte", *SIRTE), name=bad, title=bad, source=bad)
    one["claims"] = [event(text, "fell", one["places"][0])]
    page = document_map([one, {"id": bad, "error": {"code": "E-X", "message": bad}}])
    assert page.count("<script") == 2
    assert page.count("</script>") == 2
    assert "<img" not in page
    assert "<!--" not in page
    assert "\u202e" not in page
    assert '<span class="sign">RLO</span>gnp.exe<span class="sign">PDF</span>' in page
    assert data_of(page)["documents"][0]["events"][0]["sentence"] == plain(text)


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))))
def test_the_pieces_are_the_text_and_each_mark_covers_its_words(
    text: str, spans: list[tuple[int, int]]
) -> None:
    marks = [
        Mark(min(a, len(text)), min(b, len(text)), f"p{n}", "m", "") for n, (a, b) in
        enumerate(spans)
    ]  # fmt: skip
    pieces = pieces_of(text, marks)
    assert "".join(p.text for p in pieces) == text
    for mark in marks:
        covered = "".join(p.text for p in pieces if mark.key in p.keys)
        assert covered == (text[mark.start : mark.end] if mark.start < mark.end else "")
    seen = unescape(re.sub(r"<span[^>]*>|</span>", "", str(shown(text))))
    assert seen == "".join(DIRECTION_SIGNS.get(letter, letter) for letter in text)


def test_a_village_is_no_world_map_and_an_outlier_does_not_widen_the_frame() -> None:
    village = frame_of([extent_of(31.05, 17.28, 1.0)])
    assert village is not None
    assert 1.0 < village.north - village.south < 3.0
    places = [extent_of(31.2, 16.6, 4.0, weight=3.0), extent_of(32.1, 20.1, 4.0)]
    alone = frame_of(places)
    assert alone == frame_of([*places, extent_of(38.9, -77.0, 10.0)])


def test_two_equal_places_far_apart_are_both_held_when_neither_has_most() -> None:
    far = [extent_of(51.5, 0.0, 1.0), extent_of(33.3, 44.4, 1.0), extent_of(15.6, 32.5, 1.0)]
    assert cluster_of(far) == far


def test_a_frame_runs_on_across_the_antimeridian() -> None:
    frame = frame_of([extent_of(-16.4, 179.4, 4.0), extent_of(-16.9, -179.9, 4.0)])
    assert frame is not None
    assert frame.west < 179.4 < 180.1 < frame.east
    assert frame.east - frame.west < 4.0
    ring = [[179.5, -19.0], [-179.7, -19.0], [179.9, -19.4], [179.5, -19.0]]
    shape = extent_of(-19.0, 179.9, 40.0, ring)
    assert (round(shape.west, 1), round(shape.east, 1)) == (179.5, 180.3)


@given(st.lists(st.floats(-180, 179.9), min_size=1, max_size=8))
def test_the_middle_is_within_half_a_turn_of_everything(lons: list[float]) -> None:
    middle = middle_of(lons)
    for lon in lons:
        told = near(lon, middle)
        assert abs(told - middle) <= 180.0
        assert min((told - lon) % 360, (lon - told) % 360) < 1e-6


def test_countries_count_for_the_frame_only_where_there_is_nothing_closer() -> None:
    entries = place_entries(libya())
    sirte, nation = entries[0], {**entries[1], "role": "location"}
    assert [e.lat for e in extents([sirte, nation], [], [])] == [SIRTE[0]]
    assert [e.lat for e in extents([nation], [], [])] == [39.8]


def test_the_ground_is_fine_near_the_places_and_small_elsewhere() -> None:
    world = base_of([])
    close = base_of([Frame(14.0, 29.0, 20.0, 33.0)])
    assert len(json.dumps(world)) < 130_000
    assert world["regions"] == []
    assert [r[0] for r in close["regions"]] == ["LBY"]
    assert "Surt" in {label[0] for label in close["regions"][0][2]}
    assert sum(map(len, close["lands"])) > sum(map(len, world["lands"]))


def test_no_outline_jumps_over_the_map_at_the_antimeridian() -> None:
    lands = base_of([Frame(170.0, 60.0, 195.0, 72.0)])["lands"]
    assert any(max(accumulate(line[::2])) > 18_000 for line in lands), "one goes on beyond 180"
    for line in lands:
        if max(accumulate(line[1::2])) > -6_000:  # the rim of Antarctica goes all the way round
            assert all(abs(step) < 18_000 for step in line[2::2])


def test_old_first_level_regions_are_named_to_the_page() -> None:
    text = "Fighting near Goma"
    page = document_map([row(text, place(text, "Goma", -1.68, 29.22, country="COD"))])
    data = data_of(page)
    assert {"COD", "KEN", "MLI", "SSD"} <= set(data["outdated"])
    assert "COD" in {r[0] for r in data["base"]["regions"]}
    assert 'id="outdated" role="note" hidden' in page
    assert "Places: GeoNames (geonames.org), CC BY 4.0. Made with Natural Earth." in page


def test_towns_for_orientation_stand_apart() -> None:
    towns = [Place(f"t{n}", f"T{n}", 30.0 + n * 0.01, 15.0, "P.PPL", "LBY") for n in range(200)]
    kept = apart(towns, Frame(14.0, 29.0, 16.0, 32.0), 10)
    assert 1 < len(kept) <= 10
    assert kept[0] is towns[0]
    assert all(b.lat - a.lat > 0.1 for a, b in pairwise(kept))


def test_nothing_read_is_a_page_too() -> None:
    assert "No document was read" in document_map([])
