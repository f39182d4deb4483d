"""When and where of a claim: what belongs to it, not what stands nearest."""

from __future__ import annotations

from datetime import date

import pytest
from small_world import Reader

from marsad.model.claims import Claim

MONDAY, TUESDAY = date(2021, 3, 15), date(2021, 3, 16)  # told on Wednesday, 17 March


def when(claim: Claim) -> tuple[date | None, date | None, str]:
    assert claim.happened is not None
    value = claim.happened.value
    return value.earliest, value.latest, value.basis


def where(claim: Claim) -> str | None:
    return None if claim.where is None else claim.where.value.name


def test_a_day_in_the_sentence_is_the_day(told: Reader) -> None:
    claim = told("Gunmen killed a guard in Derna on Monday.").one("assault")
    assert when(claim) == (MONDAY, MONDAY, "relative")
    assert claim.said is None


def test_a_day_on_the_reporting_verb_is_on_or_before(told: Reader) -> None:
    claim = told("On Tuesday, the army said its jets had bombed a camp.").at("bombed")
    assert when(claim) == (None, TUESDAY, "shared-with-reporting-verb")
    assert claim.said is not None
    assert claim.said.value.latest == TUESDAY


def test_a_day_inside_what_is_said_is_the_day_it_happened(told: Reader) -> None:
    claim = told("The army said its jets had bombed a camp on Monday.").at("bombed")
    assert when(claim) == (MONDAY, MONDAY, "relative")
    assert claim.said is None


def test_both_days_are_kept_apart(told: Reader) -> None:
    text = "On Tuesday, the army said that its jets had bombed a camp on Monday."
    claim = told(text).at("bombed")
    assert when(claim)[:2] == (MONDAY, MONDAY)
    assert claim.said is not None
    assert claim.said.value.latest == TUESDAY


def test_what_a_speaker_did_besides_dates_neither_the_telling_nor_the_deed(told: Reader) -> None:
    text = "The minister, who saw Kabul last week, said on Tuesday that a bomb killed three men."
    claim = told(text).at("killed")
    assert when(claim) == (None, TUESDAY, "shared-with-reporting-verb")
    assert [v.mention.quote for v in claim.voices] == ["The minister"]


@pytest.mark.parametrize("nobody", ["Nobody", "No one", "No group"])
def test_what_nobody_claimed_has_no_voice_no_doer_and_no_day(told: Reader, nobody: str) -> None:
    claim = told(f"A bomb killed a guard. {nobody} had claimed the blast by Tuesday.").at("blast")
    assert claim.voices == ()
    assert nobody not in [p.mention.quote for p in claim.participants]
    assert when(claim)[0] is None


def test_a_day_by_which_a_statement_went_out_still_dates_the_telling(told: Reader) -> None:
    text = "The statement, which was issued on Tuesday, said a bomb killed three men in Derna."
    claim = told(text).at("killed")
    assert when(claim) == (None, TUESDAY, "shared-with-reporting-verb")


def test_what_will_happen_does_not_take_the_day_of_the_threat(told: Reader) -> None:
    claim = told("On Tuesday, the army threatened to bomb the camp.").at("bomb")
    assert claim.happened is None or claim.happened.value.basis != "shared-with-reporting-verb"


def test_no_day_is_no_day(told: Reader) -> None:
    claim = told("Gunmen killed a guard in Derna.").one("assault")
    assert claim.happened is None
    assert claim.said is None


def test_without_a_publication_day_monday_is_no_date(told: Reader) -> None:
    claim = told("Gunmen killed a guard in Derna on Monday.", published=None).one("assault")
    assert claim.happened is None


def test_two_acts_in_one_sentence_have_each_its_day(told: Reader) -> None:
    text = "Rebels killed a guard in Derna on Monday and police arrested two men on Tuesday."
    found = told(text)
    assert when(found.at("killed"))[:2] == (MONDAY, MONDAY)
    assert when(found.at("arrested"))[:2] == (TUESDAY, TUESDAY)


def test_who_goes_on_speaking_goes_on_telling(told: Reader) -> None:
    text = "On Tuesday, the LNA said it had bombed a camp. The LNA said it also killed two men."
    claim = told(text).at("killed")
    assert when(claim) == (None, TUESDAY, "shared-with-reporting-verb")


def test_strikes_on_two_days_are_two_claims(told: Reader) -> None:
    claims = told("Air strikes hit a camp near Sirte on 3 and 5 March.").of("assault")
    assert {when(c)[0] for c in claims} == {date(2021, 3, 3), date(2021, 3, 5)}
    assert len({c.id for c in claims}) == 2
    assert len({c.trigger for c in claims}) == 1
    assert [bool(c.counts) for c in claims].count(True) <= 1, "counts stay with the first"


def test_in_two_towns_is_two_claims_with_one_trigger(told: Reader) -> None:
    claims = told("Gunmen attacked checkpoints in Derna and Benghazi on Monday.").of("assault")
    assert [where(c) for c in claims] == ["Derna", "Benghazi"]
    assert len({c.id for c in claims}) == 2
    assert len({c.trigger for c in claims}) == 1
    assert all(c.same_event is None for c in claims)


def test_in_two_countries_is_one_claim(told: Reader) -> None:
    text = "Gunmen killed ten villagers in Mali and Libya on Monday."
    assert len(told(text).of("assault")) == 1


@pytest.mark.parametrize(
    ("text", "name", "relation"),
    [
        ("Gunmen killed a guard in Derna.", "Derna", "in"),
        ("Jets bombed a camp near Sirte.", "Sirte", "near"),
        ("Jets bombed a camp 90km south of Sirte.", "Sirte", "bearing"),
        ("Jets bombed a camp in the desert southeast of Sirte.", "Sirte", "bearing"),
    ],
)
def test_a_relative_phrase_is_a_shape_and_a_name_a_point(
    told: Reader, text: str, name: str, relation: str
) -> None:
    claim = told(text).of("assault")[0]
    assert claim.where is not None
    assert (claim.where.value.name, claim.where.value.relation) == (name, relation)


def test_where_the_speaker_stood_is_not_where_it_happened(told: Reader) -> None:
    text = "A spokesman in Geneva said that gunmen had killed a guard in Derna."
    assert where(told(text).one("assault")) == "Derna"


def test_the_place_of_a_dateline_is_the_reporters(told: Reader) -> None:
    text = "TRIPOLI (Agency) - Gunmen killed a guard on Monday, officials said."
    assert all(where(c) != "Tripoli" for c in told(text).of("assault"))


def test_a_country_that_acts_is_no_place(told: Reader) -> None:
    claim = told("Turkey bombed a camp near Mosul.").of("assault")[0]
    assert where(claim) == "Mosul"


def test_the_passage_goes_on_in_its_place(told: Reader) -> None:
    text = "Rebels attacked a camp near Derna on Monday. Two guards were killed."
    claim = told(text).at("killed")
    assert where(claim) == "Derna"
    assert claim.where is not None
    assert claim.where.confidence < 0.9, "not from its own sentence"


def test_a_new_paragraph_is_a_new_place(told: Reader) -> None:
    text = "Rebels attacked a camp near Derna on Monday.\n\nTwo guards were killed."
    assert where(told(text).at("killed")) is None


def test_what_is_only_said_is_not_where_the_story_is(told: Reader) -> None:
    text = "Gunmen killed a guard in Derna on Monday. The UN condemned the killing."
    claims = told(text).of("accuse")
    assert claims
    assert all(where(c) is None for c in claims)


def test_the_next_deed_of_a_passage_goes_on_on_its_day(told: Reader) -> None:
    text = "Gunmen attacked a patrol near Derna on Monday. Three soldiers were killed."
    claim = told(text).at("killed")
    assert when(claim)[:2] == (MONDAY, MONDAY)


def test_a_deed_in_another_place_has_no_day_of_its_own(told: Reader) -> None:
    text = "Gunmen attacked a patrol in Derna on Monday. In Sirte a soldier shot a driver dead."
    assert told(text).at("shot").happened is None


def test_the_year_of_something_named_is_not_the_day(told: Reader) -> None:
    text = "Police in Derna arrested a leader of the 2011 protests."
    assert told(text).at("arrested").happened is None


def test_what_a_run_is_counted_from_is_not_the_day(told: Reader) -> None:
    text = "Jets bombed Derna in the heaviest raid since January."
    assert told(text).at("bombed").happened is None


def test_the_finer_of_two_places_told_together_is_meant(told: Reader) -> None:
    assert (
        where(told("Gunmen killed a guard in Derna, in eastern Libya.").one("assault")) == "Derna"
    )


def test_a_village_nobody_knows_stands_where_the_text_puts_it(told: Reader) -> None:
    claim = told("Gunmen burned houses in the village of Ardabou, near Gao, on Monday.").one(
        "assault"
    )
    assert claim.where is not None
    location = claim.where.value
    assert location.name == "Ardabou"
    assert location.second_name == "Gao"
    assert location.precision == "area"
    assert location.lat == pytest.approx(16.27, abs=0.01)
    assert location.radius_km is not None
    assert location.radius_km >= 10


def test_where_a_convoy_comes_from_is_not_where_it_was_attacked(told: Reader) -> None:
    assert where(told("Gunmen attacked a convoy from Gao on Monday.").one("assault")) is None


def test_a_month_before_a_name_is_still_the_month(told: Reader) -> None:
    claim = told("In January ISIS gunmen killed a guard at a checkpoint in Sirte.").one("assault")
    assert when(claim)[:2] == (date(2021, 1, 1), date(2021, 1, 31))
