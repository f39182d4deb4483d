"""What a text asserts about a run of events."""

from __future__ import annotations

import pytest
from spacy.language import Language

from marsad.app.kit import load_kit
from marsad.evaluation.documents import gold_document
from marsad.model.mentions import SeriesClaim, Window
from marsad.reading.series import find_series
from marsad.reading.sheet import Kit
from marsad.reading.steps import read
from marsad.reading.triggers import find_triggers


@pytest.fixture(scope="module")
def kit() -> Kit:
    return load_kit()


YEAR, MONTH = {"unit": "year"}, {"unit": "month"}
TOLD = [
    ("It was the first airstrike in the country for two months.", "first", Window(2, **MONTH)),
    ("It was the army's first raid in Norland for two months.", "first", Window(2, **MONTH)),
    ("The bombing was the deadliest since 2014.", "deadliest", Window(since="2014")),
    ("The raid is the third attack in a week.", "third", Window(days=7, unit="week")),
    ("It was the second such protest this month.", "second", Window(1, unit="month", current=True)),
    ("The clash was the worst violence in ten years.", "worst", Window(120, **YEAR)),
    ("Gunmen attacked the depot, the fourth such raid in as many weeks.", "fourth",
     Window(days=28, unit="week")),
    ("Rebels shelled the port for the first time since March.", "first", Window(since="March")),
    ("The army bombed Dorna for the first time in more than three years.", "first",
     Window(36, **YEAR)),
    ("It is the second time in a month that a convoy has been attacked there.", "second",
     Window(1, **MONTH)),
    ("For the third time this year, militants attacked the pipeline.", "third",
     Window(12, unit="year", current=True)),
    ("The blast killed 40 people in the deadliest attack on the city in a decade.", "deadliest",
     Window(120, unit="decade")),
    ("Twelve soldiers were killed, the highest death toll in a single attack since 2011.",
     "highest", Window(since="2011")),
    ("Yesterday was the bloodiest day of fighting in Norland since the truce.", "bloodiest",
     Window(since="the truce")),
    ("It was the worst massacre in the country's history.", "worst", Window(since="ever")),
    ("The protest, the largest ever held in Dorna, ended peacefully.", "largest",
     Window(since="ever")),
    ("The bombing was the most deadly in the capital in nearly two years.", "most deadly",
     Window(24, **YEAR)),
    ("This was the most lethal attack on the police this year.", "most lethal",
     Window(12, unit="year", current=True)),
    ("Protesters clashed with police in the biggest riot in a generation.", "biggest",
     Window(since="in a generation")),
    ("It is the 12th attack on a health post since January.", "12th", Window(since="January")),
    ("The hostages were killed in the country's worst attack for five years.", "worst",
     Window(60, **YEAR)),
    ("The strike is the first by the coalition in the past six weeks.", "first",
     Window(days=42, unit="week")),
    ("The ambush was the deadliest against the force since it was deployed in 2013.", "deadliest",
     Window(since="it was deployed in 2013")),
    ("Eleven people died in the second-deadliest bombing of the year.", "second-deadliest",
     Window(12, unit="year", current=True)),
    ("It was one of the deadliest attacks in recent years.", "among the deadliest",
     Window(24, **YEAR)),
    ("It was the first suicide bombing in the town in several months.", "first",
     Window(2, **MONTH)),
    ("Artillery fire on the front was the heaviest in weeks.", "heaviest",
     Window(days=14, unit="week")),
    ("The two presidents met for the first time in 25 years.", "first", Window(300, **YEAR)),
    ("Envoys held their first talks since the war began.", "first", Window(since="the war began")),
    ("A bomb killed nine, the most people killed in one attack since last summer.", "most",
     Window(since="last summer")),
    ("Twenty people were killed in the country's deadliest shooting on record.", "deadliest",
     Window(since="ever")),
    ("The army launched its first offensive in the valley since 12 May 2016.", "first",
     Window(since="12 May 2016")),
    ("It was the second such test in less than a week.", "second", Window(days=7, unit="week")),
    ("Brun became the first captain killed by a bomb in Norland in six years.", "first",
     Window(72, **YEAR)),
    ("The first talks between the two since 1998 were marked by a quarrel.", "first",
     Window(since="1998")),
    ("It was the first prisoner exchange since 14 May 2003, when both sides freed ten.", "first",
     Window(since="14 May 2003")),
    ("The state lost nine soldiers, making it the deadliest month for the army since June 2009.",
     "deadliest", Window(since="June 2009")),
    ("Rebels carried out their fifth attack of the week on Monday.", "fifth",
     Window(days=7, unit="week", current=True)),
]  # fmt: skip


def found_in(nlp: Language, text: str) -> list[SeriesClaim]:
    doc = nlp(text)
    return [series for series, _ in find_series(doc, find_triggers(doc))]


@pytest.mark.parametrize(("text", "ordinal", "window"), TOLD)
def test_ordinal_and_window_are_read(
    nlp: Language, text: str, ordinal: str, window: Window
) -> None:
    (claim,) = found_in(nlp, text)
    assert (claim.ordinal, claim.window) == (ordinal, window)
    assert text[claim.start : claim.end] == claim.text
    assert claim.claim is None


@pytest.mark.parametrize(("text", "noun", "measure"), [
    (TOLD[0][0], "airstrike", None), (TOLD[7][0], None, None), (TOLD[2][0], None, "killed"),
    (TOLD[11][0], "attack", "killed"), (TOLD[12][0], "death toll", "killed"),
    (TOLD[13][0], "day", "killed"), (TOLD[25][0], "suicide bombing", None),
    ("Six soldiers died, the heaviest toll in the valley in two months.", "toll", "killed"),
    (TOLD[5][0], "violence", None), (TOLD[29][0], "people killed", "killed"),
    ("It left the highest number of injured since 2010 in a protest.", "number of injured",
     "injured"),
])  # fmt: skip
def test_what_is_counted_is_kept(
    nlp: Language, text: str, noun: str | None, measure: str | None
) -> None:
    (claim,) = found_in(nlp, text)
    assert (claim.noun, claim.measure) == (noun, measure)


def test_it_is_said_of_the_attack_told_before(nlp: Language) -> None:
    doc = nlp("The army conducted an airstrike near Dorna. It was the first strike for two months.")
    ((_, trigger),) = find_series(doc, find_triggers(doc))
    assert trigger == 0


def test_what_the_window_names_is_not_what_is_counted(nlp: Language) -> None:
    doc = nlp("Brun left for the first time since he was arrested. Rebels then shelled Dorna.")
    assert [t for _, t in find_series(doc, find_triggers(doc))] == []
    doc = nlp("Troops raided Dorna for the first time since it was shelled in March.")
    triggers = find_triggers(doc)
    ((_, trigger),) = find_series(doc, triggers)
    assert trigger is not None
    assert doc[triggers[trigger].head].text == "raided"


def test_the_owner_is_part_of_the_words(nlp: Language) -> None:
    doc = nlp("The raid was the army's first airstrike on the coast for two months.")
    ((claim, _),) = find_series(doc, find_triggers(doc))
    assert claim.text == "the army's first airstrike on the coast for two months"


@pytest.mark.parametrize(
    "text",
    [
        "He was the first to leave the hall.", "The second half of the year was calm.",
        "Clashes went on for a third day this week.",
        "It was the fifth consecutive day of strikes.",
        "The company reported its first loss in ten years.",
        "The First Division has been fighting in the valley since May.",
        "In the first attack, two people died; in the second, none.",
        "The first time it happened, he left for the first time in years.",
        "The ninth summit of the union, which lasted for three days, ended.",
        "The highest-ranking officer to visit the front in years was Colonel Brun.",
        "It was the first vote the rebels have not attacked in four years.",
        "It was the longest night of the year after the attack.",
        "He won the highest vote since 2001 after an attack on his rival.",
    ],
)  # fmt: skip
def test_other_firsts_are_no_series(nlp: Language, text: str) -> None:
    assert found_in(nlp, text) == []


@pytest.mark.parametrize(("text", "name"), [
    ("It was the first US air strike in Libya in two months.", "Libya"),
    ("It was Libya's deadliest attack since 2014.", "Libya"),
    ("The blast was the worst attack in Tripoli, Libya, since 2014.", "Tripoli"),
    ("The US strike was the first since 2014.", None),
    ("It was the first attack since the bombing of Tripoli in 2014.", None),
])  # fmt: skip
def test_the_place_that_bounds_a_series_stands_behind_what_is_counted(
    kit: Kit, text: str, name: str | None
) -> None:
    (series,) = next(read([gold_document("t", text)], kit)).series
    assert (series.place.name if series.place else None) == name
