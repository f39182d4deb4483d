"""Numbers keep their doubt: the table of the contract, and counts in sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from trigger_people import people

from marsad.reading.counts import find_counts
from marsad.reading.drafts import CountMention
from marsad.reading.numbers import read_number
from marsad.reading.roles import find_roles
from marsad.reading.triggers import find_triggers

Bounds = tuple[int | None, int | None, int | None]

TABLE: list[tuple[str, Bounds]] = [
    ("12", (12, 12, 12)), ("twenty-one", (21, 21, 21)), ("1,200", (1200, 1200, 1200)),
    ("two hundred and six", (206, 206, 206)), ("at least 12", (12, 12, None)),
    ("12 or more", (12, 12, None)), ("more than 30", (31, None, None)),
    ("over 1,000", (1001, None, None)), ("up to 40", (None, None, 40)),
    ("as many as nine", (None, None, 9)), ("about 50", (None, 50, None)),
    ("nearly two dozen", (None, 24, None)), ("some 200", (None, 200, None)),
    ("between 3 and 5", (3, None, 5)), ("three to five", (3, None, 5)),
    ("a couple", (2, 2, 2)), ("several", (2, None, None)), ("a few", (2, None, None)),
    ("some", (2, None, None)), ("a number of", (2, None, None)), ("dozens", (24, None, None)),
    ("scores", (40, None, None)), ("hundreds", (200, None, None)),
    ("thousands", (2000, None, None)), ("no", (0, 0, 0)), ("none", (0, 0, 0)),
    ("a dozen", (12, 12, 12)), ("more than a dozen", (13, None, None)),
    ("tens of thousands", (20000, None, None)), ("2.5 million", (2500000, 2500000, 2500000)),
]  # fmt: skip


@pytest.mark.parametrize(("words", "bounds"), TABLE)
def test_vague_numbers_are_read_as_the_contract_says(words: str, bounds: Bounds) -> None:
    amount = read_number(words)
    assert amount is not None
    assert amount[:3] == bounds


@pytest.mark.parametrize("words", ["", "teachers", "the", "second army"])
def test_words_without_a_number_give_none(words: str) -> None:
    assert read_number(words) is None


@given(st.integers(min_value=0, max_value=10**7))
def test_a_figure_is_exact_and_a_bound_stays_a_bound(number: int) -> None:
    assert read_number(f"{number:,}") == (number, number, number, None)
    assert read_number(f"at least {number}") == (number, number, None, "at least")
    assert read_number(f"more than {number}") == (number + 1, None, None, "more than")


@given(st.text(max_size=30))
def test_bounds_come_in_order_whatever_the_words(text: str) -> None:
    amount = read_number(text)
    if amount is not None:
        known = [n for n in amount[:3] if n is not None]
        assert known == sorted(known)


def counts(nlp: Language, text: str) -> list[CountMention]:
    doc = nlp(text)
    triggers, mentions = find_triggers(doc), people(doc)
    return list(find_counts(doc, triggers, find_roles(doc, triggers, mentions), mentions))


def short(found: list[CountMention]) -> list[tuple[str, str | None, int | None]]:
    return [(c.of, c.who, c.low) for c in found]


def test_the_dead_and_the_hurt_of_one_attack(nlp: Language) -> None:
    found = counts(nlp, "Gunmen attacked a bus, killing four teachers and wounding at least 9.")
    assert short(found) == [("killed", "teachers", 4), ("injured", None, 9)]
    assert {c.trigger for c in found} == {0}


def test_several_is_two_or_more_and_no_best(nlp: Language) -> None:
    (one,) = counts(nlp, "The strike killed several rebel fighters.")
    assert (one.low, one.best, one.high, one.who) == (2, None, None, "rebel fighters")


def test_or_more_before_the_noun_is_a_lower_bound(nlp: Language) -> None:
    (one,) = counts(nlp, "Rebels killed 8 or more civilians.")
    assert (one.low, one.best, one.high) == (8, 8, None)


def test_children_among_the_dead_are_a_part(nlp: Language) -> None:
    whole, part = counts(nlp, "A bomb killed 20 people, including three children.")
    assert (whole.low, part.low, part.part_of, whole.part_of) == (20, 3, 0, None)


def test_some_of_the_wounded_are_a_part_of_the_wounded_told_before(nlp: Language) -> None:
    found = counts(
        nlp,
        "Shells struck a market in Gao on Monday, killing four people and wounding eleven. "
        "A nurse said that six of the wounded were children.",
    )
    injured = [c for c in found if c.of == "injured"]
    assert [(c.low, c.part_of) for c in injured] == [(11, None), (6, found.index(injured[0]))]


def test_a_share_larger_than_what_was_told_is_no_part_of_it(nlp: Language) -> None:
    found = counts(
        nlp,
        "Shells struck a market in Gao on Monday, wounding two. "
        "A nurse said that six of the wounded were children.",
    )
    assert all(c.part_of is None for c in found)


def test_a_toll_is_a_running_total(nlp: Language) -> None:
    found = counts(nlp, "A bomb killed two guards, bringing the death toll to 45.")
    assert [(c.low, c.cumulative) for c in found] == [(2, False), (45, True)]


def test_two_airstrikes_are_two_attacks(nlp: Language) -> None:
    (one,) = counts(nlp, "The army carried out two airstrikes on the depot.")
    assert (one.of, one.low, one.best, one.high) == ("attacks", 2, 2, 2)


def test_over_belongs_to_the_verb_and_is_no_bound(nlp: Language) -> None:
    (freed,) = counts(nlp, "Rebels handed over 12 hostages.")
    assert (freed.low, freed.best, freed.high) == (12, 12, 12)
    (dead,) = counts(nlp, "Over 30 soldiers were killed in the raid.")
    assert (dead.low, dead.best) == (31, None)
    assert counts(nlp, "The court wants two suspects tried over the killings.") == []


def test_a_number_counts_once_whatever_comes_after_it(nlp: Language) -> None:
    found = counts(nlp, "A man drove into a bus, injuring six before being shot by the police.")
    assert [(c.of, c.best) for c in found] == [("injured", 6)]


def test_no_casualties_is_zero_and_silence_is_no_count(nlp: Language) -> None:
    (one,) = counts(nlp, "Rebels attacked the fort. There were no casualties.")
    assert (one.of, one.low, one.high) == ("casualties", 0, 0)
    assert counts(nlp, "Rebels attacked the fort. There were casualties.") == []


def test_houses_are_counted_by_what_befell_them(nlp: Language) -> None:
    assert ("destroyed", "houses", 20) in short(counts(nlp, "Rebels destroyed 20 houses."))


def test_the_text_of_a_count_stands_where_it_says(nlp: Language) -> None:
    text = "Gunmen killed 11 soldiers and abducted two nurses, police said."
    for one in counts(nlp, text):
        assert text[one.start : one.end] == one.text
