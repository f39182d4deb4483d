"""What an event holds, what it keeps as rivals, and by which rule."""

from __future__ import annotations

from resolving_makers import claim, day, in_country, in_town, library, on, registry, toll, toward

from marsad.model.claims import Claim
from marsad.model.events import Event
from marsad.model.times import TimeSpan
from marsad.resolving import resolve

DOCS = library(*((f"d{k}", day(18 + k)) for k in range(5)), ("copy", day(20), {"lineage": "d0"}))


def told(document: str, **more: object) -> Claim:
    fields: dict[str, object] = {"when": on(day(17)), "where": in_town(), "target": "x:group"}
    return claim(document, **{**fields, **more})  # type: ignore[arg-type]


def held(*claims: Claim) -> Event:
    (event,) = resolve(claims, (), dossiers=DOCS, index=registry())
    return event


def test_tolls_are_never_averaged() -> None:
    event = held(
        told("d0", counts=(toll("killed", 12),)),
        told("copy", counts=(toll("killed", 12),)),
        told("d1", counts=(toll("killed", 15),)),
        told("d2", counts=(toll("killed", 12),)),
    )
    (killed,) = event.counts
    assert killed.value.best == 12
    assert len(killed.claims) == 3
    assert [(r.value.best, len(r.claims)) for r in killed.rivals] == [(15, 1)]


def test_of_tolls_with_equal_lineages_the_newest_is_held() -> None:
    event = held(
        told("d0", counts=(toll("killed", 12),)), told("d1", counts=(toll("killed", 15),))
    )
    (killed,) = event.counts
    assert (killed.value.best, killed.basis) == (15, "newest")
    assert [r.value.best for r in killed.rivals] == [12]


def test_an_explicit_day_beats_one_from_the_context() -> None:
    event = held(told("d0", when=on(day(18), basis="context")), told("d1"))
    assert event.when is not None
    assert event.when.value.earliest == day(17)
    assert [r.value.earliest for r in event.when.rivals] == [day(18)]


def test_a_month_agrees_with_a_day_in_it_and_is_no_rival() -> None:
    month = TimeSpan(day(1), day(31), "month", "explicit")
    event = held(told("d0", when=month), told("d1"))
    assert event.when is not None
    assert event.when.value.earliest == day(17)
    assert event.when.rivals == ()


def test_law_3_only_here_a_time_comes_from_publication_and_says_so() -> None:
    event = held(told("d2", when=None), told("d1", when=None))
    assert event.when is not None
    assert event.when.basis == "publication"
    assert event.when.value == TimeSpan(None, day(19), "day", "publication")


def test_without_a_publication_date_there_is_no_time_at_all() -> None:
    docs = library(("d0", None))
    (event,) = resolve([told("d0", when=None)], (), dossiers=docs)
    assert event.when is None


def test_the_future_gets_no_time_from_publication() -> None:
    assert held(told("d0", when=None, stance="planned")).when is None


def test_the_smaller_place_inside_the_larger_is_held() -> None:
    event = held(
        told("d0", where=in_country()), told("d1", where=in_town("Tamsah", 40.0)),
        told("d2", where=in_town("Wadi Noor", 3.0)),
    )  # fmt: skip
    assert event.where is not None
    assert event.where.value.name == "Wadi Noor"
    assert [r.value.name for r in event.where.rivals] == ["Tamsah"]


def test_the_doers_place_beats_a_smaller_one_of_others() -> None:
    event = held(
        told("d0", where=in_town("Tamsah", 3.0)),
        told("d1", where=in_town("Wadi Noor", 9.0), actor="x:army", voices=("x:army",), party=True),
    )
    assert event.where is not None
    assert (event.where.value.name, event.where.basis) == ("Wadi Noor", "confirmed")


def test_a_village_in_the_direction_named_refines_the_direction() -> None:
    event = held(
        told("d0", where=toward("Qasr Dahab", 210)), told("d1", where=in_town("Zallaf"))
    )
    assert event.where is not None
    assert event.where.value.name == "Zallaf"


def test_the_finer_mode_is_held_among_equals_and_most_lineages_win() -> None:
    assert held(told("d0"), told("d1", kind="assault.drone")).kind.value == "assault.drone"
    bare = held(told("d0", kind="assault"), told("d1", kind="assault"), told("d2"))
    assert bare.kind.value == "assault.aerial"
    assert bare.kind.rivals == ()


def test_the_exact_doer_takes_the_claims_of_the_vague_one() -> None:
    event = held(told("d0", actor="marsad:state-xbb"), told("d1", actor="x:command"))
    (doer,) = event.actors
    assert doer.value.actor_id == "x:command"
    assert len(doer.claims) == 2
    assert event.standing.value == "corroborated"
