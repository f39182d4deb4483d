"""Sentences as in a newspaper, and the kinds that must be read from them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from marsad.codebook.kinds import is_kind, plover_types
from marsad.reading.drafts import Trigger
from marsad.reading.triggers import find_triggers, on_own_words


def kinds(nlp: Language, text: str) -> list[str]:
    return [t.kind for t in find_triggers(nlp(text))]


def words(nlp: Language, text: str) -> list[str]:
    return [text[t.start : t.end] for t in find_triggers(nlp(text))]


TOLD = [
    ("Gunmen opened fire on a minibus near the dam, killing four people.", ["assault.firearms"]),
    ("The army carried out an airstrike on the depot.", ["assault.aerial"]),
    ("A suicide bomber blew himself up at a checkpoint.", ["assault.suicide-attack"]),
    ("The rebels shelled the harbour on Sunday.", ["assault.heavy-weapons"]),
    ("Militants abducted two drivers on the coastal road.", ["assault.abduct"]),
    ("The minister met the envoy and discussed trade.", ["consult"]),
    ("The president visited Kenya and met the governor.", ["consult.visit", "consult"]),
    ("The union called for the release of the prisoners.", ["request.yield"]),
    ("The council imposed sanctions on the general.", ["sanction"]),
    ("The government expelled three diplomats.", ["sanction.expel"]),
    ("Police arrested nine activists.", ["coerce.arrest"]),
    ("A court sentenced the editor to six years in prison.", ["sanction.convict"]),
    ("The two countries signed an agreement on fishing.", ["support"]),
    ("The militia released forty prisoners.", ["retreat.release"]),
    ("France withdrew its troops from the valley.", ["retreat.withdraw"]),
    ("Thousands of students marched through the capital.", ["protest.demo"]),
    ("Bus drivers went on strike over unpaid wages.", ["protest.strike"]),
    ("The group threatened to cut relations.", ["threaten.relations"]),
    ("The rebels rejected the proposal.", ["reject.change"]),
    ("Rebels captured dozens of villages near Zallaf.", ["coerce.seize"]),
    ("Rebels captured dozens of soldiers near Zallaf.", ["assault.abduct"]),
    ("Protests about the price of bread turned ugly.", ["protest.riot"]),
    ("Protests about the price of bread spread.", ["protest"]),
    ("The agency delivered food aid to the town.", ["aid"]),
    ("The bishop condemned the law.", ["accuse.disapprove"]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_happened_has_its_kind(nlp: Language, text: str, expected: list[str]) -> None:
    assert kinds(nlp, text) == expected


QUIET = [
    "The two companies said profits rose in March.",
    "A strong earthquake struck the island, killing four people.",
    "Eleven passengers died when the bus plunged into a ravine.",
    "The striker scored twice as United beat City in the league match.",
    "The singer released a new album.",
    "The firm fired its chief accountant.",
    "A heart attack killed the old actor.",
    "The helicopter crash killed nine soldiers.",
]


@pytest.mark.parametrize("text", QUIET)
def test_accidents_sport_and_trade_are_no_violence(nlp: Language, text: str) -> None:
    assert not [k for k in kinds(nlp, text) if k.startswith("assault")]


def test_a_strike_may_be_labour_violence_or_a_bargain(nlp: Language) -> None:
    assert kinds(nlp, "Teachers began a strike for better pay.") == ["protest.strike"]
    assert kinds(nlp, "A drone strike hit the convoy.") == ["assault.drone"]
    assert kinds(nlp, "The parties struck a deal.") == ["agree"]


def test_what_is_demanded_has_not_happened(nlp: Language) -> None:
    assert kinds(nlp, "The opposition demanded that the army withdraw its troops.") == [
        "request.yield"
    ]


def test_an_aim_is_no_event(nlp: Language) -> None:
    text = "The building was used as a base from which to launch attacks."
    assert kinds(nlp, text) == []


def test_talks_already_told_are_not_told_again(nlp: Language) -> None:
    text = "The king held talks with the premier. During the talks, they discussed water."
    assert len(kinds(nlp, text)) == 1


def test_a_series_sentence_adds_no_second_strike(nlp: Language) -> None:
    text = "The army conducted an airstrike near Dorna. It was the first strike for two months."
    assert kinds(nlp, text) == ["assault.aerial"]


def test_ground_that_changes_hands_names_the_side(nlp: Language) -> None:
    (state,) = find_triggers(nlp("Government forces recaptured the town of Dorna."))
    (rebels,) = find_triggers(nlp("Rebels seized the town of Dorna."))
    assert (state.territory, rebels.territory) == ("state", "non-state")


@pytest.mark.parametrize("name", sorted(plover_types()))
def test_the_line_that_explains_a_type_is_read_as_it(nlp: Language, name: str) -> None:
    assert name in {k.split(".")[0] for k in kinds(nlp, plover_types()[name].example)}


def test_offsets_and_kinds_hold_for_every_trigger(nlp: Language) -> None:
    doc = nlp(" ".join(text for text, _ in TOLD))
    found = find_triggers(doc)
    assert len(found) > 15
    assert [t.start for t in found] == sorted(t.start for t in found)
    for trigger in found:
        assert is_kind(trigger.kind)
        assert trigger.rule
        assert doc[trigger.head].sent.start_char <= trigger.start < trigger.end
        assert trigger.end <= doc[trigger.head].sent.end_char


def test_nothing_is_read_from_an_empty_text(nlp: Language) -> None:
    assert find_triggers(nlp("")) == ()


@pytest.mark.parametrize(("text", "words"), [
    ("On Thursday gunmen attacked the funeral of a priest who was killed by soldiers on Monday.",
     ["attacked", "killed"]),
    ("On Thursday gunmen attacked a priest who was killed by a bullet.", ["attacked"]),
])  # fmt: skip
def test_a_death_of_another_day_is_told_of_whom_a_deed_is_done_to(
    nlp: Language, text: str, words: list[str]
) -> None:
    assert [text[t.start : t.end] for t in find_triggers(nlp(text))] == words


def test_two_verbs_of_one_noun_each_have_a_word_of_their_own(nlp: Language) -> None:
    doc = nlp("The council agreed to lift the embargo imposed on Morland last year.")
    at = doc.text.index("embargo")
    same = [
        Trigger(at, at + 7, 5, "concede", 0.9, "a rule"),
        Trigger(at, at + 7, 8, "sanction", 0.9, "another rule"),
        Trigger(at, at + 7, 8, "sanction", 0.9, "a third rule"),
    ]
    words = [doc.text[t.start : t.end] for t in on_own_words(doc, same)]
    assert words == ["embargo", doc[8].text]
