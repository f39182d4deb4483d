"""CAMEO spans: whole noun phrases of the sides of a sentence's event."""

from __future__ import annotations

from claims_by_hand import Page
from spacy.language import Language

from marsad.evaluation.cameo_spans import gold_spans, read_spans
from marsad.model.claims import Claim


def spans(nlp: Language, text: str, *claims: Claim) -> list[tuple[str, str]]:
    return [(label, text[s:e]) for label, s, e in read_spans(nlp(text), claims)]


def test_spans_are_compared_without_articles() -> None:
    tokens = ["The", "Zorbians", "condemned", "Vulgaria"]
    row = {"tokens": tokens, "tags": ["B-S", "I-S", "O", "B-T"]}
    text, found = gold_spans(row)
    assert [(label, text[s:e]) for label, s, e in found] == [("S", "Zorbians"), ("T", "Vulgaria")]


def test_a_mention_grows_to_its_whole_phrase(nlp: Language) -> None:
    page = Page("Rebels killed three young officers of the border guard on Monday.")
    told = page.claim("assault", "killed", participants=(
        page.someone("actor", "Rebels"), page.someone("target", "officers"),
    ))  # fmt: skip
    assert spans(nlp, page.text, told) == [
        ("S", "Rebels"),
        ("T", "three young officers of the border guard"),
    ]


def test_whose_decision_is_welcomed_stands_with_the_decision(nlp: Language) -> None:
    page = Page("The French government welcomed Germany's decision to send engineers.")
    told = page.claim("support", "welcomed", participants=(
        page.someone("actor", "French government"), page.someone("target", "Germany"),
    ))  # fmt: skip
    assert spans(nlp, page.text, told)[1] == ("T", "Germany's decision")


def test_whoever_asks_is_the_side_and_not_the_words(nlp: Language) -> None:
    page = Page("The court rejected demands from Kenya.")
    told = page.claim("reject", "rejected", participants=(
        page.someone("actor", "court"), page.someone("target", "Kenya"),
    ))  # fmt: skip
    assert spans(nlp, page.text, told)[1] == ("T", "Kenya")


def test_sides_without_a_target_act_on_each_other(nlp: Language) -> None:
    page = Page("French ministers held talks with the envoy of Peru.")
    sides = (page.someone("actor", "ministers"), page.someone("actor", "envoy"))
    read = spans(nlp, page.text, page.claim("consult", "talks", participants=sides))
    assert read == [("R", "French ministers"), ("R", "envoy of Peru")]


def test_a_side_that_the_claim_does_not_name_is_that_of_the_clause(nlp: Language) -> None:
    page = Page("The army launched a raid on the old harbour.")
    assert spans(nlp, page.text, page.claim("assault", "raid")) == [
        ("S", "army"),
        ("T", "old harbour"),
    ]


def test_a_statement_has_a_speaker_and_whom_it_is_to(nlp: Language) -> None:
    assert spans(nlp, "The king sent condolences to the families of the miners.") == [
        ("S", "king"),
        ("T", "families of the miners"),
    ]


def test_the_bank_that_says_it_will_do_so_is_who_does_it(nlp: Language) -> None:
    page = Page("The bank said it will help farmers.")
    told = page.claim("aid", "help", participants=(
        page.someone("actor", "it"), page.someone("target", "farmers"),
    ))  # fmt: skip
    assert spans(nlp, page.text, told) == [("S", "bank"), ("T", "farmers")]


def test_what_a_side_clause_tells_gives_no_sides(nlp: Language) -> None:
    page = Page("A car bomb killed a soldier who had kidnapped a banker.")
    told = page.claim("assault.abduct", "kidnapped", participants=(
        page.someone("actor", "soldier"), page.someone("target", "banker"),
    ))  # fmt: skip
    assert spans(nlp, page.text, told) == [("S", "car bomb"), ("T", "soldier")]


def test_coordinated_sides_stand_apart(nlp: Language) -> None:
    page = Page("Spain and Portugal condemned the coup.")
    told = page.claim("accuse", "condemned", participants=(page.someone("actor", "Spain"),))
    assert spans(nlp, page.text, told)[:2] == [("S", "Spain"), ("S", "Portugal")]
