"""Our own labels of places: persons and titles are no names, what is missed stays a loss."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from marsad.evaluation import places_own
from marsad.evaluation.places_own import Tally, figures, tally
from marsad.model.hashing import sha256_text
from marsad.model.locations import Place
from marsad.model.mentions import PlaceMention, Reading
from marsad.model.sources import Document

TEXT = "Sirte and Derna"
SIRTE = Place("geonames:1", "Sirte", 31.2, 16.6, "P.PPLA", "LBY")
ELSEWHERE = Place("geonames:2", "Sirte", 45.0, -70.0, "P.PPL", "USA")


def label(start: int, end: int, role: str = "location", **changes: Any) -> dict[str, Any]:
    known = {"lat": 31.2, "lon": 16.6, "country": "LBY"}
    return {"start": start, "end": end, "role": role, **known, **changes}


def mention(
    start: int, end: int, place: Place | None = SIRTE, role: str = "location"
) -> PlaceMention:
    return PlaceMention(start, end, "x" * (end - start), role, place, "town")


def value(t: Tally, name: str) -> tuple[float, int]:
    return next((f.value, f.gold) for f in figures(t) if f.name == name)


def test_a_name_read_right_is_right_everywhere() -> None:
    for figure in figures(tally([label(0, 5)], [mention(0, 5)])):
        assert (figure.value, figure.gold) == (1.0, 1), figure.name


def test_what_is_not_found_stays_in_the_denominator() -> None:
    counted = tally([label(0, 5), label(10, 15)], [mention(0, 5)])
    assert value(counted, "recognition F1") == (pytest.approx(2 / 3), 2)
    assert value(counted, "end to end within 161 km") == (0.5, 2)
    assert value(counted, "country accuracy") == (0.5, 2)
    assert value(counted, "resolution within 161 km") == (1.0, 1)


def test_a_namesake_far_away_is_recognised_and_wrong() -> None:
    counted = tally([label(0, 5)], [mention(0, 5, ELSEWHERE)])
    assert value(counted, "recognition F1")[0] == 1.0
    assert value(counted, "resolution within 161 km") == (0.0, 1)
    assert value(counted, "country accuracy") == (0.0, 1)


def test_an_unresolved_name_is_no_country() -> None:
    counted = tally([label(0, 5)], [mention(0, 5, None)])
    assert (counted.close, counted.right_country) == (0, 0)


@pytest.mark.parametrize("role", ["in-person", "in-title"])
def test_persons_and_titles_count_for_roles_only(role: str) -> None:
    person = label(0, 5, role, lat=None, lon=None, country=None)
    taken = tally([person], [mention(0, 5)])
    assert (taken.gold, taken.found, taken.hit) == (0, 1, 0)
    assert value(taken, "role accuracy") == (0.0, 1)
    left = tally([person], [mention(0, 5, None, role)])
    assert (left.gold, left.found) == (0, 0)
    assert value(left, "role accuracy") == (1.0, 1)


def test_the_role_is_asked_of_names_that_were_met() -> None:
    counted = tally([label(0, 5, "metonym"), label(10, 15)], [mention(0, 5)])
    assert value(counted, "role accuracy") == (0.0, 1)


def test_one_mention_meets_one_label() -> None:
    assert tally([label(0, 5), label(6, 9)], [mention(0, 9)]).hit == 1


def test_a_label_without_point_or_country_is_only_recognised() -> None:
    counted = tally([label(0, 5, lat=None, lon=None, country=None)], [mention(0, 5)])
    assert (counted.hit, counted.pointed, counted.of_country) == (1, 0, 0)
    assert (counted.close, counted.right_country) == (0, 0)


def test_only_the_dev_half_is_measured_and_copies_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = {
        "id": "a", "half": "dev", "text": TEXT, "published": None, "register": "local-news",
        "places": [label(0, 5)],
    }  # fmt: skip
    hidden = {**row, "id": "b", "half": "test"}
    (tmp_path / "page.txt").write_text("another copy", "utf-8")
    copy = {
        **row, "id": "c", "text": None, "sha256": sha256_text(TEXT),
        "ref": {"path": "page.txt", "item": "page", "from": 0, "to": 15},
    }  # fmt: skip
    (tmp_path / "places-own.jsonl").write_text("\n".join(map(json.dumps, (row, hidden))), "utf-8")
    (tmp_path / "places-shared.jsonl").write_text(json.dumps(copy), "utf-8")
    monkeypatch.setattr(places_own, "GOLD", tmp_path)

    def reader(documents: Sequence[Document], values: Sequence[str]) -> list[Reading]:
        assert values == ("places",)
        return [Reading(d, "r", places=(mention(0, 5),)) for d in documents]

    result = places_own.run(tmp_path, reader)
    assert {f.gold for f in result.figures} == {1}
    assert "local-news 100.0 of 1" in result.note
    assert "1 texts are other copies" in result.note
