"""One happening told in several sentences, and several told in one."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.app.kit import load_kit
from marsad.evaluation.documents import gold_document
from marsad.model.claims import Claim
from marsad.model.mentions import Reading
from marsad.reading.sheet import Kit
from marsad.reading.steps import STEPS, read, steps_for


@pytest.fixture(scope="module")
def kit() -> Kit:
    return load_kit()


def reading(kit: Kit, text: str, published: date | None = date(2021, 5, 20)) -> Reading:
    return next(read([gold_document("t", text, published=published)], kit))


def days(claims: list[Claim]) -> list[str]:
    return [
        str(c.happened.value.earliest) for c in claims if c.happened is not None
    ]  # fmt: skip


def strikes(found: Reading) -> list[Claim]:
    return [c for c in found.claims if c.kind.value.startswith("assault")]


def test_the_first_and_the_second_are_two_events_on_two_days(kit: Kit) -> None:
    text = (
        "French forces carried out two air strikes against militants in Mali this month, the "
        "command said. The first took place on 11 May and the second on 14 May. Both were flown "
        "near Gao."
    )
    found = strikes(reading(kit, text))
    first, second = (next(c for c in found if c.trigger.quote == w) for w in ("first", "second"))
    assert days([first, second]) == ["2021-05-11", "2021-05-14"]
    assert first.same_event is None
    assert second.same_event is None
    assert {p.role for p in first.participants} >= {"actor", "target"}
    assert first.where is not None
    assert first.where.value.name == "Gao", "what is told of both is told of each"


def test_strikes_on_two_days_are_two_claims_with_one_trigger(kit: Kit) -> None:
    text = "Air strikes on the depot were carried out on 11 and 14 May near Gao."
    found = [c for c in strikes(reading(kit, text)) if "strikes" in c.trigger.quote]
    assert sorted(days(found)) == ["2021-05-11", "2021-05-14"]
    assert len({c.id for c in found}) == 2


def test_the_strike_is_the_strike_told_before(kit: Kit) -> None:
    text = (
        "A drone strike hit a camp of the rebels near Gao on 11 May. The strike killed nine "
        "fighters, a teacher said."
    )
    one, other = strikes(reading(kit, text))[:2]
    assert other.same_event == one.same_event == one.id
    assert other.kind.value == "assault.drone", "the finer word holds for both"
    assert days([other]) == ["2021-05-11"]


def test_two_bombs_on_two_days_stay_two(kit: Kit) -> None:
    text = (
        "A car bomb killed six people in Mogadishu on Monday. A roadside bomb killed two soldiers "
        "in Mogadishu on Wednesday."
    )
    found = strikes(reading(kit, text))
    assert len({c.same_event or c.id for c in found}) == 2


def test_a_pronoun_that_acts_is_no_event(kit: Kit) -> None:
    found = strikes(reading(kit, "The army denied that it had carried out the attack on Gao."))
    assert all(c.stance.value == "denied" for c in found)


def test_whose_planes_they_were_is_who_acted(kit: Kit) -> None:
    found = strikes(reading(kit, "Warplanes of the Saudi-led coalition bombed a market in Taiz."))
    roles = {(p.role, p.type) for p in found[0].participants}
    assert ("instrument", "vehicle") in roles
    doers = {p.type for p in found[0].participants if p.role == "actor"}
    assert doers
    assert not doers & {"vehicle", "weapon"}


def test_it_was_the_first_strike_is_a_series_and_no_event(kit: Kit) -> None:
    text = (
        "A French air strike hit a camp near Gao on 11 May. It was the first French air strike in "
        "Mali for two months."
    )
    found = reading(kit, text)
    assert len(strikes(found)) == 1
    assert found.series[0].ordinal == "first"
    assert found.series[0].window.months == 2
    assert found.series[0].claim == found.claims[0].id


def test_a_time_on_the_reporting_verb_says_when_it_was_told(kit: Kit) -> None:
    found = reading(kit, "On 15 May, the rebels said they had shelled the airport of Gao.")
    [claim] = [c for c in found.claims if c.kind.value.startswith("assault")]
    assert claim.happened is not None
    assert claim.happened.value.earliest is None
    assert claim.happened.value.latest == date(2021, 5, 15)
    assert claim.happened.value.basis == "shared-with-reporting-verb"
    assert claim.said is not None
    assert claim.voice_is_party is True


def test_a_dateline_is_where_the_reporter_sat(kit: Kit) -> None:
    text = "DAKAR (Agency) - Gunmen killed four herders on Monday, officials said."
    assert all(
        c.where is None or c.where.value.name != "Dakar" for c in reading(kit, text).claims
    )


def test_an_unnamed_official_is_not_the_state(kit: Kit) -> None:
    text = "According to a French defence official quoted by Le Monde, the strike killed two men."
    [claim] = strikes(reading(kit, text))
    assert [v.mention.quote for v in claim.voices] == ["Le Monde", "a French defence official"]
    assert claim.voices[-1].name is None


def test_one_killing_in_each_of_two_towns_is_two_claims(kit: Kit) -> None:
    found = reading(kit, "Gunmen attacked checkpoints in Gao and Timbuktu on Monday.")
    places = {c.where.value.name for c in strikes(found) if c.where is not None}
    assert len(places) == 2


def test_the_steps_give_what_later_ones_need() -> None:
    given = {"document", "doc"}
    for step in STEPS:
        assert set(step.needs) <= given, step.name
        given |= set(step.gives)
    assert [s.name for s in steps_for(["times"])] == ["times"]


def test_reading_twice_gives_the_same(kit: Kit) -> None:
    text = "Shelling killed three children in Taiz on Friday, medics said; the army denied it."
    assert reading(kit, text) == reading(kit, text)
