"""The labelled corpus is whole: lawful values, spans inside their text, no text of others."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from marsad.codebook.kinds import is_kind
from marsad.model.claims import LAWFUL_REALIS
from marsad.reading.encoder import labels as known

TRAINING = Path(__file__).resolve().parents[2] / "training"
Row = dict[str, Any]


@lru_cache(maxsize=1)
def rows() -> list[Row]:
    """Every row of the corpus."""
    files = sorted((TRAINING / "labels").glob("*.jsonl"))
    return [json.loads(line) for f in files for line in f.read_text("utf-8").splitlines()]


@lru_cache(maxsize=1)
def second() -> list[Row]:
    """The labels made a second time."""
    lines = (TRAINING / "twice" / "other.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def spans_of(row: Row) -> list[list[int]]:
    claims = row["claims"]
    found = [c["trigger"] for c in claims] + [m["span"] for m in row["mentions"]]
    found += [c["stance_cue"] for c in claims] + [n["span"] for c in claims for n in c["counts"]]
    found += [(c[key] or {}).get("span") for c in claims for key in ("time", "location")]
    found += [v[key] for v in row["attributions"] for key in ("source", "cue", "content")]
    return [span for span in [*found, *(s["span"] for s in row["series"])] if span]


def test_corpus_has_at_least_fifteen_hundred_documents_each_once() -> None:
    names = [row["id"] for row in rows()]
    assert len(names) >= 1500
    assert len(set(names)) == len(names)


def test_three_in_twenty_documents_are_labelled_twice_by_another_hand() -> None:
    first = {row["id"]: row["labeller"] for row in rows()}
    twice = [row for row in second() if row["labeller"] != first[row["id"]]]
    assert len(twice) == len(second()) >= 0.15 * len(rows())


def test_both_labellings_of_those_documents_are_kept() -> None:
    lines = (TRAINING / "twice" / "one.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [row["id"] for row in second()]


def test_every_register_and_hard_negatives_are_there() -> None:
    registers = {row["register"] for row in rows()}
    assert {"daily-item", "wire-upper", "news", "party-statement", "un-sitrep", "social-media",
            "translated", "local-newspaper", "security-alert"} <= registers  # fmt: skip
    assert sum(row["none"] for row in rows()) >= 400


def test_texts_of_others_are_not_here_and_our_own_match_their_hash() -> None:
    for row in rows():
        if row["ref"] is not None:
            assert row["text"] is None
            assert row["ref"]["from"] < row["ref"]["to"]
        else:
            assert hashlib.sha256(row["text"].encode()).hexdigest() == row["sha256"]


def test_every_span_lies_inside_its_text() -> None:
    for row in (*rows(), *second()):
        size = len(row["text"]) if row["text"] else row["ref"]["to"] - row["ref"]["from"]
        for start, end in spans_of(row):
            assert 0 <= start < end <= size, row["id"]


@pytest.mark.parametrize("half", ["train", "dev", "test"])
def test_every_half_has_claims_and_documents_without_one(half: str) -> None:
    held = [row for row in rows() if row["half"] == half]
    assert sum(len(row["claims"]) for row in held) > 300
    assert any(row["none"] for row in held)


def test_every_value_is_the_codebooks() -> None:
    for row in (*rows(), *second()):
        mentions = {m["id"] for m in row["mentions"]}
        voices = {v["id"] for v in row["attributions"]}
        assert row["none"] == (not row["claims"])
        for claim in row["claims"]:
            assert is_kind(claim["kind"]), row["id"]
            assert claim["realis"] in LAWFUL_REALIS[claim["stance"]]
            assert set(claim["voices"]) <= voices
            for part in claim["participants"]:
                assert part["mention"] in mentions
                assert part["role"] in known.ROLES
                assert part["effect"] is None or part["effect"] in known.EFFECTS
            for count in claim["counts"]:
                assert count["of"] in known.COUNTED
        for mention in row["mentions"]:
            assert mention["type"] in known.MENTION_TYPES
            assert mention["kind"] is None or mention["kind"] in known.ACTOR_KINDS


def test_a_chain_of_voices_opens_with_the_outermost() -> None:
    for row in rows():
        inside = {v["id"]: v["inside"] for v in row["attributions"]}
        for claim in row["claims"]:
            for outer, inner in zip(claim["voices"], claim["voices"][1:], strict=False):
                assert inside[inner] == outer
