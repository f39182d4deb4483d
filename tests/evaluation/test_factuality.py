"""The factuality suites' arithmetic, and the score of a reading."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from marsad.evaluation.factuality import (
    BY_NOW,
    CERTAIN,
    COMMITTED,
    SUITES,
    Scored,
    errors,
    factuality_score,
    scored,
    token_at,
    token_offsets,
)
from marsad.evaluation.factuality_classes import (
    CERTAIN_CLASSES,
    NOW_CLASSES,
    class_figures,
    class_of,
    class_of_gold,
)
from marsad.model.claims import LAWFUL_REALIS
from marsad.reading.drafts import StanceReading
from marsad.reading.parse import parse


def test_errors_of_a_small_table() -> None:
    rows = [Scored(3, 3), Scored(-3, -1), Scored(1, -1), Scored(-1, -3)]
    mae, r, below = errors(rows)
    assert mae == pytest.approx(1.5)
    assert r == pytest.approx(14 / (20 * 19) ** 0.5)
    assert below == pytest.approx(4 / 5)


def test_a_constant_has_no_correlation() -> None:
    assert errors([Scored(3, 2), Scored(-3, 2)])[1:] == (0.0, 0.0)


def test_a_token_split_by_the_parser_is_still_found(nlp: Language) -> None:
    text = "They can not attack the well-known post ."
    offsets = token_offsets(text)
    assert [text[o : o + 3] for o in offsets[:4]] == ["The", "can", "not", "att"]
    doc = next(iter(parse(nlp, [text])))
    assert doc[token_at(doc, offsets[3])].text == "attack"
    assert doc[token_at(doc, offsets[5])].text == "well"


@given(
    st.sampled_from([(s, r) for s, rs in LAWFUL_REALIS.items() for r in rs]),
    st.sampled_from(["plain", "said", "modal", "wanted", "planned", "bare", "not"]),
    st.sampled_from([BY_NOW, CERTAIN, COMMITTED]),
)
def test_a_score_lies_between_the_ends_and_no_means_below_zero(
    pair: tuple[str, str], rule: str, asked: dict[str, float]
) -> None:
    score = factuality_score(StanceReading(*pair, None, rule), asked)
    assert -3 <= score <= 3
    assert (score < 0) >= (pair[1] == "not-happened")


def test_what_happened_scores_above_what_did_not(nlp: Language) -> None:
    text = "Troops took the bridge but did not cross it ."
    targets = [{"span1": [1, 2], "label": 3.0}, {"span1": [7, 8], "label": -3}]
    row = {"text": text, "targets": targets}
    [took, crossed] = scored([row], list(parse(nlp, [text])), factuality_score)
    assert took.read > 2
    assert crossed.read < 0


def test_each_suite_reads_its_file(tmp_path: Path) -> None:
    row = {"text": "Troops took the bridge .", "targets": [{"span1": [1, 2], "label": 3.0}]}
    path = tmp_path / "dev.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    result = SUITES[0].run(path, lambda documents, needs: [])
    assert [f.name for f in result.figures] == [
        "mae", "pearson-r", "f1-below-zero",
        "macro-f1", "f1-happened", "f1-not", "f1-uncertain", "coverage",
    ]  # fmt: skip
    assert result.figures[0].value < 1
    assert {s.path.split("/")[2] for s in SUITES} == {"uds_ih2", "meantime", "megaveridicality2"}


def test_the_gold_score_is_cut_above_one_and_below_minus_one() -> None:
    cut = [class_of_gold(score) for score in (3, 1.1, 1.0, 0, -1.0, -1.1)]
    assert cut == ["happened", "happened", "uncertain", "uncertain", "uncertain", "not"]


def test_macro_f1_is_the_mean_of_three_and_silence_costs_recall() -> None:
    pairs = [
        ("happened", "happened"), ("happened", None), ("not", "not"), ("uncertain", "not"),
    ]  # fmt: skip
    figures = {f.name: f for f in class_figures(pairs)}
    assert figures["f1-happened"].value == pytest.approx(2 / 3)
    assert figures["f1-not"].value == pytest.approx(2 / 3)
    assert figures["f1-uncertain"].value == 0.0
    assert figures["macro-f1"].value == pytest.approx(4 / 9)
    assert figures["coverage"].value == 0.75
    assert (figures["f1-happened"].gold, figures["f1-uncertain"].gold) == (2, 1)


def test_what_is_to_come_did_not_happen_by_now_but_is_told_as_certain() -> None:
    coming = StanceReading("asserted", "future", None, "future")
    assert class_of(coming, NOW_CLASSES) == "not"
    assert class_of(coming, CERTAIN_CLASSES) == "happened"
    wished = StanceReading("hypothetical", "future", None, "wanted")
    assert class_of(wished, NOW_CLASSES) == "not"
    assert class_of(wished, CERTAIN_CLASSES) == "uncertain"


@given(st.sampled_from([(s, r) for s, rs in LAWFUL_REALIS.items() for r in rs]))
def test_every_lawful_reading_has_a_class(pair: tuple[str, str]) -> None:
    for classes in (NOW_CLASSES, CERTAIN_CLASSES):
        for rule in ("plain", "modal", "wanted", "not", "purpose"):
            said = class_of(StanceReading(*pair, None, rule), classes)
            assert said in ("happened", "not", "uncertain")
            assert (said == "not") >= (pair[1] == "not-happened")
