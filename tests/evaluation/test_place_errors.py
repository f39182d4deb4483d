"""Kinds of errors with places, and whether their scores tell of them."""

from __future__ import annotations

import pytest

from marsad.evaluation.geo_gold import GoldToponym
from marsad.evaluation.place_errors import (
    Answer,
    brier_skill,
    calibration_error,
    kind_of,
    summary,
    worst,
)
from marsad.model.locations import Place
from marsad.model.mentions import Candidate, PlaceMention

PARIS = Place("geonames:1", "Paris", 48.85, 2.35, "P.PPLC", "FRA", "Ile-de-France", 2_000_000)
TEXAN = Place("geonames:2", "Paris", 33.66, -95.56, "P.PPL", "USA", "Texas", 25_000)
CANADA = Place("geonames:3", "Canada", 60.0, -113.6, "A.PCLI", "CAN", radius_km=1780.0)


def answer(point: tuple[float, float], *places: Place, text: str = "Paris") -> Answer:
    ranked = tuple(Candidate(p, 0.6 - 0.2 * k) for k, p in enumerate(places))
    top = places[0] if places else None
    mention = PlaceMention(0, 5, text, "location", top, "town", ranked)
    return Answer(GoldToponym(0, 5, text, point), mention)


def test_a_namesake_that_ranked_first_is_told_as_such() -> None:
    wrong = answer((33.66, -95.56), PARIS, TEXAN)
    assert not wrong.close
    assert not wrong.right
    assert kind_of(wrong) == "a namesake ranked first"


def test_a_place_that_is_not_among_the_candidates_is_told_as_such() -> None:
    assert kind_of(answer((10.0, 10.0), PARIS)) == "right place not among the first five"


def test_a_name_nobody_saw_is_told_as_such() -> None:
    unseen = Answer(GoldToponym(0, 5, "Paris", (48.85, 2.35)), None)
    assert kind_of(unseen) == "not seen"
    assert unseen.km is None


def test_another_point_of_a_wide_country_is_no_misreading() -> None:
    canada = answer((60.0, -96.0), CANADA, text="Canada")
    assert not canada.close
    assert canada.right
    assert kind_of(canada) == "the point of a wide place differs"


def test_scores_that_say_what_happens_have_no_calibration_error() -> None:
    judged = [(0.75, True)] * 3 + [(0.75, False)]
    assert calibration_error(judged) == pytest.approx(0.0)
    assert brier_skill(judged) == pytest.approx(0.0)


def test_sure_scores_that_are_wrong_half_the_time_are_off_by_a_half() -> None:
    judged = [(1.0, True), (1.0, False)]
    assert calibration_error(judged) == pytest.approx(0.5)
    assert brier_skill(judged) == pytest.approx(-1.0)


def test_scores_that_part_right_from_wrong_save_all_of_the_constants_score() -> None:
    assert brier_skill([(1.0, True), (0.0, False)]) == pytest.approx(1.0)


def test_the_worst_errors_stand_farthest_first_and_once() -> None:
    near = answer((50.0, 10.0), PARIS, text="Near")
    far = answer((33.66, -95.56), PARIS, TEXAN, text="Far")
    lines = worst([near, far, far])
    assert [line.split(":")[0] for line in lines] == ["Far", "Near"]
    assert "a namesake ranked first" in lines[0]


def test_the_summary_counts_what_is_not_close() -> None:
    good = answer((48.85, 2.35), PARIS)
    wrong = answer((33.66, -95.56), PARIS, TEXAN)
    assert summary([good, wrong], None) == "1 of 2 not within 161 km: 1 a namesake ranked first"
