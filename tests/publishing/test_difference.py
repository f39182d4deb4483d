"""Events at two positions of the ledger, and the published sentences that rest on what moved."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from marsad.model.decisions import Decision
from marsad.model.events import Event, Standing
from marsad.publishing import BriefConfig, tell
from marsad.publishing.difference import Between, difference
from marsad.publishing.telling_events import tell_event
from marsad.publishing.touched import sentences_of, touched

from . import weeks
from .builders import claim, document, event, exactly, held, material, on, rival


def row(seq: int, verb: str, subject: str, after: dict[str, Any] | None = None) -> Decision:
    text = json.dumps(after) if after else ""
    return Decision(seq, "2017-11-25T08:00:00Z", "amal", verb, subject, "", text, "", "", "")


def between(*rows: Decision, earlier: tuple[Decision, ...] = ()) -> Between:
    material = weeks.second_week()
    homes = {key: claim.document for key, claim in material.claims.items()}
    return Between(rows, homes, {d.seq: d for d in (*earlier, *rows)})


def moved(
    then: tuple[Event, ...], now: tuple[Event, ...], *rows: Decision
) -> list[tuple[str, str, tuple[int, ...]]]:
    return [(c.event, c.sort, c.causes) for c in difference(then, now, between(*rows))]


BATTLE, DRONE = weeks.E_LNA, weeks.E_DRONE


def test_what_is_held_as_before_is_left_out() -> None:
    assert moved(weeks.EVENTS, weeks.EVENTS, row(8, "publish", "brief-1")) == []


def test_an_event_that_came_in_names_its_document() -> None:
    added = row(8, "document-added", weeks.c_drone.document)
    other = row(9, "document-added", weeks.c_lna.document)
    assert moved((BATTLE,), (BATTLE, DRONE), added, other) == [(DRONE.id, "new", (8,))]


def test_an_event_whose_claims_were_rejected_is_gone() -> None:
    rejected = row(8, "reject-claim", DRONE.claims[0])
    assert moved((BATTLE, DRONE), (BATTLE,), rejected) == [(DRONE.id, "gone", (8,))]


def test_a_merge_and_its_undo_name_the_decision() -> None:
    heir = replace(
        BATTLE, claims=(*BATTLE.claims, *DRONE.claims), also_known_as=(DRONE.id,)
    )
    merge = row(8, "merge", DRONE.id, {"into": BATTLE.id})
    found = difference((BATTLE, DRONE), (heir,), between(merge))
    assert [(c.event, c.sort, c.others) for c in found] == [
        (BATTLE.id, "changed", ()), (DRONE.id, "merged", (BATTLE.id,)),
    ]  # fmt: skip
    assert {c.causes for c in found} == {(8,)}
    undo = row(9, "undo", "8")
    back = difference((heir,), (BATTLE, DRONE), between(undo, earlier=(merge,)))
    assert (DRONE.id, "split", (BATTLE.id,), (9,)) in [
        (c.event, c.sort, c.others, c.causes) for c in back
    ]


def test_a_field_s_change_names_the_row_that_set_it_and_no_other() -> None:
    corrected = replace(
        DRONE, counts=(replace(held(exactly(9, "killed"), weeks.c_drone), decision=9),),
        standing=Standing("withdrawn", 0, 0, "Withdrawn.", 8),
    )
    rows = (row(8, "retract-document", weeks.c_drone.document), row(9, "set-field", DRONE.id))
    (change,) = difference((DRONE,), (corrected,), between(*rows))
    causes = {f.field: f.causes for f in change.fields}
    assert causes["counts.killed"] == (9,)
    assert causes["standing"] == (8,)
    assert change.causes == (8, 9)


def test_a_newer_reading_is_the_cause_where_there_is_no_other() -> None:
    read = row(8, "run-adopted", "run-2")
    other = replace(DRONE, kind=held("assault.aerial", weeks.c_drone))
    (change,) = difference((DRONE,), (other,), between(read))
    assert (change.fields[0].field, change.causes) == ("kind", (8,))
    assert (change.fields[0].before, change.fields[0].after) == ("assault.drone", "assault.aerial")


def test_another_rival_is_no_change_of_the_value() -> None:
    old = replace(DRONE, counts=(held(exactly(9, "killed"), weeks.c_drone),))
    more = held(
        exactly(9, "killed"), weeks.c_drone, rivals=(rival(exactly(4, "killed"), weeks.c_lna),)
    )
    assert difference((old,), (replace(old, counts=(more,)),), between()) == ()


def told() -> Any:
    return tell(
        weeks.first_week(), theatre="Libya", period=weeks.FIRST, made="2017-11-22T09:00:00+00:00",
        config=BriefConfig(audience="desk"),
    )  # fmt: skip


def test_sentences_of_a_changed_event_are_touched_with_their_footnotes() -> None:
    brief = told()
    now = replace(DRONE, standing=replace(DRONE.standing, value="refuted"))
    (change,) = difference((DRONE,), (now,), between(row(9, "set-standing", DRONE.id)))
    found = touched((brief,), (change,))
    expected = [t.sentence for _, t in sentences_of(brief) if DRONE.id in t.events]
    assert expected
    assert [s.sentence for s in found] == expected
    assert all(s.why == ("standing",) and s.events == (DRONE.id,) for s in found)
    assert all(s.footnotes for s in found if s.part not in ("trend", "series"))


def test_a_brief_that_was_made_after_the_cause_is_not_touched() -> None:
    now = replace(DRONE, standing=replace(DRONE.standing, value="refuted"))
    (change,) = difference((DRONE,), (now,), between(row(7, "set-standing", DRONE.id)))
    assert touched((told(),), (change,)) == ()


def test_one_more_report_of_the_same_touches_no_sentence_but_a_lost_one_does() -> None:
    brief = told()
    more = replace(DRONE, claims=(*DRONE.claims, weeks.c_lna.id))
    came = difference(
        (DRONE,), (more,), between(row(9, "document-added", weeks.c_lna.document))
    )
    assert came
    assert touched((brief,), came) == ()
    fewer = replace(more, claims=(weeks.c_lna.id,))
    lost = difference(
        (more,), (fewer,), between(row(9, "retract-document", weeks.c_drone.document))
    )
    citing = touched((brief,), lost)
    assert any(DRONE.id in s.events for s in citing)
    assert all(s.why == ("a claim it cites has left",) for s in citing)


def test_what_an_older_text_said_is_told_no_more() -> None:
    report = document("Hill Wire", date(2017, 11, 18), "A strike killed 40 men near Sirte.")
    newer = document("Hill Wire", date(2017, 11, 19), "A strike killed nine men near Sirte.")
    one, two = (claim(d, "strike", "assault.aerial") for d in (report, newer))
    toll = held(exactly(9, "killed"), two, rivals=(rival(exactly(40, "killed"), one),))
    day = held(on(weeks.FIRST[0]), two)
    happening = event("assault.aerial", (one, two), counts=(toll,), when=day)
    base = material((happening,), (one, two), (report, newer))
    before = " ".join(t.sentence for t in tell_event(happening, base))
    after = " ".join(t.sentence for t in tell_event(replace(happening, overtaken=(one.id,)), base))
    assert "40" in before
    assert "nine" in after
    assert "40" not in after
