"""How well alleged harm to civilians is evidenced: proposed with reasons, decided by people."""

from __future__ import annotations

import pytest
from resolving_makers import claim, day, decided, in_town, library, on, registry

from marsad.model.claims import Claim
from marsad.model.counts import Count
from marsad.model.decisions import Decision
from marsad.model.events import GRADINGS, Grading, event_id
from marsad.resolving import resolve

DOCS = library(*((f"d{k}", day(18 + k)) for k in range(4)))
FAMILY = Count("killed", 4, 4, 4, "four children", who="children")
MEN = Count("killed", 6, 6, 6, "six fighters", who="fighters")


def told(document: str, **more: object) -> Claim:
    fields: dict[str, object] = {
        "when": on(day(17)), "where": in_town(), "target": "villagers", "counts": (FAMILY,),
    }  # fmt: skip
    return claim(document, **{**fields, **more})  # type: ignore[arg-type]


def graded(*claims: Claim, ledger: tuple[Decision, ...] = ()) -> Grading | None:
    (event,) = resolve(claims, ledger, dossiers=DOCS, index=registry())
    return event.grading.value if event.grading is not None else None


BOAST = {"actor": "x:army", "voices": ("x:army",), "party": True}
DENIAL = {**BOAST, "stance": "denied"}
FIGHTERS = {"target": "fighters", "counts": (MEN,)}


@pytest.mark.parametrize(
    ("grade", "claims", "why"),
    [
        ("weak", [told("d0", voices=("residents",))], "One voice alleges it: residents"),
        ("weak", [told("d0"), told("d1")], "none names who did it"),
        ("weak", [told("d0", actor="x:army", voices=("x:group",), party=True)], "Only a party"),
        ("fair", [told("d0", actor="x:army"), told("d1")], "they name army"),
        (
            "fair",
            [told("d0"), told("d1"), told("d2", **{**BOAST, **FIGHTERS})],
            "army owns to the act",
        ),
        ("confirmed", [told("d0"), told("d1", **BOAST)], "accepts that civilians were harmed"),
        ("contested", [told("d0", actor="x:army"), told("d1", actor="x:group")], "culprits"),
        ("contested", [told("d0"), told("d1", **FIGHTERS)], "that the dead were fighters"),
        (
            "discounted",
            [told("d0", actor="x:army", voices=("x:group",), party=True), told("d1", **FIGHTERS)],
            "fighters",
        ),
        (
            "discounted",
            [told("d0", voices=("Nurse Amal",)),
             told("d1", stance="denied", voices=("Nurse Amal",))],
            "withdrawn",
        ),
    ],
)  # fmt: skip
def test_each_grade_is_proposed_with_its_reason(grade: str, claims: list[Claim], why: str) -> None:
    found = graded(*claims)
    assert found is not None
    assert found.value == grade
    assert why in found.why


def test_the_accused_s_denial_is_told_and_does_not_lower_the_grade() -> None:
    found = graded(told("d0", actor="x:army"), told("d1"), told("d2", **DENIAL, counts=()))
    assert found is not None
    assert found.value == "fair"
    assert "army denies it" in found.why


@pytest.mark.parametrize(
    "claims",
    [
        [told("d0", **FIGHTERS)],
        [told("d0", counts=())],
        [told("d0", stance="planned")],
        [told("d0", kind="consult", word="met")],
    ],
)
def test_where_no_harm_to_civilians_is_told_nothing_is_graded(claims: list[Claim]) -> None:
    assert graded(*claims) is None


def test_law_6_a_person_sets_the_grading_and_the_proposal_stays_beside_it() -> None:
    one = told("d0", voices=("residents",))
    order = decided(
        4, "set-field", event_id(one.id), {"field": "grading", "value": "fair"},
        reason="Film of the crater.",
    )  # fmt: skip
    (event,) = resolve([one], (order,), dossiers=DOCS, index=registry())
    assert event.grading is not None
    assert event.grading.value == Grading("fair", "Film of the crater.")
    assert (event.grading.basis, event.grading.decision) == ("decision", 4)
    assert [r.value.value for r in event.grading.rivals] == ["weak"]


def test_a_proposal_says_that_it_is_one_and_rests_on_who_alleges_it() -> None:
    one, other = told("d0"), told("d1", counts=())
    (event,) = resolve([one, other], (), dossiers=DOCS, index=registry())
    assert event.grading is not None
    assert (event.grading.basis, event.grading.decision) == ("proposed", None)
    assert event.grading.claims == (one.id,)
    assert event.grading.value.value in GRADINGS
