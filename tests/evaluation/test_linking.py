"""Groupings compared by hand-worked numbers, and a topic linked end to end with claims we made."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.evaluation.clusterings import b_cubed, ceaf_e, conll, groups_of, muc
from marsad.evaluation.linking import (
    GoldMention,
    GoldReport,
    covering,
    figures_of_coded,
    run_ecb,
    twins_merged,
)
from marsad.model.claims import Claim, Participant, claim_id
from marsad.model.mentions import Reading
from marsad.model.sources import Document
from marsad.model.spans import Span, span_of
from marsad.model.values import Read

GOLD = groups_of(dict(zip("abcde", "11122", strict=True)))
FOUND = groups_of(dict(zip("abcde", "11222", strict=True)))


def test_b_cubed_by_hand() -> None:
    score = b_cubed(GOLD, FOUND)
    assert score.precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert score.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)


def test_muc_by_hand() -> None:
    score = muc(GOLD, FOUND)
    assert (score.precision, score.recall) == pytest.approx((2 / 3, 2 / 3))


def test_ceaf_pairs_each_group_once() -> None:
    score = ceaf_e(GOLD, FOUND)
    assert score.f1 == pytest.approx((4 / 5 + 4 / 5) / 2)


@given(st.dictionaries(st.integers(0, 20), st.integers(0, 4), min_size=2))
def test_a_grouping_is_as_good_as_itself(label: dict[int, int]) -> None:
    groups = groups_of(dict(label))
    assert b_cubed(groups, groups).f1 == pytest.approx(1.0)
    assert ceaf_e(groups, groups).f1 == pytest.approx(1.0)
    if any(len(g) > 1 for g in groups):
        assert conll(groups, groups) == pytest.approx(1.0)


def _claim(document: Document, word: str, whom: str) -> Claim:
    at, end = document.text.index(word), document.text.index(word) + len(word)
    trigger = span_of(document.id, document.text, at, end)
    there = document.text.index(whom)
    mention = span_of(document.id, document.text, there, there + len(whom))
    return Claim(
        claim_id(document.id, at, end), document.id, "run", Read("assault.explosives", (trigger,)),
        trigger, span_of(document.id, document.text, 0, len(document.text)),
        Read("asserted", (trigger,)), Read("happened", (trigger,)),
        participants=(Participant("target", mention, "facility", False),),
    )  # fmt: skip


def _reader(documents: Sequence[Document], needs: Sequence[str]) -> list[Reading]:
    return [
        Reading(d, "run", claims=(_claim(d, "bombed", d.text.split(" bombed the ")[1][:-1]),))
        for d in documents
    ]


def test_a_topic_on_one_desk(tmp_path: Path) -> None:
    texts = ["They bombed the flour mill.", "Men bombed the flour mill.", "Rebels bombed the pier."]
    rows = []
    for number, text in enumerate(texts):
        start = text.index("bombed")
        told = {"start": start, "end": start + 6, "text": "bombed", "chain": f"c{number // 2}"}
        missed = {"start": 0, "end": 3, "text": text[:3], "chain": "other"}
        rows.append({"id": f"r{number}", "topic": 12, "text": text, "mentions": [told, missed]})
    rows.append({"id": "far", "topic": 1, "text": "They bombed the mill.", "mentions": []})
    path = tmp_path / "gold.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)

    figures = {f.name: f for f in run_ecb(path, _reader).figures}
    assert figures["linking.covered"].value == pytest.approx(0.5)
    assert figures["linking.covered"].gold == 6
    assert figures["linking.b-cubed.f1"].value == pytest.approx(1.0)
    assert figures["linking.same-words.conll.f1"].value < 1.0


def test_the_claim_that_shares_most_covers_a_mention() -> None:
    mention = GoldMention(10, 20, "air strikes", "c")
    document = "d"

    def at(start: int, end: int) -> Claim:
        trigger = Span(document, start, end, "x" * (end - start))
        kind = Read("assault", (trigger,))
        said = Read("asserted", (trigger,))
        name = claim_id(document, start, end)
        real = Read("happened", (trigger,))
        return Claim(name, document, "r", kind, trigger, trigger, said, real)

    near, most = at(8, 12), at(12, 20)
    assert covering(mention, [near, most]) == most
    assert covering(mention, [at(20, 25)]) is None


def test_what_no_trigger_covers_stands_alone_among_the_kinds_we_code() -> None:
    coded = {("a", 0, 1): "raid", ("b", 0, 1): "raid", ("c", 0, 1): "raid"}
    found = {("a", 0, 1): "event-1", ("b", 0, 1): "event-1"}
    made = {f.name: f.value for f in figures_of_coded(coded, found)}
    assert made["linking.coded.covered"] == pytest.approx(2 / 3)
    assert made["linking.coded.conll.f1"] == pytest.approx(1.0)
    assert made["linking.coded.all.conll.f1"] < 0.8


def test_twins_in_one_event_are_counted_by_pairs() -> None:
    def report(name: str, subtopic: str) -> GoldReport:
        return GoldReport(name, 12, "They met.", (GoldMention(0, 1, "T", name),), subtopic)

    reports = [report("a", "one"), report("b", "one"), report("c", "other"), report("d", "other")]
    found = {("a", 0, 1): "e1", ("b", 0, 1): "e1", ("c", 0, 1): "e1", ("d", 0, 1): "e2"}
    figure = twins_merged(reports, found)
    assert (figure.value, figure.gold) == (pytest.approx(2 / 4), 4)
    assert not figure.higher_is_better


