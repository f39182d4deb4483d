"""Our own labels: one to one by trigger and type, values by F1, texts joined by their hash."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from claims_by_hand import Page, reader_of

from marsad.evaluation import own_gold
from marsad.evaluation.own_gold import labelled_text, likeness, score
from marsad.model.claims import Claim
from marsad.model.hashing import sha256_text

TEXT = "On Monday gunmen shot two herders near Oru, an elder said, and looted a shop."
PAGE = Page(TEXT)
LABEL: dict[str, Any] = {
    "n": 1,
    "kind": "assault.firearms",
    "trigger": PAGE.range("shot"),
    "stance": "asserted",
    "realis": "happened",
    "voices": [{"source": PAGE.range("elder"), "cue": PAGE.range("said")}],
    "participants": [
        {"role": "actor", "span": PAGE.range("gunmen")},
        {"role": "target", "span": PAGE.range("herders")},
    ],
    "time": {"earliest": "2020-01-06", "latest": "2020-01-06"},
    "location": {"name": "Oru", "country": "QQQ", "relation": "near", "precision": "town"},
    "counts": [{"of": "killed", "low": 2, "best": 2, "high": 2}],
}


def shot(page: Page = PAGE, **changes: Any) -> Claim:
    values: dict[str, Any] = {
        "participants": (
            page.someone("actor", "gunmen"),
            page.someone("target", "two herders"),
        ),
        "voices": (page.voice("an elder"),),
        "happened": page.when("Monday", "2020-01-06", "2020-01-06"),
        "where": page.where("Oru", "QQQ", relation="near"),
        "counts": (page.count("two", "killed", 2),),
    }
    return page.claim(changes.pop("kind", "assault.firearms"), "shot", **{**values, **changes})


def tallied(labels: list[Any], claims: list[Claim]) -> dict[str, list[int]]:
    into: dict[str, list[int]] = {}
    score(labels, claims, into)
    return into


def test_a_claim_read_in_full_hits_everywhere() -> None:
    for name, (hits, found, gold) in tallied([LABEL], [shot()]).items():
        assert hits == gold > 0, name
        assert found == (0 if name in ("stance", "realis") else gold), name


def test_a_label_that_is_not_found_costs_each_of_its_values() -> None:
    for name, (hits, found, gold) in tallied([LABEL], []).items():
        assert (hits, found) == (0, 0), name
        assert gold > 0, name


def test_another_type_finds_only_the_trigger() -> None:
    counted = tallied([LABEL], [shot(kind="coerce")])
    assert counted["trigger"][0] == 1
    assert counted["type"][0] == counted["kind"][0] == counted["actor"][0] == 0


def test_another_mode_is_the_type_and_not_the_kind() -> None:
    counted = tallied([LABEL], [shot(kind="assault")])
    assert (counted["type"][0], counted["kind"][0]) == (1, 0)


def test_of_two_claims_on_one_trigger_the_one_of_equal_kind_is_paired() -> None:
    assert likeness(LABEL, shot()) > likeness(LABEL, shot(kind="assault")) > 0
    assert tallied([LABEL], [shot(kind="assault", ordinal=1), shot()])["kind"][:2] == [1, 2]


def test_conditions_of_two_themes_are_two_things() -> None:
    label = {**LABEL, "kind": "condition.access"}
    assert likeness(label, PAGE.claim("condition.health", "shot", realis="ongoing")) == 0


def test_a_value_nobody_labelled_costs_precision() -> None:
    silent = {**LABEL, "time": None, "location": None, "counts": []}
    counted = tallied([silent], [shot()])
    assert counted["time"] == counted["location"] == counted["counts"] == [0, 1, 0]


def test_a_text_by_others_is_cut_from_its_collection_and_checked(tmp_path: Path) -> None:
    whole = "Before. " + TEXT + " After."
    row = {"text": None, "sha256": sha256_text(TEXT), "ref": {
        "path": "news.jsonl.gz", "item": "7", "from": 8, "to": 8 + len(TEXT),
    }}  # fmt: skip
    data = json.dumps({"id": "7", "text": whole}).encode()
    (tmp_path / "news.jsonl.gz").write_bytes(gzip.compress(data))
    assert labelled_text(row, tmp_path, {}) == TEXT
    assert labelled_text({**row, "sha256": "other"}, tmp_path, {}) is None


def test_only_the_dev_half_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"id": "a", "half": "dev", "text": TEXT, "published": "2020-01-07", "claims": [LABEL]}
    kept = {**row, "id": "b", "half": "test"}
    (tmp_path / "own.jsonl").write_text("\n".join(map(json.dumps, (row, kept))), "utf-8")
    (tmp_path / "shared.jsonl").write_text("", "utf-8")
    monkeypatch.setattr(own_gold, "GOLD", tmp_path)
    result = own_gold.run(tmp_path, reader_of({TEXT: lambda p: [shot(p)]}))
    values = {f.name: (f.value, f.gold) for f in result.figures}
    assert values["kind F1"] == values["stance accuracy"] == (1.0, 1)
