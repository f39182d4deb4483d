"""PLOVER scoring: old names of types, two-sided acts, stories by their commonest type."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from claims_by_hand import Page, reader_of

from marsad.evaluation.plover import (
    gold_mode,
    is_full_match,
    macro_f1,
    sample,
    sentences,
    stories,
    story_type,
)
from marsad.model.claims import Claim
from marsad.model.mentions import Reading

TEXT = "Ruritania attacked Sylvania and Ruritania condemned Elbonia."
PAGE = Page(TEXT)
ROW = {
    "id": "1",
    "text": TEXT,
    "event": "FIGHT",
    "source": [{"code": "RUR", "sector": "GOV"}],
    "target": [{"code": "SYL", "sector": "***"}],
}


def attack(page: Page, target: str = "SYL") -> Claim:
    return page.claim(
        "assault",
        "attacked",
        participants=(
            page.someone("actor", "Ruritania", country="RUR", plover_sector="GOV"),
            page.someone("target", "Sylvania", country=target),
        ),
    )


def test_an_old_type_is_read_under_its_name_of_today() -> None:
    assert is_full_match(ROW, attack(PAGE))
    assert not is_full_match({**ROW, "event": "DEMAND"}, attack(PAGE))


def test_a_wrong_recipient_is_no_full_match() -> None:
    assert not is_full_match(ROW, attack(PAGE, "ELB"))


def test_a_two_sided_act_may_have_its_sides_in_either_role() -> None:
    both = {**ROW, "source": [{"code": "RUR"}, {"code": "SYL"}], "target": None}
    assert is_full_match(both, attack(PAGE))


def test_every_type_read_counts_against_the_one_gold_type(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    silent = {**ROW, "id": "2", "text": "Nothing was read here."}
    path.write_text("\n".join(map(json.dumps, (ROW, silent))), "utf-8")
    reader = reader_of({TEXT: lambda p: [attack(p), p.claim("accuse", "condemned")]})
    values = {f.name: f.value for f in sentences(path, reader).figures}
    assert values["type precision"] == 0.5
    assert values["type recall"] == 0.5
    assert values["type, actor and recipient"] == 0.5
    assert values["actor recall"] == 0.5
    assert values["sector accuracy"] == 0.5


def test_a_story_has_the_type_of_most_of_its_claims() -> None:
    claims = (
        PAGE.claim("accuse", "condemned"),
        attack(PAGE),
        PAGE.claim("assault.aerial", "attacked", ordinal=1),
        PAGE.claim("condition.access", "Elbonia"),
    )
    assert story_type(Reading(None, "r", claims=claims)) == "assault"  # type: ignore[arg-type]
    assert story_type(Reading(None, "r")) is None  # type: ignore[arg-type]


def test_macro_f1_is_over_all_sixteen_types() -> None:
    assert macro_f1(["aid", "aid"], ["aid", None]) == pytest.approx(2 / 3 / 16)


def test_a_mode_that_is_no_longer_in_the_codebook_is_not_asked() -> None:
    assert gold_mode({"label": "COERCE", "mode": "SIEZE"}) == "coerce.seize"
    assert gold_mode({"label": "ASSAULT", "mode": "MASSACRE"}) is None
    assert gold_mode({"label": "AID", "mode": ""}) is None


def test_a_sample_is_the_same_every_time_and_spans_the_whole() -> None:
    rows = [{"n": n} for n in range(10)]
    assert [r["n"] for r in sample(rows, 4)] == [0, 2, 5, 7]
    assert sample(rows, 20) == rows


def test_stories_are_read_from_their_file(tmp_path: Path) -> None:
    row = {"id": "s", "text": TEXT, "label": "ASSAULT", "mode": "AERIAL"}
    path = tmp_path / "stories.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(row).encode()))
    result = stories(path, reader_of({TEXT: lambda p: [attack(p)]}))
    values = {f.name: f.value for f in result.figures}
    assert values["accuracy"] == 1.0
    assert values["mode among claims"] == 0.0
