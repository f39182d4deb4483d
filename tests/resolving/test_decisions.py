"""What people decide holds: merge, split, reject, set, undo. Law 6, and ids for ever."""

from __future__ import annotations

from dataclasses import replace

import pytest
from resolving_makers import claim, day, decided, in_town, library, on, registry

from marsad.model.decisions import Decision
from marsad.model.errors import MarsadError
from marsad.model.events import Event, event_id
from marsad.model.values import Read
from marsad.resolving import current_id, resolve

DOCS = library(*((f"d{k}", day(18)) for k in range(6)))
ONE = claim("d1", when=on(day(17)), where=in_town())
TWO = claim("d2", when=on(day(17)), where=in_town())
FAR = claim("d3", when=on(day(17)), where=in_town("Qasr Dahab"))
A, B = event_id(ONE.id), event_id(FAR.id)


def held(*decisions: Decision, claims: tuple[object, ...] = (ONE, TWO, FAR)) -> tuple[Event, ...]:
    return resolve(claims, decisions, dossiers=DOCS, index=registry())  # type: ignore[arg-type]


def test_a_merge_puts_two_events_together_and_keeps_both_names() -> None:
    (event,) = held(decided(1, "merge", A, {"into": B}))
    assert event.id == B
    assert event.also_known_as == (A,)
    assert set(event.claims) == {ONE.id, TWO.id, FAR.id}
    assert current_id((event,), A) == B


def test_a_chain_of_merges_resolves_every_old_name() -> None:
    other = claim("d4", kind="protest.demo", when=on(day(17)), where=in_town())
    last = event_id(other.id)
    events = held(
        decided(1, "merge", A, {"into": B}), decided(2, "merge", A, {"into": last}),
        claims=(ONE, TWO, FAR, other),
    )  # fmt: skip
    assert [e.id for e in events] == [last]
    assert {current_id(events, name) for name in (A, B, last)} == {last}


def test_undo_takes_a_merge_back_and_undo_of_undo_brings_it_again() -> None:
    merge, undo = decided(1, "merge", A, {"into": B}), decided(2, "undo", "1")
    assert held(merge, undo) == held()
    assert held(merge, undo, decided(3, "undo", "2")) == held(merge)


def test_a_split_takes_claims_out_under_their_own_name() -> None:
    events = held(decided(1, "split", A, {"claims": [TWO.id]}))
    assert [e.claims for e in events] == [(ONE.id,), (TWO.id,), (FAR.id,)]
    assert [e.id for e in events] == [A, event_id(TWO.id), B]
    assert all(not e.alike for e in events)


def test_a_name_stays_with_the_founding_claim() -> None:
    events = held(decided(1, "split", A, {"claims": [ONE.id]}))
    assert events[0].id == A
    assert events[0].claims == (ONE.id,)


def test_split_after_merge_gives_the_old_name_back() -> None:
    events = held(
        decided(1, "merge", A, {"into": B}), decided(2, "split", B, {"claims": [ONE.id, TWO.id]})
    )
    assert {e.id: set(e.claims) for e in events} == {A: {ONE.id, TWO.id}, B: {FAR.id}}


def test_what_is_reported_after_a_split_goes_to_the_nearer_half() -> None:
    near = claim("d4", when=on(day(17)), where=in_town(), actor="x:army", target="x:group")
    mate = claim("d2", when=on(day(17)), where=in_town(), actor="x:army", target="x:group")
    split = decided(1, "split", A, {"claims": [mate.id]})
    added = decided(2, "document-added", "d4", by="machine")
    events = held(split, added, claims=(ONE, mate, near))
    assert {e.id: e.claims for e in events} == {A: (ONE.id,), event_id(mate.id): (mate.id, near.id)}


def test_a_half_that_was_put_back_is_found_by_its_name_for_ever() -> None:
    split = decided(1, "split", A, {"claims": [TWO.id]})
    events = held(split, decided(2, "undo", "1"))
    assert [e.id for e in events] == [A, B]
    assert current_id(events, event_id(TWO.id)) == A
    assert events[0].also_known_as == (event_id(TWO.id),)
    gone = held(split, decided(2, "undo", "1"), decided(3, "reject-claim", TWO.id))
    assert current_id(gone, event_id(TWO.id)) == A


@pytest.mark.parametrize("undone", [(), ("1",), ("2",), ("3",), ("1", "2"), ("2", "1", "3")])
def test_every_name_leads_somewhere_through_merge_split_merge_and_undo(
    undone: tuple[str, ...],
) -> None:
    ledger = [
        decided(1, "merge", B, {"into": A}), decided(2, "split", A, {"claims": [TWO.id, FAR.id]}),
        decided(3, "merge", event_id(TWO.id), {"into": A}),
    ]  # fmt: skip
    ledger += [decided(k, "undo", seq) for k, seq in enumerate(undone, start=4)]
    events = held(*ledger)
    assert sorted(c for e in events for c in e.claims) == sorted((ONE.id, TWO.id, FAR.id))
    assert all(current_id(events, name) is not None for name in (A, B, event_id(TWO.id)))


# --- two events that a person keeps apart

LIKE = claim("d1", when=on(day(17)), where=in_town())
UNLIKE = claim("d2", when=on(day(17)), where=in_town("Qasr Dahab"))
MAYBE = claim("d4", kind="assault.drone", when=on(day(17)), word="raid")
C, D = event_id(LIKE.id), event_id(MAYBE.id)


def test_a_pair_kept_apart_is_offered_no_more_and_an_undo_offers_it_again() -> None:
    pair = (LIKE, MAYBE)
    assert [e.alike for e in held(claims=pair)] == [(D,), (C,)]
    apart = decided(1, "keep-apart", C, {"from": D, "claims": [LIKE.id], "others": [MAYBE.id]})
    assert [e.alike for e in held(apart, claims=pair)] == [(), ()]
    assert [e.alike for e in held(apart, decided(2, "undo", "1"), claims=pair)] == [(D,), (C,)]


def test_what_is_kept_apart_stays_apart_when_a_later_reading_sees_one() -> None:
    closer = replace(MAYBE, where=Read(in_town(), (MAYBE.trigger,)))
    assert len(held(claims=(LIKE, closer))) == 1
    apart = decided(1, "keep-apart", C, {"from": D, "claims": [LIKE.id], "others": [MAYBE.id]})
    events = held(apart, claims=(LIKE, closer))
    assert [(e.id, e.claims) for e in events] == [(C, (LIKE.id,)), (D, (MAYBE.id,))]
    assert not any(e.alike for e in events)
    bare = decided(1, "keep-apart", D, {"from": C})
    assert {e.id for e in held(bare, claims=(LIKE, closer))} == {C, D}


def test_a_pair_kept_apart_stays_so_under_the_name_it_is_merged_into() -> None:
    ledger = (
        decided(1, "keep-apart", C, {"from": D}),
        decided(2, "merge", event_id(UNLIKE.id), {"into": C}),
    )
    events = held(*ledger, claims=(LIKE, UNLIKE, MAYBE))
    assert {e.id: e.alike for e in events} == {C: (), D: ()}


def test_a_merge_after_all_is_the_later_word() -> None:
    ledger = (decided(1, "keep-apart", C, {"from": D}), decided(2, "merge", D, {"into": C}))
    (event,) = held(*ledger, claims=(LIKE, MAYBE))
    assert (event.id, event.also_known_as) == (C, (D,))


def test_a_rejected_claim_leaves_and_the_name_stays() -> None:
    events = held(decided(1, "reject-claim", ONE.id))
    assert events[0].id == A
    assert events[0].claims == (TWO.id,)
    assert held(decided(1, "reject-claim", ONE.id), decided(2, "restore-claim", ONE.id)) == held()


def test_an_event_of_rejected_claims_alone_is_gone() -> None:
    events = held(decided(1, "reject-claim", FAR.id))
    assert current_id(events, B) is None


def test_law_6_a_field_set_by_a_person_holds_and_the_machines_value_stays_a_rival() -> None:
    where = {"name": "Zallaf", "lat": 28.4, "lon": 15.6, "radius_km": 5.0, "country": "XAA"}
    person = decided(1, "set-field", A, {"field": "where", "value": where})
    machine = decided(
        2, "set-field", A, {"field": "where", "value": {**where, "name": "Elsewhere"}}, by="machine"
    )
    event = held(person, machine)[0]
    assert event.where is not None
    assert (event.where.value.name, event.where.basis, event.where.decision) == (
        "Zallaf", "decision", 1,
    )  # fmt: skip
    assert [(r.value.name, len(r.claims)) for r in event.where.rivals] == [("Tamsah", 2)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "assault.drone"),
        ("when", {"earliest": "2031-03-16", "latest": "2031-03-16"}),
        ("actors", [{"actor_id": "x:army", "name": "Coast Army"}]),
        ("targets", ["traders"]),
        ("counts", {"of": "killed", "low": 3, "best": 3, "high": 3}),
    ],
)
def test_every_field_can_be_set_and_rests_on_the_decision(field: str, value: object) -> None:
    event = held(decided(7, "set-field", A, {"field": field, "value": value}))[0]
    found = getattr(event, field)
    one = found[0] if isinstance(found, tuple) else found
    assert (one.basis, one.decision) == ("decision", 7)


def test_a_standing_set_by_a_person_says_by_which_decision_and_why() -> None:
    order = decided(3, "set-standing", A, {"standing": "refuted"}, reason="The mast still stands.")
    standing = held(order)[0].standing
    assert (standing.value, standing.decision, standing.why) == (
        "refuted", 3, "The mast still stands.",
    )  # fmt: skip


def test_a_decision_on_a_merged_name_reaches_the_event() -> None:
    (event,) = held(
        decided(1, "merge", A, {"into": B}), decided(2, "set-standing", A, {"standing": "refuted"})
    )
    assert event.standing.value == "refuted"


def test_a_value_that_cannot_be_one_is_refused_by_name() -> None:
    with pytest.raises(MarsadError, match="E-REVIEW-VALUE: decision 1"):
        held(decided(1, "set-field", A, {"field": "when", "value": {"earliest": "soon"}}))


def test_decisions_about_nothing_change_nothing() -> None:
    odd = (
        decided(1, "merge", "event-x", {"into": "event-y"}), decided(2, "split", A, {"claims": []}),
        decided(3, "undo", "99"), decided(4, "merge", A, {"into": A}),
    )  # fmt: skip
    assert held(*odd) == held()
