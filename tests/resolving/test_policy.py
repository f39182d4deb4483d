"""Which of several values the desk holds, told as news; and that the table says what it does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from resolving_makers import claim, day, decided, in_town, library, on, registry, toll

from marsad.model.claims import Claim
from marsad.model.counts import Count
from marsad.model.events import Event, event_id
from marsad.model.times import TimeSpan
from marsad.resolving import resolve
from marsad.resolving.policy import AGREED, ONLY, ORDER

DOCS = library(
    ("morning", day(18)), ("noon", day(19)), ("evening", day(20)), ("late", day(21)),
    ("wire-1", day(18), {"source": "Hill Wire"}), ("wire-2", day(20), {"source": "Hill Wire"}),
    ("valley", day(19), {"source": "Valley Post", "source_kind": "local"}),
    ("office", day(21), {"source": "Coast Army, press office", "source_kind": "party"}),
)  # fmt: skip
CIVILIANS = Count("killed", 3, 3, 3, "three civilians", who="civilians")


def told(document: str, **more: object) -> Claim:
    fields: dict[str, object] = {"when": on(day(17)), "where": in_town(), "target": "villagers"}
    return claim(document, **{**fields, **more})  # type: ignore[arg-type]


def held(*claims: Claim) -> Event:
    (event,) = resolve(claims, (), dossiers=DOCS, index=registry())
    return event


def dead(number: int, low: int | None = None) -> dict[str, tuple[Count, ...]]:
    return {"counts": (toll("killed", number, low),)}


def killed(*claims: Claim) -> tuple[int | None, str, list[int | None]]:
    """The best figure, the rule that chose it, and the rivals."""
    (count,) = held(*claims).counts
    return count.value.best, count.basis, [r.value.best for r in count.rivals]


def test_an_agency_that_corrects_its_toll_is_held_to_the_second_figure() -> None:
    found = killed(told("wire-1", **dead(40)), told("wire-2", **dead(9)))
    assert found == (9, "corrected", [40])


def test_a_ministry_that_corrects_itself_in_another_paper_takes_its_first_figure_back() -> None:
    ministry = {"voices": ("x:mission",)}
    found = killed(told("morning", **ministry, **dead(40)), told("evening", **ministry, **dead(9)))
    assert found == (9, "corrected", [40])


def test_at_least_eight_said_later_takes_back_no_exact_nine() -> None:
    open_ended = Count("killed", 8, 8, None, "at least eight")
    found = killed(told("wire-1", **dead(9)), told("wire-2", counts=(open_ended,)))
    assert found == (9, "precise", [8])


def test_residents_of_two_days_are_not_one_voice_that_corrects_itself() -> None:
    found = killed(
        told("morning", voices=("residents",), **dead(5)),
        told("noon", voices=("residents",), **dead(4)),
    )
    assert found[1] != "corrected"


def test_a_hospital_is_held_before_what_a_party_says_of_its_enemy() -> None:
    found = killed(
        told("morning", voices=("Wadi hospital",), **dead(6)),
        told("evening", voices=("x:group",), party=True, actor="x:army", **dead(60)),
    )
    assert found == (6, "no-party", [60])


def test_a_hospital_is_held_before_a_paper_in_its_own_words() -> None:
    found = killed(
        told("morning", voices=("medics at Wadi hospital",), **dead(6)),
        told("noon", **dead(15)),
    )
    assert found == (6, "closest", [15])


def test_a_local_paper_is_held_before_a_distant_one() -> None:
    assert killed(told("valley", **dead(6)), told("evening", **dead(15))) == (6, "closest", [15])


def test_a_toll_that_grew_over_days_is_held_at_its_later_height() -> None:
    found = killed(
        told("morning", voices=("medics at Wadi hospital",), **dead(137)),
        told("evening", voices=("the governor",), **dead(276)),
    )
    assert found == (276, "grown", [137])


def test_no_party_makes_a_toll_grow() -> None:
    found = killed(
        told("morning", voices=("medics at Wadi hospital",), **dead(13)),
        told("evening", voices=("x:group",), party=True, actor="x:army", **dead(276)),
    )
    assert found == (13, "no-party", [276])


def test_two_independent_voices_are_held_before_one_hospital() -> None:
    found = killed(
        told("morning", voices=("Wadi hospital",), **dead(6)), told("noon", **dead(8)),
        told("evening", voices=("residents",), **dead(8)),
    )  # fmt: skip
    assert found == (8, "most-voices", [6])


def test_dozens_agrees_with_thirty_and_stands_behind_it() -> None:
    dozens = Count("killed", 24, None, None, "dozens")
    found = killed(
        told("morning", counts=(dozens,)), told("noon", **dead(30)), told("evening", **dead(12))
    )
    assert found == (30, "most-voices", [12])


def test_the_army_that_owns_to_three_dead_civilians_is_held_before_its_ally_s_none() -> None:
    none = Count("killed", 0, 0, 0, "no civilians", who="civilians")
    found = killed(
        told("noon", voices=("x:chief",), party=True, actor="x:army", counts=(CIVILIANS,)),
        told("evening", voices=("an ally",), party=True, actor="x:army", counts=(none,)),
    )
    assert found == (3, "no-party", [0])


def test_rival_tolls_stay_with_their_claims() -> None:
    claims = [told("morning", **dead(5)), told("noon", **dead(7)), told("evening", **dead(9))]
    (count,) = held(*claims).counts
    kept = {count.value.best: count.claims} | {r.value.best: r.claims for r in count.rivals}
    assert kept == {5: (claims[0].id,), 7: (claims[1].id,), 9: (claims[2].id,)}


def test_the_command_that_flew_it_knows_the_day() -> None:
    claims = [
        told("morning", when=on(day(17))), told("noon", when=on(day(17))),
        told("evening", when=on(day(15)), voices=("x:command",), actor="x:command", party=True),
    ]  # fmt: skip
    merge = decided(1, "merge", event_id(claims[2].id), {"into": event_id(claims[0].id)})
    (event,) = resolve(claims, (merge,), dossiers=DOCS, index=registry())
    assert event.when is not None
    assert (event.when.value.earliest, event.when.basis) == (day(15), "confirmed")
    assert [r.value.earliest for r in event.when.rivals] == [day(17)]


def test_the_doer_s_last_week_makes_no_day_wider() -> None:
    week = TimeSpan(day(13), day(19), "week", "explicit")
    event = held(
        told("morning", when=on(day(17))),
        told("evening", when=week, voices=("x:command",), actor="x:command", party=True),
    )
    assert event.when is not None
    assert event.when.value.earliest == day(17)


def test_who_owns_to_it_is_held_before_whom_two_papers_suspect() -> None:
    event = held(
        told("morning", actor="x:army"), told("noon", actor="x:army"),
        told("evening", actor="x:group", voices=("x:group",), party=True),
    )  # fmt: skip
    assert event.actors[0].value.actor_id == "x:group"
    assert event.actors[0].basis == "avowed"
    assert [r.value.actor_id for r in event.actors[0].rivals] == ["x:army"]


def test_a_suspect_who_names_another_owns_to_nothing() -> None:
    event = held(
        told("morning", actor="x:army", voices=("residents",)),
        told("noon", actor="x:group", voices=("x:army",), party=True),
    )
    assert event.standing.value == "contested"
    assert "different culprits" in event.standing.why


def test_each_accused_denies_and_the_desk_says_so_by_name() -> None:
    event = held(
        told("morning", actor="x:army", voices=("residents",)),
        told("noon", stance="denied", actor="x:army", voices=("x:army",), party=True),
        told("evening", stance="denied", actor="x:group", voices=("x:group",), party=True),
    )
    assert event.standing.value == "contested"
    assert "army and group each deny it" in event.standing.why
    assert len(event.denials) == 2


def test_one_owns_to_it_and_the_other_suspect_s_denial_is_none_of_the_event() -> None:
    event = held(
        told("morning", actor="x:army", voices=("residents",)),
        told("noon", stance="denied", actor="x:army", voices=("x:army",), party=True),
        told("evening", actor="x:group", voices=("x:group",), party=True),
    )
    assert event.standing.value == "admitted"
    assert "army denies a part in it" in event.standing.why
    assert len(event.denials) == 1


def test_a_denial_given_up_leaves_an_admission() -> None:
    event = held(
        told("morning", voices=("residents",)),
        told("noon", stance="denied", actor="x:army", voices=("x:army",), party=True),
        told("evening", actor="x:army", voices=("x:army",), party=True),
    )
    assert event.standing.value == "admitted"
    assert "army had denied it before" in event.standing.why
    assert len(event.denials) == 1


def test_a_general_who_owns_to_a_strike_his_army_denies_leaves_it_contested() -> None:
    event = held(
        told("morning", voices=("residents",), target="x:group"),
        told("noon", stance="denied", actor="x:army", voices=("x:army",), party=True),
        told("evening", actor="x:army", voices=("x:chief",), party=True, target="x:group"),
    )
    assert event.standing.value == "contested"


def test_owning_to_dead_civilians_beats_an_ally_s_denial() -> None:
    event = held(
        told("morning", voices=("residents",), counts=(CIVILIANS,)),
        told("noon", actor="x:army", voices=("x:army",), party=True, counts=(CIVILIANS,)),
        told("evening", stance="denied", voices=("a spokesman of its ally",), party=True),
    )
    assert event.standing.value == "admitted"


def test_a_boast_does_not_beat_the_denial_of_whom_it_hit() -> None:
    event = held(
        told("morning", voices=("residents",), target="x:group"),
        told("noon", actor="x:army", voices=("x:army",), party=True, target="x:group"),
        told("evening", stance="denied", voices=("x:group",), party=True, target="x:group"),
    )
    assert event.standing.value == "contested"


def test_a_force_that_tells_of_its_own_civilian_toll_speaks_against_its_interest() -> None:
    event = held(told("office", actor="x:army", voices=("x:army",), party=True,
                      counts=(CIVILIANS,)))  # fmt: skip
    assert event.standing.value == "party-claimed"
    assert "against its own interest" in event.standing.why


def test_a_voice_that_takes_it_back_speaks_for_it_no_more() -> None:
    event = held(
        told("morning", voices=("x:mission",)), told("noon"),
        told("evening", stance="denied", voices=("x:mission",)),
    )  # fmt: skip
    assert (event.standing.value, event.standing.voices) == ("contested", 1)


@pytest.mark.parametrize("field", sorted(ORDER))
def test_a_basis_is_a_rule_of_its_field(field: str) -> None:
    names = [rule.name for rule in ORDER[field]]
    assert len(set(names)) == len(names)
    assert not {ONLY, AGREED, "decision", "publication"} & set(names)
    assert all(rule.prefers for rule in ORDER[field])


def test_copies_of_one_text_are_one_voice_for_a_toll() -> None:
    docs = {**DOCS, "evening": replace(DOCS["evening"], lineage="noon")}
    claims = [told("morning", voices=("residents",), **dead(4)), told("noon", **dead(8)),
              told("evening", **dead(8))]  # fmt: skip
    (event,) = resolve(claims, (), dossiers=docs, index=registry())
    (count,) = event.counts
    assert (count.value.best, count.basis) == (4, "closest")
