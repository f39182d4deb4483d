"""Did it happen: what voices and lineages make of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from resolving_makers import claim, day, in_town, library, on, registry

from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.resolving import resolve

DOCS = library(
    ("d1", day(18)),
    ("d2", day(19)),
    ("d3", day(20)),
    ("copy", day(20), {"lineage": "d1"}),
    ("office", day(21), {"source": "Coast Army, press office", "source_kind": "party"}),
)


def told(document: str, **more: object) -> Claim:
    fields: dict[str, object] = {"when": on(day(17)), "where": in_town(), "target": "x:group"}
    return claim(document, **{**fields, **more})  # type: ignore[arg-type]


def held(*claims: Claim) -> Event:
    (event,) = resolve(claims, (), dossiers=DOCS, index=registry())
    return event


def test_one_paper_is_a_single_voice() -> None:
    assert held(told("d1")).standing.value == "single-voice"


def test_a_paper_and_its_copy_are_a_single_voice() -> None:
    standing = held(told("d1"), told("copy")).standing
    assert (standing.value, standing.voices, standing.lineages) == ("single-voice", 1, 1)


def test_two_papers_corroborate() -> None:
    standing = held(told("d1"), told("d2")).standing
    assert (standing.value, standing.voices, standing.lineages) == ("corroborated", 2, 2)


def test_two_residents_in_one_paper_are_two_voices_through_one_report() -> None:
    event = held(
        told("d1", at=100, voices=("a baker",), same="same"),
        told("d1", at=300, voices=("a nurse",), same="same"),
    )
    assert event.standing.value == "single-voice"
    assert (event.standing.voices, event.standing.lineages) == (2, 1)


def test_one_nurse_in_two_papers_is_a_single_voice() -> None:
    event = held(told("d1", voices=("Nurse Amal",)), told("d2", voices=("Nurse Amal",)))
    assert event.standing.value == "single-voice"


def test_what_a_paper_adds_in_its_own_words_to_a_quote_is_no_second_voice() -> None:
    event = held(
        told("d1", at=100, voices=("a baker",), same="same"), told("d1", at=300, same="same")
    )
    assert event.standing.voices == 1


def test_a_party_repeated_by_two_papers_is_party_claimed() -> None:
    event = held(
        told("d1", actor="x:army", voices=("x:army",), party=True),
        told("d2", actor="x:army", voices=("x:chief",), party=True),
    )
    assert (event.standing.value, event.standing.voices) == ("party-claimed", 1)


def test_a_partys_own_press_office_is_the_party() -> None:
    assert held(told("office", actor="x:army")).standing.value == "party-claimed"


def test_both_enemies_telling_it_is_more_than_a_partys_word() -> None:
    event = held(
        told("d1", actor="x:army", voices=("x:army",), party=True),
        told("d2", actor="x:army", voices=("x:group",), party=True),
    )
    assert event.standing.value == "corroborated"


def test_the_doer_avows_what_others_told_before() -> None:
    event = held(
        told("d1", voices=("residents",)),
        told("d2", actor="x:army", voices=("x:army",), party=True),
    )
    assert event.standing.value == "admitted"


def test_residents_who_follow_the_doer_make_no_admission() -> None:
    event = held(
        told("d1", actor="x:army", voices=("x:army",), party=True),
        told("d2", voices=("residents",)),
    )
    assert event.standing.value == "corroborated"


def test_the_command_above_avows_for_the_state() -> None:
    event = held(
        told("d1", actor="marsad:state-xbb", voices=("residents",)),
        told("d2", actor="x:command", voices=("x:command",), party=True),
    )
    assert event.standing.value == "admitted"


def test_a_nameless_official_quoted_by_a_channel_avows_nothing() -> None:
    event = held(
        told("d1", actor="x:command", voices=("Channel Five", "a defence official"), party=True)
    )
    assert event.standing.value == "single-voice"


@pytest.mark.parametrize("denier", ["x:army", "x:mission"])
def test_a_denial_contests_and_stays(denier: str) -> None:
    tell, tell_again = told("d1"), told("d2")
    denial = told("d3", stance="denied", actor="x:army", voices=(denier,), party=True)
    event = held(tell, tell_again, denial)
    assert event.standing.value == "contested"
    assert event.denials == (denial.id,)
    assert [s.value.actor_id for s in event.actors] == []
    assert event.standing.voices == 2


def test_two_independent_denials_refute_what_one_party_claims() -> None:
    event = held(
        told("d1", actor="x:army", voices=("x:army",), party=True),
        told("d2", stance="denied", voices=("residents",)),
        told("d3", stance="denied", voices=("x:mission",)),
    )
    assert event.standing.value == "refuted"


def test_who_told_it_takes_it_back() -> None:
    event = held(
        told("d1", voices=("Nurse Amal",)),
        told("d2", stance="denied", voices=("Nurse Amal",)),
    )
    assert event.standing.value == "withdrawn"


def test_a_lone_denial_by_a_party_founds_a_contested_event() -> None:
    event = held(told("d1", stance="denied", actor="x:army", voices=("x:army",), party=True))
    assert (event.standing.value, event.realis) == ("contested", "not-happened")


def test_a_lone_denial_by_a_bystander_founds_a_refuted_event() -> None:
    assert held(told("d1", stance="denied", voices=("residents",))).standing.value == "refuted"


def test_what_is_told_after_its_denial_joins_it() -> None:
    denial = told("d1", stance="denied", actor="x:army", voices=("x:army",), party=True)
    event = held(denial, told("d2"))
    assert event.standing.value == "contested"
    assert event.realis == "happened"


def test_other_culprits_contest_it() -> None:
    event = held(told("d1", actor="x:army"), told("d2", actor="x:command"), told("d3"))
    assert event.standing.value == "contested"
    assert "Southern Command" in event.standing.why or "command" in event.standing.why
    (doer,) = event.actors
    assert [r.value.actor_id for r in doer.rivals] == ["x:command"]


def test_a_command_that_tells_what_the_forces_of_its_country_did_avows_it() -> None:
    told_by_it = told("d2", actor="our forces", voices=("x:command",))
    (doer,) = told_by_it.participants[:1]
    ours = replace(told_by_it, participants=(replace(doer, country="XBB"),))
    assert held(told("d1", voices=("residents",)), ours).standing.value == "admitted"


def test_what_a_post_passes_on_as_reported_is_no_voice_beside_the_one_it_rests_on() -> None:
    event = held(told("d1", voices=("Hill TV",)), told("d2", stance="alleged"))
    assert (event.standing.value, event.standing.voices) == ("single-voice", 1)


def test_two_papers_that_only_pass_on_a_report_still_tell_it() -> None:
    assert held(told("d1", stance="alleged"), told("d2", stance="alleged")).standing.voices == 2
