"""One happening told twice is one event; two happenings told alike are two."""

from __future__ import annotations

from datetime import date

import pytest
from small_world import Found, Reader

from marsad.model.claims import Claim
from marsad.model.sources import Segment
from marsad.reading.claim.same_event import compatible


def events(claims: list[Claim]) -> int:
    return len({c.same_event or c.id for c in claims})


def days(claims: list[Claim]) -> set[date | None]:
    return {c.happened.value.earliest for c in claims if c.happened is not None}


def assaults(found: Found) -> list[Claim]:
    return found.of("assault")


@pytest.mark.parametrize(
    "text",
    [
        "An air strike killed ten people in Sirte on Monday. The strike hit a market.",
        "Ten people were killed in a strike in Sirte. The air strike took place on Monday.",
        "A drone strike hit a camp near Gao on Monday. The strike killed nine fighters.",
        "Gunmen attacked a checkpoint near Derna on Monday. The attack killed two guards.",
    ],
)
def test_the_strike_is_the_strike_told_before(told: Reader, text: str) -> None:
    claims = assaults(told(text))
    assert len(claims) >= 2
    assert events(claims) == 1
    assert {c.same_event for c in claims} == {claims[0].id}


@pytest.mark.parametrize(
    "text",
    [
        "A bomb exploded in Derna on Monday. A bomb exploded in Derna on Tuesday.",
        "A bomb exploded in Derna on Monday. A bomb exploded in Sirte on Monday.",
        "A bomb exploded in Derna on Monday. The bomb that exploded in Sirte hurt nobody.",
        "The PKK attacked a base near Mosul. ISIS attacked a base near Mosul.",
        "Jets bombed a camp near Derna on Monday. Police arrested two men in Derna on Monday.",
        "Gunmen killed a guard in Derna on Monday. The army plans to attack Derna on Friday.",
    ],
)
def test_two_happenings_stay_two(told: Reader, text: str) -> None:
    claims = list(told(text).claims)
    assert len(claims) >= 2
    assert events(claims) == len(claims)


def test_a_later_telling_takes_the_day_the_place_and_the_finer_word(told: Reader) -> None:
    text = "A drone strike hit a camp near Gao on Monday. The strike killed nine fighters."
    first, second = assaults(told(text))
    assert second.kind.value == first.kind.value == "assault.drone"
    assert second.happened is not None
    assert second.happened.value.latest == date(2021, 3, 15)
    assert second.where is not None
    assert second.where.value.name == "Gao"


def test_a_first_telling_takes_the_day_that_follows(told: Reader) -> None:
    text = "Ten people were killed in a strike in Sirte. The air strike took place on Monday."
    first = assaults(told(text))[0]
    assert first.happened is not None
    assert first.happened.value.latest == date(2021, 3, 15)


def test_two_voices_on_one_event_are_two_claims(told: Reader) -> None:
    text = (
        "The LNA said it had bombed a camp near Sirte on Monday. "
        "ISIS said the bombing had killed nine villagers."
    )
    claims = assaults(told(text))
    assert len({c.voices[-1].actor_id for c in claims if c.voices}) == 2


def test_a_denial_is_of_the_same_event(told: Reader) -> None:
    text = (
        "ISIS said the LNA had bombed a market in Sirte on Monday. "
        "The LNA denied that it had bombed the market."
    )
    stances = {c.stance.value for c in assaults(told(text))}
    assert stances == {"asserted", "denied"}


def test_the_headline_tells_what_the_report_tells(told: Reader) -> None:
    head = "Gunmen kill guard in Derna"
    text = f"{head}\n\nGunmen killed a guard in Derna on Monday, police said."
    found = told(text, segments=(Segment(0, len(head), "title"),))
    claims = assaults(found)
    assert len(claims) == 2
    assert events(claims) == 1


FIRST_SECOND = (
    "French forces carried out two air strikes near Derna this month, the army said. "
    "The first took place on 3 March and the second on 5 March."
)


def test_the_first_and_the_second_are_two_events(told: Reader) -> None:
    found = told(FIRST_SECOND)
    first, second = found.at("first"), found.at("second")
    assert days([first]) == {date(2021, 3, 3)}
    assert days([second]) == {date(2021, 3, 5)}
    assert first.same_event is None
    assert second.same_event is None
    assert {first.kind.value, second.kind.value} == {"assault.aerial"}
    assert [p.mention.quote for p in first.with_role("actor")] == ["French forces"]


def test_what_is_said_of_both_is_said_of_each(told: Reader) -> None:
    text = (
        "French forces carried out two air strikes in Mali this month, the army said. "
        "The first took place on 3 March and the second on 5 March. Both were flown near Gao."
    )
    found = told(text)
    for word in ("first", "second"):
        claim = found.at(word)
        assert claim.where is not None
        assert claim.where.value.name == "Gao"


def test_a_pointing_word_with_nothing_before_it_tells_nothing(told: Reader) -> None:
    assert told("The first took place on 3 March and the second on 5 March.").claims == ()
    assert told("Both were carried out near Gao.").claims == ()


def test_a_confirmation_that_is_lacking_is_no_new_telling(told: Reader) -> None:
    text = "A drone strike hit a camp near Gao. The army has not confirmed the attack."
    assert [c.trigger.quote for c in assaults(told(text))].count("attack") == 0


def test_it_was_the_first_such_strike_is_no_strike(told: Reader) -> None:
    text = "An air strike hit a camp near Gao. It was the first air strike in Mali for a month."
    found = told(text)
    assert len(assaults(found)) == 1
    (series,) = found.reading.series
    assert (series.ordinal, series.claim) == ("first", found.claims[0].id)


@pytest.mark.parametrize(
    ("one", "other", "can"),
    [
        ("assault", "assault.aerial", True),
        ("assault.aerial", "assault.drone", True),
        ("assault.aerial", "assault.firearms", False),
        ("assault.explosives", "assault.suicide-attack", True),
        ("protest.demo", "protest.riot", True),
        ("assault", "protest", False),
        ("condition.health", "condition.health", True),
        ("condition.health", "condition.access", False),
    ],
)
def test_which_kinds_can_be_one_happening(one: str, other: str, can: bool) -> None:
    assert compatible(one, other) is can
    assert compatible(other, one) is can
