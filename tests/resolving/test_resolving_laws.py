"""The laws of the resolver, over claims of every sort."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from resolving_makers import (
    PLACES,
    by,
    claim,
    day,
    decided,
    in_country,
    in_town,
    library,
    on,
    registry,
)

from marsad.model.claims import Claim
from marsad.resolving import current_id, resolve

INDEX = registry()
DOCS = library(
    *((f"d{k}", day(10 + k) if k != 3 else None) for k in range(8)),
    ("copy", day(12), {"lineage": "d1"}),
)
WHENS = st.one_of(
    st.none(), st.integers(5, 12).map(lambda n: on(day(n))), st.integers(5, 12).map(
        lambda n: by(day(n))),
)  # fmt: skip
WHERES = st.sampled_from([None, in_country(), in_country("XBB"), *(in_town(p) for p in PLACES)])
KINDS = ["assault.aerial", "assault", "protest.demo", "condition.access"]
ACTORS = st.sampled_from([None, "x:army", "x:command", "marsad:state-xbb", "gunmen", "x:group"])


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    made: dict[str, Claim] = {}
    for at in range(draw(st.integers(1, 9))):
        document = draw(st.sampled_from(sorted(DOCS)))
        fields: dict[str, Any] = {
            "kind": draw(st.sampled_from(KINDS)),
            "stance": draw(st.sampled_from(["asserted", "alleged", "denied", "planned"])),
            "when": draw(WHENS),
            "where": draw(WHERES),
            "actor": draw(ACTORS),
            "voices": draw(st.sampled_from([(), ("x:army",), ("residents",)])),
            "same": draw(st.sampled_from([None, None, "told-once"])),
        }
        one = claim(document, at=100 * (at + 1), **fields)
        made[one.id] = one
    return list(made.values())


@settings(max_examples=60, deadline=None)
@given(claims(), st.randoms(use_true_random=False))
def test_law_5_the_order_of_the_input_changes_nothing(found: list[Claim], chance: Any) -> None:
    first = resolve(found, (), dossiers=DOCS, index=INDEX)
    mixed = list(found)
    chance.shuffle(mixed)
    assert resolve(mixed, (), dossiers=DOCS, index=INDEX) == first
    assert resolve(found, (), dossiers=DOCS, index=INDEX) == first


@settings(max_examples=60, deadline=None)
@given(claims())
def test_law_4_every_claim_is_in_exactly_one_event_denials_too(found: list[Claim]) -> None:
    events = resolve(found, (), dossiers=DOCS, index=INDEX)
    assert sorted(c for e in events for c in e.claims) == sorted(c.id for c in found)
    denied = {c.id for c in found if c.stance.value == "denied"}
    assert {d for e in events for d in e.denials} == denied


@settings(max_examples=60, deadline=None)
@given(claims())
def test_law_4_every_time_told_is_held_or_touched_or_a_rival(found: list[Claim]) -> None:
    by_id = {c.id: c for c in found}
    for event in resolve(found, (), dossiers=DOCS, index=INDEX):
        if event.when is None or event.when.basis == "publication":
            continue
        known = [event.when.value, *(r.value for r in event.when.rivals)]
        for name in set(event.claims) - set(event.denials):
            happened = by_id[name].happened
            if happened is not None:
                assert any(k.touches(happened.value) for k in known)


@settings(max_examples=60, deadline=None)
@given(claims())
def test_law_3_no_time_rests_on_publication_when_a_claim_gives_one(found: list[Claim]) -> None:
    by_id = {c.id: c for c in found}
    for event in resolve(found, (), dossiers=DOCS, index=INDEX):
        told = [by_id[c] for c in event.claims if c not in event.denials]
        if event.when is not None and event.when.value.basis == "publication":
            assert event.when.basis == "publication"
            assert event.when.value.earliest is None
            assert all(c.happened is None for c in told)


@settings(max_examples=60, deadline=None)
@given(claims(), st.integers(0, 8))
def test_documents_added_later_never_move_a_claim_or_rename_an_event(
    found: list[Claim], cut: int
) -> None:
    early = [c for c in found if DOCS[c.document].position < cut]
    before = resolve(early, (), dossiers=DOCS, index=INDEX)
    after = resolve(found, (), dossiers=DOCS, index=INDEX)
    homes = {c: e.id for e in after for c in e.claims}
    for event in before:
        assert {homes[c] for c in event.claims} == {event.id}


@settings(max_examples=60, deadline=None)
@given(claims(), st.data())
def test_old_names_resolve_after_any_merge(found: list[Claim], data: st.DataObject) -> None:
    names = [e.id for e in resolve(found, (), dossiers=DOCS, index=INDEX)]
    pairs = data.draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)),
                               max_size=4))  # fmt: skip
    merges = [decided(k, "merge", a, {"into": b}) for k, (a, b) in enumerate(pairs, start=1)]
    events = resolve(found, merges, dossiers=DOCS, index=INDEX)
    assert all(current_id(events, name) is not None for name in names)
    assert sorted(c for e in events for c in e.claims) == sorted(c.id for c in found)
    undone = [decided(k + 10, "undo", str(k)) for k in range(1, len(pairs) + 1)]
    assert [e.id for e in resolve(found, [*merges, *undone], dossiers=DOCS, index=INDEX)] == names


def test_law_6_machine_orders_do_not_undo_a_persons_rejection() -> None:
    one = claim("d0", when=on(date(2031, 3, 5)))
    ledger = (decided(1, "reject-claim", one.id), decided(2, "restore-claim", one.id, by="machine"))
    assert resolve([one], ledger, dossiers=DOCS) == ()
