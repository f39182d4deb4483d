"""What is counted: the harmed, those who took part, what was wrecked, taken, brought; parts and
totals; telegrams and lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from trigger_people import people

from marsad.codebook.totals import totals_of
from marsad.model.counts import Count
from marsad.reading.counts import find_counts
from marsad.reading.drafts import CountMention
from marsad.reading.numbers import read_number
from marsad.reading.parse import parse
from marsad.reading.roles import find_roles
from marsad.reading.triggers import find_triggers

Bounds = tuple[int | None, int | None, int | None]

LINES: list[tuple[str, str, Bounds]] = [
    ("Gunmen killed a shepherd near the well.", "killed", (1, 1, 1)),
    ("Militiamen ambushed the convoy, wounding up to 40 policemen.", "injured", (None, None, 40)),
    ("Rebels attacked the market and killed or wounded 30 traders.", "casualties", (30, 30, 30)),
    ("Two brothers were shot dead by gunmen on Monday.", "killed", (2, 2, 2)),
    ("Bandits kidnapped no fewer than 12 pupils from the school.", "abducted", (12, 12, None)),
    ("Police arrested dozens of students.", "arrested", (24, None, None)),
    ("The rebels released three nurses on Friday.", "freed", (3, 3, 3)),
    ("Thousands of farmers marched through the capital.", "participants", (2000, None, None)),
    ("About 200 fighters attacked the barracks.", "participants", (None, 200, None)),
    ("The air force carried out four air strikes on the port.", "attacks", (4, 4, 4)),
    ("Militants fired 10 rockets at the town.", "attacks", (10, 10, 10)),
    ("The attack killed between 3 and 5 guards.", "killed", (3, None, 5)),
    ("The army destroyed several trucks.", "destroyed", (2, None, None)),
    ("Soldiers burned 30 huts in the village.", "destroyed", (30, 30, 30)),
    ("The army shot down two drones over the lake.", "destroyed", (2, 2, 2)),
    ("Police seized 40 rifles from a farm.", "seized", (40, 40, 40)),
    ("Cattle raids last year claimed 74 lives in the district.", "killed", (74, 74, 74)),
    ("Rioters attacked the depot and set two buses on fire.", "destroyed", (2, 2, 2)),
    ("Police reported the arrest of 22 wanted men.", "arrested", (22, 22, 22)),
    ("France expelled six diplomats over the affair.", "affected", (6, 6, 6)),
]  # fmt: skip


def counts(nlp: Language, text: str) -> list[CountMention]:
    (doc,) = parse(nlp, [text])
    triggers, mentions = find_triggers(doc), people(doc)
    return list(find_counts(doc, triggers, find_roles(doc, triggers, mentions), mentions))


@pytest.mark.parametrize(("text", "of", "bounds"), LINES)
def test_each_kind_of_number_is_read_with_its_doubt(
    nlp: Language, text: str, of: str, bounds: Bounds
) -> None:
    assert (of, *bounds) in [(c.of, c.low, c.best, c.high) for c in counts(nlp, text)]


@pytest.mark.parametrize(("words", "bounds"), [
    ("no fewer than 12", (12, 12, None)), ("several dozen", (24, None, None)),
    ("several hundred", (200, None, None)), ("~40", (None, 40, None)),
    ("approx 15", (None, 15, None)), ("a total of 41", (41, 41, 41)),
])  # fmt: skip
def test_more_words_of_doubt(words: str, bounds: Bounds) -> None:
    amount = read_number(words)
    assert amount is not None
    assert amount[:3] == bounds


@pytest.mark.parametrize("text", [
    "The shelling killed villagers.", "Gunmen killed Captain Omar Deeb.",
    "Half of the shops in the town were looted.", "Troops fought air strikes and clashes.",
    "The army attacked the camp of Brigade No. 4.",
])  # fmt: skip
def test_without_a_number_nothing_is_counted(nlp: Language, text: str) -> None:
    assert counts(nlp, text) == []


def test_two_sides_are_two_counts(nlp: Language) -> None:
    found = counts(nlp, "Four soldiers and six rebels were killed in a clash near the river.")
    assert [(c.of, c.who, c.low) for c in found] == [
        ("killed", "soldiers", 4), ("killed", "rebels", 6)
    ]  # fmt: skip


@pytest.mark.parametrize("text", [
    "A bomb killed 20 people, among them nine soldiers.",
    "A bomb killed 20 people, nine of them soldiers.",
    "A bomb killed 20 people, of whom nine were soldiers.",
])  # fmt: skip
def test_parts_are_tied_to_their_whole(nlp: Language, text: str) -> None:
    whole, part = counts(nlp, text)
    assert (whole.low, whole.part_of, part.low, part.part_of, part.of) == (20, None, 9, 0, "killed")


def test_parts_and_running_totals_stay_out_of_the_sum(nlp: Language) -> None:
    found = counts(
        nlp, "A bomb killed two guards and two clerks, bringing the death toll to 45."
    )
    sums = totals_of([
        Count(c.of, c.low, c.best, c.high, c.text, part_of=c.part_of, cumulative=c.cumulative)
        for c in found
    ])  # fmt: skip
    assert (sums["killed"].low, sums["killed"].best) == (4, 4)


def test_what_is_counted_since_a_day_is_a_running_total(nlp: Language) -> None:
    (one,) = counts(nlp, "Shelling has killed 40 civilians since March.")
    assert (one.low, one.cumulative) == (40, True)


@pytest.mark.parametrize(("text", "wanted"), [
    ("AMBUSH ON NORTH ROAD MONDAY, 2 KIA, 5 WIA.", [("killed", 2), ("injured", 5)]),
    ("CAR BOMB EXPLODES IN THE OLD MARKET KILLING 12", [("killed", 12)]),
    ("Air strike on the depot this morning, 12 civs killed.", [("killed", 12)]),
])  # fmt: skip
def test_telegrams_are_counted(nlp: Language, text: str, wanted: list[tuple[str, int]]) -> None:
    assert [(c.of, c.low) for c in counts(nlp, text)] == wanted


def test_figures_in_a_list_are_counted(nlp: Language) -> None:
    found = counts(nlp, "Situation:\n- 3,400 households displaced by the fighting\n- rain")
    assert ("displaced", 3400) in [(c.of, c.low) for c in found]


@given(st.integers(0, 10**5), st.integers(0, 10**5))
def test_what_lies_between_two_numbers_has_its_bounds_in_order(one: int, other: int) -> None:
    low, high = sorted((one, other))
    for words in (f"between {low} and {high}", f"{low} to {high}"):
        amount = read_number(words)
        assert amount is not None
        known = [n for n in amount[:3] if n is not None]
        assert known == sorted(known)
