"""A report that was corrected, and one that was withdrawn."""

from __future__ import annotations

from dataclasses import replace

from resolving_makers import (
    claim,
    day,
    decided,
    in_country,
    in_town,
    library,
    on,
    registry,
    toll,
)  # fmt: skip

from marsad.model.claims import Claim
from marsad.model.counts import Count
from marsad.model.decisions import Decision
from marsad.model.events import Event, event_id
from marsad.model.times import TimeSpan
from marsad.resolving import Dossier, resolve
from marsad.resolving.editions import lines_of

WIRE = {"source": "Hill Wire"}
DOCS = library(
    ("first", day(18), WIRE), ("second", day(19), {**WIRE, "supersedes": "first"}),
    ("third", day(20), {**WIRE, "supersedes": "second"}), ("paper", day(19)),
    ("notice", day(21), {"source": "Hill Wire"}),
)  # fmt: skip


def told(document: str, dead: int | None = None, **more: object) -> Claim:
    counts = () if dead is None else (toll("killed", dead),)
    fields: dict[str, object] = {"when": on(day(17)), "where": in_town(), "counts": counts}
    return claim(document, **{**fields, **more})  # type: ignore[arg-type]


def held(*claims: Claim, ledger: tuple[Decision, ...] = ()) -> tuple[Event, ...]:
    return resolve(claims, ledger, dossiers=DOCS, index=registry())


FIRST, SECOND, THIRD, PAPER = (told("first", 40), told("second", 9), told("third", 11),
                               told("paper", 12))  # fmt: skip


def test_the_newer_text_corrects_the_toll_and_is_no_second_voice() -> None:
    (event,) = held(FIRST, SECOND)
    (count,) = event.counts
    assert (count.value.best, count.basis) == (9, "corrected")
    assert [r.value.best for r in count.rivals] == [40]
    assert (event.standing.value, event.standing.voices) == ("single-voice", 1)
    assert event.overtaken == (FIRST.id,)
    assert set(event.claims) == {FIRST.id, SECOND.id}


def test_of_three_texts_the_last_one_speaks() -> None:
    (event,) = held(FIRST, SECOND, THIRD)
    assert event.counts[0].value.best == 11
    assert set(event.overtaken) == {FIRST.id, SECOND.id}


def test_a_newer_text_and_another_paper_are_two_voices() -> None:
    (event,) = held(FIRST, SECOND, PAPER)
    assert (event.standing.value, event.standing.voices) == ("corroborated", 2)


def test_a_corrected_place_and_day_give_way_even_to_a_vaguer_one() -> None:
    (event,) = held(
        told("first", where=in_town("Wadi Noor", 2.0)), told("second", where=in_town("Tamsah"))
    )
    assert event.where is not None
    assert (event.where.value.name, event.where.basis) == ("Tamsah", "corrected")


def test_a_newer_text_that_says_less_takes_nothing_back() -> None:
    month = TimeSpan(day(1), day(31), "month", "explicit")
    dozens = Count("killed", 24, None, None, "dozens")
    (event,) = held(
        FIRST, told("second", when=month, where=in_country(), kind="assault", counts=(dozens,)),
        ledger=(decided(1, "merge", event_id(SECOND.id), {"into": event_id(FIRST.id)}),),
    )  # fmt: skip
    assert event.overtaken == (FIRST.id,)
    assert event.when is not None
    assert event.where is not None
    assert event.when.value.earliest == day(17)
    assert event.where.value.name == "Tamsah"
    assert event.counts[0].value.best == 40
    assert event.kind.value == "assault.aerial"


def test_a_corrected_culprit_and_sufferer_are_no_quarrel() -> None:
    (event,) = held(
        told("first", actor="x:army", target="x:group"), told("second", actor="x:group",
                                                             target="x:army"),
        ledger=(decided(1, "merge", event_id(SECOND.id), {"into": event_id(FIRST.id)}),),
    )  # fmt: skip
    assert (event.standing.value, event.standing.voices) == ("single-voice", 1)
    assert [h.value.actor_id for h in event.actors] == ["x:group"]
    assert [r.value.actor_id for r in event.actors[0].rivals] == ["x:army"]
    assert [h.value.actor_id for h in event.targets] == ["x:army"]
    assert [r.value.actor_id for r in event.targets[0].rivals] == ["x:group"]


def test_what_the_newer_text_leaves_unsaid_is_not_taken_back() -> None:
    (event,) = held(FIRST, told("second"))
    assert event.counts[0].value.best == 40


def test_an_event_the_newer_text_does_not_tell_stands_for_a_person_to_judge() -> None:
    other = told("second", kind="protest.demo", word="rally")
    events = held(FIRST, other)
    assert [e.standing.value for e in events] == ["single-voice", "single-voice"]
    assert events[0].overtaken == ()


def test_a_newer_text_that_denies_it_withdraws_it() -> None:
    (event,) = held(FIRST, told("second", stance="denied"))
    assert event.standing.value == "withdrawn"


def test_a_decision_says_that_one_report_replaces_another() -> None:
    corrected = told("notice", 9)
    replaces = decided(1, "replace-document", "first", {"by": "notice"})
    (event,) = held(FIRST, corrected, ledger=(replaces,))
    assert (event.counts[0].value.best, event.overtaken) == (9, (FIRST.id,))
    (undone,) = held(FIRST, corrected, ledger=(replaces, decided(2, "undo", "1")))
    assert undone.overtaken == ()


# --- withdrawn reports

GONE = decided(5, "retract-document", "first", reason="The agency killed the story")


def test_a_withdrawn_report_takes_its_claims_out() -> None:
    (event,) = held(FIRST, PAPER, ledger=(GONE,))
    assert event.id == event_id(FIRST.id)
    assert event.claims == (PAPER.id,)
    assert (event.standing.value, event.counts[0].value.best) == ("single-voice", 12)
    assert event.counts[0].rivals == ()


def test_an_event_that_only_a_withdrawn_report_told_is_withdrawn_with_the_reason() -> None:
    (event,) = held(FIRST, ledger=(GONE,))
    assert (event.standing.value, event.standing.decision) == ("withdrawn", 5)
    assert "The agency killed the story." in event.standing.why
    assert event.claims == (FIRST.id,)


def test_its_denial_does_not_keep_it() -> None:
    denial = told("paper", stance="denied", actor="x:army", voices=("x:army",), party=True)
    (event,) = held(FIRST, denial, ledger=(GONE,))
    assert event.standing.value == "withdrawn"
    assert event.denials == (denial.id,)


def test_an_undo_brings_the_report_back() -> None:
    assert held(FIRST, PAPER, ledger=(GONE, decided(6, "undo", "5"))) == held(FIRST, PAPER)


def test_a_person_s_later_word_on_the_standing_holds_and_an_earlier_one_gives_way() -> None:
    name = event_id(FIRST.id)
    before = decided(3, "set-standing", name, {"standing": "corroborated"}, reason="Seen.")
    after = decided(9, "set-standing", name, {"standing": "contested"}, reason="It is not clear.")
    assert held(FIRST, ledger=(before, GONE))[0].standing.value == "withdrawn"
    assert held(FIRST, ledger=(before, GONE, after))[0].standing.value == "contested"


def test_the_last_text_withdrawn_leaves_the_older_one_silent_too_or_speaking() -> None:
    """The wire withdraws its corrected text: what it said first speaks again until a person
    withdraws that as well."""
    second = decided(5, "retract-document", "second", reason="Wrong again")
    (event,) = held(FIRST, SECOND, ledger=(second,))
    assert event.counts[0].value.best == 40
    both = (second, decided(6, "retract-document", "first", reason="Wrong from the start"))
    assert held(FIRST, SECOND, ledger=both)[0].standing.value == "withdrawn"


def test_a_newer_text_stays_in_the_line_of_the_older_and_so_do_its_copies() -> None:
    rows = [("a", "lineage-a", None), ("b", "lineage-b", "a"), ("c", "lineage-b", None),
            ("d", "lineage-d", None), ("e", "lineage-d", "b")]  # fmt: skip
    assert lines_of(rows) == {
        "a": "lineage-a", "b": "lineage-a", "c": "lineage-a", "d": "lineage-d", "e": "lineage-d",
    }  # fmt: skip


def test_texts_that_name_each_other_end_somewhere() -> None:
    ring: dict[str, Dossier] = {
        "first": replace(DOCS["first"], supersedes="second"), "second": DOCS["second"],
    }  # fmt: skip
    (event,) = resolve([FIRST, SECOND], (), dossiers=ring, index=registry())
    assert event.counts[0].value.best == 9
