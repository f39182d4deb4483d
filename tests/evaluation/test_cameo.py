"""CAMEO scoring: classes from roots and from the main clause, suites that count what is missed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from claims_by_hand import Page, reader_of
from spacy.language import Language

from marsad.evaluation.cameo_classes import class_of, class_of_sentence, run_classes
from marsad.evaluation.cameo_clauses import comment_code, main_verb
from marsad.evaluation.cameo_petrarch import dictionary, events_of, run_petrarch
from marsad.evaluation.cameo_spans import run_spans

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
    assert class_of(PAGE.claim("sanction.expel", "condemned")) == 3


def test_an_appeal_is_a_statement_and_a_demand_is_a_conflict() -> None:
    assert class_of(PAGE.claim("request", "asked")) == 0
    assert class_of(PAGE.claim("request", "demanded")) == 3


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("The minister declined to comment on the dam.", "011"),
        ("The envoy expressed concern about the harvest.", "012"),
        ("The envoy said he was optimistic about the talks.", "013"),
        ("Zorba is considering sending engineers to the dam.", "014"),
        ("The rebels claimed responsibility for the ambush.", "015"),
        ("The governor denied charges that he sold the rifles.", "016"),
        ("Zorba rejected allegations that its police beat a boy.", "016"),
        ("The king sent condolences to the families of the miners.", "018"),
        ("The mayor said she agrees with the farmers.", "019"),
        ("Zorba denied the inspectors entry to the plant.", None),
        ("Zorba rejected the plan for a joint patrol.", None),
        ("The army shelled the village of Dorna.", None),
    ],
)
def test_a_main_clause_that_comments_has_a_code_of_root_01(
    nlp: Language, line: str, code: str | None
) -> None:
    main = main_verb(nlp(line))
    assert main is not None
    assert comment_code(main) == code


def test_the_claim_of_the_main_clause_gives_the_class(nlp: Language) -> None:
    page = Page("Zorba, which shelled Dorna in May, condemned the raid and sent food.")
    claims = [
        page.claim("assault", "shelled"),
        page.claim("accuse", "condemned"),
        page.claim("aid", "sent"),
    ]
    doc = nlp(page.text)
    assert class_of_sentence(doc, claims) == 3
    assert class_of_sentence(doc, claims[:1]) == 4
    assert class_of_sentence(doc, [page.claim("condition.access", "food")]) == 0
    assert class_of_sentence(doc, []) == 0


def test_the_word_that_reports_counts_where_it_is_a_claim(nlp: Language) -> None:
    page = Page("The rebels insisted that the president resign.")
    claims = [page.claim("request.yield", "insisted"), page.claim("retreat.resign", "resign")]
    assert class_of_sentence(nlp(page.text), claims) == 3


def test_a_denial_is_a_statement_whatever_is_denied(nlp: Language) -> None:
    page = Page("Zorba denied charges that it shelled Dorna.")
    assert class_of_sentence(nlp(page.text), [page.claim("assault", "shelled")]) == 0


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
