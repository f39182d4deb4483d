"""Scoring of places: fixed denominators, the traps of the sets, and figures that can fall."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from marsad.evaluation.geo_gold import GoldArticle, GoldToponym, place_phrase, read_articles
from marsad.evaluation.places import SUITES, match_names, run_geovirus, run_lgl, tally
from marsad.evaluation.relative_places import run_relative
from marsad.evaluation.suite import Result
from marsad.model.locations import Location, Place
from marsad.model.mentions import LocationMention, PlaceMention, Reading
from marsad.model.sources import Document
from marsad.registry.gazetteer import small_gazetteer
from marsad.registry.places.rows import countries

SIRTE = Place("geonames:1", "Sirte", 31.2, 16.6, "P.PPLA", "LBY")


def mention(
    start: int, end: int, place: Place | None = SIRTE, role: str = "location"
) -> PlaceMention:
    precision = "town" if place else "unresolved"
    return PlaceMention(start, end, "x" * (end - start), role, place, precision)


def value(result: Result, name: str) -> float:
    return next(f.value for f in result.figures if f.name.endswith(name))


def test_a_name_is_used_once() -> None:
    gold = [GoldToponym(0, 5, "Sirte", (31.2, 16.6)), GoldToponym(0, 5, "Sirte", None)]
    assert len(match_names(gold, [mention(0, 5)])) == 1


def test_what_is_not_found_stays_in_the_denominator() -> None:
    gold = GoldArticle("a", "Sirte Derna", (
        GoldToponym(0, 5, "Sirte", (31.2, 16.6)), GoldToponym(6, 11, "Derna", (32.8, 22.6)),
    ))  # fmt: skip
    counted = tally([gold], [[mention(0, 5)]], frozenset())
    assert (counted.gold, counted.pointed, counted.hit, counted.close) == (2, 2, 1, 1)


def test_a_far_point_is_found_but_not_close() -> None:
    gold = GoldArticle("a", "Sirte", (GoldToponym(0, 5, "Sirte", (40.0, 16.6)),))
    counted = tally([gold], [[mention(0, 5)]], frozenset())
    assert (counted.hit, counted.close) == (1, 0)
    unresolved = tally([gold], [[mention(0, 5, None)]], frozenset())
    assert (unresolved.pointed_found, unresolved.errors) == (1, ())


def test_a_wrong_offset_is_mended_by_the_phrase() -> None:
    assert place_phrase("in Sirte and Sirte", "Sirte", 15, 20) == (13, 18)
    assert place_phrase("in Sirte", "Derna", 3, 8) is None


def test_geovirus_counts_from_one(tmp_path: Path) -> None:
    path = tmp_path / "v.xml"
    path.write_text(
        "<articles><article><source>s</source><text>In Sirte today</text><locations><location>"
        "<name>Sirte</name><start>4</start><end>9</end><lat>31.2</lat><lon>16.6</lon>"
        "</location></locations></article></articles>",
        encoding="utf-8",
    )
    (article,) = read_articles(path, "GeoVirus")
    assert article.text[article.toponyms[0].start : article.toponyms[0].end] == "Sirte"

    def reader(documents: Sequence[Document], values: Sequence[str]) -> list[Reading]:
        return [Reading(d, "r", places=(mention(3, 8), mention(9, 14))) for d in documents]

    result = run_geovirus(path, reader)
    assert value(result, "recognition.precision") == 0.5
    assert value(result, "end-to-end.within-161km") == 1.0


def test_lgl_names_without_a_tag_count_for_recognition_only(tmp_path: Path) -> None:
    path = tmp_path / "l.xml"
    path.write_text(
        '<articles><article docid="1"><text>Sirte and Camp X</text><toponyms>'
        "<toponym><start>0</start><end>5</end><phrase>Sirte</phrase><gaztag><lat>31.2</lat>"
        "<lon>16.6</lon></gaztag></toponym><toponym><start>10</start><end>16</end>"
        "<phrase>Camp X</phrase></toponym></toponyms></article></articles>",
        encoding="utf-8",
    )

    def reader(documents: Sequence[Document], values: Sequence[str]) -> list[Reading]:
        return [Reading(d, "r", places=(mention(0, 5),)) for d in documents]

    result = run_lgl(path, reader)
    assert value(result, "recognition.recall") == 0.5
    assert value(result, "end-to-end.within-161km") == 1.0


@pytest.mark.parametrize("describes", [True, False])
def test_a_described_place_beats_the_phrase(tmp_path: Path, describes: bool) -> None:
    path = tmp_path / "r.tsv"
    path.write_text(
        "event_id\tcountry\twhere_description\tlat\tlon\n1\tLY\tSirte, 90 km off\t31.2\t16.6\n",
        encoding="utf-8",
    )
    far = Location("X", "geonames:2", "bearing", "area", 35.0, 10.0, 20.0)

    def reader(documents: Sequence[Document], values: Sequence[str]) -> list[Reading]:
        phrase = LocationMention(7, 16, "90 km off", None, far, describes, 0 if describes else None)
        return [Reading(d, "r", places=(mention(0, 5),), locations=(phrase,)) for d in documents]

    result = run_relative(path, reader, small_gazetteer(countries(), tmp_path / "p.sqlite"))
    assert value(result, "within-25km") == (1.0 if describes else 0.0)


def test_every_set_has_a_suite() -> None:
    assert [s.name for s in SUITES] == [
        "places-lgl", "places-geovirus", "places-tr-news", "places-gwn",
    ]  # fmt: skip
