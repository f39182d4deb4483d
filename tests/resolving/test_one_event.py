"""One event told by many: confirmed, refined, copied, denied."""

from __future__ import annotations

from resolving_makers import (
    by,
    claim,
    day,
    in_country,
    in_town,
    library,
    on,
    registry,
    toll,
    toward,
)

from marsad.resolving import explain, resolve

INDEX = registry()


def test_a_later_better_source_confirms_and_refines() -> None:
    """First an official without a name, to the south of a town; a week later the command that
    flew it, with the village, and a second strike two days after the first."""
    docs = library(("wire", day(18)), ("copy", day(18), {"lineage": "wire"}), ("command", day(24)))
    wire = claim("wire", kind="assault.drone", when=on(day(17)), where=toward("Qasr Dahab", 210),
                 target="x:group", actor="marsad:state-xbb",
                 voices=("Channel Five", "a defence official"))  # fmt: skip
    copy = claim("copy", kind="assault.drone", when=on(day(17)), where=toward("Qasr Dahab", 210),
                 target="x:group", actor="marsad:state-xbb",
                 voices=("Channel Five", "a defence official"))  # fmt: skip
    same = {"where": in_town("Zallaf", 20.0), "actor": "x:command", "target": "x:group",
            "voices": ("x:command",), "party": True}  # fmt: skip
    first = claim("command", at=100, when=on(day(17)), **same)  # type: ignore[arg-type]
    second = claim("command", at=300, when=on(day(19)), **same)  # type: ignore[arg-type]

    before = resolve((wire, copy), (), dossiers=docs, index=INDEX)
    assert [e.standing.value for e in before] == ["single-voice"]
    assert (before[0].standing.voices, before[0].standing.lineages) == (1, 1)

    events = resolve((wire, copy, first, second), (), dossiers=docs, index=INDEX)
    assert [len(e.claims) for e in events] == [3, 1]
    old, new = events
    assert old.id == before[0].id
    assert old.where is not None
    assert old.where.value.name == "Zallaf"
    assert old.where.basis == "confirmed"
    assert [r.value.name for r in old.where.rivals] == ["Qasr Dahab"]
    assert old.kind.value == "assault.drone"
    assert [s.value.actor_id for s in old.actors] == ["x:command"]
    assert old.standing.value == "admitted"
    assert new.standing.value == "party-claimed"
    assert new.when is not None
    assert new.when.value.earliest == day(19)


def test_on_or_before_the_15th_meets_the_15th() -> None:
    docs = library(("d1", day(15)), ("d2", day(16)))
    open_end = claim("d1", when=by(day(15)), where=toward("Tamsah", 135), actor="x:army",
                     counts=(toll("attacks", 2),))  # fmt: skip
    again = claim("d2", when=by(day(15)), where=toward("Tamsah", 135), actor="x:army",
                  counts=(toll("attacks", 2),))  # fmt: skip
    (event,) = resolve((open_end, again), (), dossiers=docs, index=INDEX)
    assert event.when is not None
    assert (event.when.value.earliest, event.when.value.latest) == (None, day(15))


def test_on_or_before_the_15th_is_not_the_17th() -> None:
    docs = library(("d1", day(15)), ("d2", day(18)))
    first = claim("d1", when=by(day(15)), where=in_country(), actor="x:army")
    second = claim("d2", when=on(day(17)), where=in_country(), actor="x:army")
    assert len(resolve((first, second), (), dossiers=docs, index=INDEX)) == 2


def test_the_headline_is_told_again_below() -> None:
    docs = library(("d1", day(18)))
    head = claim("d1", at=10, sentence=(0, 60), where=in_town(), target="x:group")
    lead = claim("d1", at=200, word="struck", when=on(day(17)), where=in_town(), target="x:group")
    assert len(resolve((head, lead), (), dossiers=docs, index=INDEX)) == 1


def test_an_undated_copy_is_the_event_it_copies() -> None:
    docs = library(("d1", day(18)), ("d2", day(18), {"lineage": "d1"}))
    first = claim("d1", kind="protest.demo", word="marched")
    copy = claim("d2", kind="protest.demo", word="marched")
    (event,) = resolve((first, copy), (), dossiers=docs, index=INDEX)
    assert event.standing.lineages == 1


def test_what_was_planned_is_not_what_happened() -> None:
    docs = library(("d1", day(10)), ("d2", day(18)))
    plan = claim("d1", kind="protest.demo", stance="planned", when=on(day(17)), where=in_town())
    deed = claim("d2", kind="protest.demo", when=on(day(17)), where=in_town())
    events = resolve((plan, deed), (), dossiers=docs, index=INDEX)
    assert [e.realis for e in events] == ["future", "happened"]


def test_looting_in_one_town_within_a_month_is_one_condition() -> None:
    docs = library(("d1", day(1)), ("d2", day(20)), ("d3", day(1, 7)))
    told = [claim(d, kind="condition.looting-crime", word="looting", where=in_town())
            for d in ("d1", "d2", "d3")]  # fmt: skip
    elsewhere = claim("d2", at=500, kind="condition.looting-crime", word="looting",
                      where=in_town("Qasr Dahab"))  # fmt: skip
    events = resolve((*told, elsewhere), (), dossiers=docs, index=INDEX)
    assert [len(e.claims) for e in events] == [2, 1, 1]
    assert events[0].theme == "looting-crime"


def test_a_comparison_says_why() -> None:
    docs = library(("d1", day(18)), ("d2", day(18)))
    one = claim("d1", when=on(day(17)), where=in_town())
    other = claim("d2", when=on(day(17)), where=in_town("Wadi Noor"))
    reasons = {name: value for name, value, _ in explain(one, other, dossiers=docs)}
    assert reasons["time"] == 1.0
    assert reasons["place"] > 0
    assert reasons["targets"] == 0.0
    assert explain(one, other, dossiers=docs) == explain(other, one, dossiers=docs)
