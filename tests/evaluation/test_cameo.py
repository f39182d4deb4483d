"""CAMEO scoring: classes from roots, spans without articles, codes from a test's dictionary."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from claims_by_hand import Page, reader_of

from marsad.evaluation.cameo import (
    class_of,
    class_of_sentence,
    dictionary,
    events_of,
    gold_spans,
    read_spans,
    run_classes,
    run_petrarch,
    run_spans,
)

TEXT = "The Zorbians condemned Vulgaria and asked its king to visit. Zorba demanded talks."
PAGE = Page(TEXT)
ACTORS = """<!-- a comment -->
ZORBA_ [ZOR] # since ever
+ZORBIAN

VULGARIA
+THE_MARSHES
	[VULGOV < 950601]
	[VUL]
"""


def test_classes_follow_the_roots() -> None:
    assert class_of(PAGE.claim("accuse", "condemned")) == 3
    assert class_of(PAGE.claim("assault.aerial", "condemned")) == 4
    assert class_of(PAGE.claim("aid", "condemned")) == 2
    assert class_of(PAGE.claim("consult.visit", "visit")) == 1


def test_an_appeal_is_a_statement_and_a_demand_is_a_conflict() -> None:
    assert class_of(PAGE.claim("request", "asked")) == 0
    assert class_of(PAGE.claim("request", "demanded")) == 3


def test_the_first_asserted_event_gives_the_class() -> None:
    planned = PAGE.claim("assault", "visit", stance="planned", realis="future")
    told = PAGE.claim("accuse", "condemned")
    assert class_of_sentence([planned, told]) == 3
    assert class_of_sentence([planned]) == 4
    assert class_of_sentence([PAGE.claim("condition.access", "visit")]) == 0


def test_spans_are_compared_without_articles() -> None:
    tokens = ["The", "Zorbians", "condemned", "Vulgaria"]
    row = {"tokens": tokens, "tags": ["B-S", "I-S", "O", "B-T"]}
    text, spans = gold_spans(row)
    assert [(label, text[s:e]) for label, s, e in spans] == [("S", "Zorbians"), ("T", "Vulgaria")]


def test_sides_without_a_target_act_on_each_other() -> None:
    sides = (PAGE.someone("actor", "The Zorbians"), PAGE.someone("actor", "Vulgaria"))
    read = read_spans(TEXT, [PAGE.claim("consult", "visit", participants=sides)])
    assert [(label, TEXT[s:e]) for label, s, e in read] == [("R", "Zorbians"), ("R", "Vulgaria")]


def test_an_actor_file_gives_names_and_the_start_of_their_codes() -> None:
    names = dictionary(ACTORS)
    assert names["ZORBIAN"] == "ZOR"
    assert names["VULGARIA"] == names["THE MARSHES"] == "VUL"


def test_sides_are_coded_by_the_dictionary_and_a_side_unknown_is_said() -> None:
    told = PAGE.claim("accuse", "condemned", participants=(
        PAGE.someone("actor", "The Zorbians"), PAGE.someone("target", "Vulgaria"),
    ))  # fmt: skip
    assert [e[:2] for e in events_of([told], dictionary(ACTORS))] == [("ZOR", "VUL")]
    assert [e[:2] for e in events_of([told], {})] == [("---", "---")]


def test_the_suites_count_what_is_missed(tmp_path: Path) -> None:
    def find(page: Page) -> list:  # type: ignore[type-arg]
        return [
            page.claim("accuse", "condemned", participants=(
                page.someone("actor", "The Zorbians"), page.someone("target", "Vulgaria"),
            ))
        ]  # fmt: skip

    reader = reader_of({TEXT: find})
    classes = tmp_path / "class.jsonl"
    rows = [{"id": "a", "text": TEXT, "penta": 3}, {"id": "b", "text": "Silence.", "penta": 4}]
    classes.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    values = {f.name: f.value for f in run_classes(classes, reader).figures}
    assert values["macro-F1"] == pytest.approx(1 / 5)
    assert values["accuracy"] == 0.5

    tagged = tmp_path / "ner.jsonl"
    tokens = TEXT.split(" ")
    tags = ["B-S", "I-S", "O", "B-T", *["O"] * (len(tokens) - 5), "B-T"]
    tagged.write_text(json.dumps({"id": "a", "tokens": tokens, "tags": tags}), "utf-8")
    spans = {f.name: f.value for f in run_spans(tagged, reader).figures}
    assert spans["exact F1"] == pytest.approx(2 * 2 / (2 + 3))

    (tmp_path / "dictionaries").mkdir()
    (tmp_path / "dictionaries" / "PETR.Validate.actors.txt").write_text(ACTORS, "utf-8")
    event = {"source": "ZORGOV", "target": "VUL", "code": "112"}
    tests = [{"id": "a", "text": TEXT, "events": [event], "noevents": False},
             {"id": "b", "text": "Silence.", "events": [], "noevents": True}]  # fmt: skip
    (tmp_path / "petr_unit.dev.jsonl").write_text("\n".join(map(json.dumps, tests)), "utf-8")
    petrarch = {f.name: f.value for f in run_petrarch(tmp_path, reader).figures}
    assert petrarch["root code F1"] == 1.0
    assert petrarch["full code F1"] == 0.0
    assert petrarch["nothing where nothing is"] == 1.0
