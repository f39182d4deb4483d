"""What a person is asked, what a person may decide, and how far two of them agree."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from marsad.model.claims import Claim, Participant, claim_id
from marsad.model.counts import Count
from marsad.model.decisions import Decision
from marsad.model.errors import MarsadError
from marsad.model.events import Event, Grading, Standing, event_id
from marsad.model.spans import Span
from marsad.model.times import TimeSpan
from marsad.model.values import Held, Read, Rival
from marsad.reviewing import agreement, due, lawful


def claim(document: str = "d1", at: int = 10, group: str | None = None) -> Claim:
    trigger = Span(document, at, at + 6, "strike")
    people = ()
    if group is not None:
        mention = Span(document, at + 20, at + 20 + len(group), group)
        people = (Participant("actor", mention, "group", True),)
    return Claim(
        claim_id(document, at, at + 6), document, "run", Read("assault.aerial", (trigger,)),
        trigger, Span(document, at, at + 60, "x" * 60), Read("asserted", (trigger,)),
        Read("happened", (trigger,)), participants=people,
    )  # fmt: skip


def event(*claims: Claim, standing: str = "single-voice") -> Event:
    ids = tuple(c.id for c in claims)
    held = Standing(standing, 1, 1, "One voice tells it.")
    return Event(event_id(ids[0]), Held("assault.aerial", ids, "only"), ids, held)


def draft(verb: str, subject: str, after: object = None, reason: str = "Seen on film.") -> Decision:
    text = "" if after is None else json.dumps(after)
    return Decision(0, "2031-01-01T00:00:00Z", "a person", verb, subject, "", text, reason, "", "")


ONE, TWO, FAR = claim("d1"), claim("d2"), claim("d3")
HELD = event(ONE, TWO)
OTHER = event(FAR)
CLAIMS = (ONE, TWO, FAR)


def test_a_pair_that_looks_alike_is_asked_once() -> None:
    pair = (replace(HELD, alike=(OTHER.id,)), replace(OTHER, alike=(HELD.id,)))
    items = [i for i in due(pair, CLAIMS, ()) if i.sort == "alike"]
    assert [{i.subject, *i.others} for i in items] == [{HELD.id, OTHER.id}]


def test_a_contested_event_is_due_until_a_person_judges_it() -> None:
    contested = replace(HELD, standing=Standing("contested", 2, 2, "One denies it."))
    judged = replace(HELD, standing=Standing("contested", 2, 2, "One denies it.", decision=4))
    assert "contested" in {i.sort for i in due((contested,), CLAIMS, ())}
    assert "contested" not in {i.sort for i in due((judged,), CLAIMS, ())}


def test_rival_tolls_are_due_and_named() -> None:
    twelve, fifteen = (Count("killed", n, n, n, str(n)) for n in (12, 15))
    rival = Held(twelve, (ONE.id,), "newest", (Rival(fifteen, (TWO.id,)),))
    (item,) = [i for i in due((replace(HELD, counts=(rival,)),), CLAIMS, ()) if i.sort == "rivals"]
    assert "killed" in item.why


def test_a_group_the_registry_does_not_know_is_due_with_its_claims() -> None:
    named = (claim("d1", group="Sons of the Well"), claim("d2", group="Sons of the Well"))
    (item,) = [i for i in due((event(*named),), named, ()) if i.sort == "unlinked"]
    assert item.subject == "Sons of the Well"
    assert item.others == (named[0].id, named[1].id)


def test_an_attack_without_a_place_is_due_last() -> None:
    unsure = replace(HELD, confidence=0.2)
    sorts = [i.sort for i in due((unsure,), CLAIMS, ())]
    assert sorts == ["low-confidence", "unplaced"]


def test_what_a_newer_text_of_the_report_no_longer_tells_is_due() -> None:
    def dropped(claims: tuple[Claim, ...], newer: dict[str, str]) -> list[tuple[str, ...]]:
        return [i.others for i in due((event(*claims),), claims, (), newer) if i.sort == "dropped"]

    assert dropped((ONE,), {"d1": "d2"}) == [("d1", "d2")]
    assert dropped((ONE, TWO), {"d1": "d2"}) == []
    assert dropped((ONE, FAR), {"d1": "d2", "d2": "d3"}) == []
    assert dropped((ONE,), {}) == []


def test_a_proposed_grading_is_due_until_a_person_decides() -> None:
    proposed = Held(Grading("weak", "One voice alleges it."), (ONE.id,), "proposed")
    one = replace(HELD, grading=proposed)
    (item,) = [i for i in due((one,), CLAIMS, ()) if i.sort == "grading"]
    assert "weak. One voice alleges it." in item.why
    judged = replace(one, grading=replace(proposed, decision=3))
    assert "grading" not in {i.sort for i in due((judged,), CLAIMS, ())}


def test_a_name_made_of_a_claim_that_moved_leads_to_where_the_claim_is() -> None:
    lawful(draft("set-standing", event_id(TWO.id), {"standing": "refuted"}), (HELD,), CLAIMS)


@pytest.mark.parametrize(
    "good",
    [
        draft("merge", HELD.id, {"into": OTHER.id}),
        draft("split", HELD.id, {"claims": [TWO.id]}),
        draft("reject-claim", ONE.id),
        draft("set-standing", HELD.id, {"standing": "refuted"}),
        draft("set-field", HELD.id, {"field": "kind", "value": "assault.drone"}),
        draft("set-field", HELD.id, {"field": "when", "value": {"latest": "2031-01-02"}}),
        draft("set-field", HELD.id, {"field": "where", "value": {"name": "A well"}}),
        draft("set-field", HELD.id, {"field": "targets", "value": ["traders"]}),
        draft("set-field", HELD.id, {"field": "counts", "value": {"of": "killed", "best": 2}}),
        draft("undo", "3"),
        draft("keep-apart", HELD.id, {"from": OTHER.id}, reason=""),
        draft("retract-document", "d1"),
        draft("retract-document", "d9"),
        draft("replace-document", "d1", {"by": "d2"}),
        draft("set-field", HELD.id, {"field": "grading", "value": "fair"}),
        draft("withhold", HELD.id, {"fields": ["where", "quotes"], "how": "region"}),
        draft("withhold", HELD.id, {"fields": ["event"], "until": "2031-02-01"}),
        draft("withhold", "d9", {"fields": ["documents", "quotes"]}),
        draft("shield-name", "Salma Idris"),
        draft("disclose", HELD.id, {"fields": ["where"]}),
        draft("disclose", "Salma Idris", {"fields": ["name"]}),
    ],
    ids=lambda d: f"{d.verb}-{d.after[:24]}",
)
def test_a_lawful_decision_passes(good: Decision) -> None:
    lawful(good, (HELD, OTHER), CLAIMS, ["d9"])


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (draft("publish", HELD.id), "VERB"),
        (draft("merge", "event-none", {"into": OTHER.id}), "EVENT"),
        (draft("merge", HELD.id, {"into": HELD.id}), "MERGE"),
        (draft("merge", HELD.id, [1]), "AFTER"),
        (draft("split", HELD.id, {"claims": []}), "SPLIT"),
        (draft("split", HELD.id, {"claims": [ONE.id, TWO.id]}), "SPLIT"),
        (draft("split", HELD.id, {"claims": [FAR.id]}), "CLAIM"),
        (draft("reject-claim", "claim-none"), "CLAIM"),
        (draft("reject-claim", ONE.id, reason=" "), "REASON"),
        (draft("restore-claim", ONE.id), "CLAIM"),
        (draft("set-standing", HELD.id, {"standing": "certain"}), "VALUE"),
        (draft("set-field", HELD.id, {"field": "mood", "value": 1}), "FIELD"),
        (draft("set-field", HELD.id, {"field": "kind", "value": "assault.magic"}), "VALUE"),
        (draft("set-field", HELD.id, {"field": "when", "value": {"latest": "soon"}}), "VALUE"),
        (draft("set-field", HELD.id, {"field": "where", "value": {"lat": 3}}), "VALUE"),
        (draft("set-field", HELD.id, {"field": "counts", "value": {"of": "killed"}}), "VALUE"),
        (draft("undo", "the last"), "UNDO"),
        (draft("keep-apart", HELD.id, {"from": HELD.id}), "APART"),
        (draft("keep-apart", HELD.id), "EVENT"),
        (draft("retract-document", "d9"), "DOCUMENT"),
        (draft("retract-document", "d1", reason=""), "REASON"),
        (draft("replace-document", "d1", {"by": "d1"}), "DOCUMENT"),
        (draft("replace-document", "d1", {"by": "d9"}), "DOCUMENT"),
        (draft("set-field", HELD.id, {"field": "grading", "value": "sure"}), "VALUE"),
        (draft("withhold", HELD.id, {"fields": []}), "VALUE"),
        (draft("withhold", HELD.id, {"fields": ["mood"]}), "VALUE"),
        (draft("withhold", HELD.id, {"fields": ["where"], "how": "jitter"}), "VALUE"),
        (draft("withhold", HELD.id, {"fields": ["where"], "until": "soon"}), "VALUE"),
        (draft("withhold", HELD.id, {"fields": ["where"], "then": 1}), "VALUE"),
        (draft("withhold", HELD.id, {"fields": ["where"]}, reason=""), "REASON"),
        (draft("withhold", "event-none", {"fields": ["where"]}), "EVENT"),
        (draft("withhold", "d1", {"fields": ["where"]}), "FIELD"),
        (draft("shield-name", "Al"), "VALUE"),
        (draft("shield-name", "Salma Idris", {"fields": ["name"]}), "AFTER"),
        (draft("disclose", HELD.id, {"fields": ["when"]}), "FIELD"),
        (draft("disclose", HELD.id, {"fields": ["where", "live"]}), "FIELD"),
        (draft("disclose", "event-none", {"fields": ["where"]}), "EVENT"),
    ],
)  # fmt: skip
def test_an_unlawful_decision_is_refused_by_its_code(bad: Decision, code: str) -> None:
    with pytest.raises(MarsadError) as caught:
        lawful(bad, (HELD, OTHER), CLAIMS)
    assert caught.value.code == f"E-REVIEW-{code}"


def test_what_was_planned_is_not_merged_into_what_happened() -> None:
    plan = replace(OTHER, realis="future", when=Held(
        TimeSpan(date(2031, 1, 1), None, "open", "explicit"), (FAR.id,), "only"))  # fmt: skip
    with pytest.raises(MarsadError, match="E-REVIEW-MERGE"):
        lawful(draft("merge", plan.id, {"into": HELD.id}), (HELD, plan), CLAIMS)


def test_an_old_name_may_still_be_decided_upon() -> None:
    known = replace(HELD, also_known_as=("event-old",))
    lawful(draft("set-standing", "event-old", {"standing": "refuted"}), (known,), CLAIMS)


def test_coders_who_agree_on_all_reach_one() -> None:
    codes = {"a": "yes", "b": "no", "c": "yes"}
    found = agreement(codes, {**codes, "d": "no"})
    assert (found.items, found.observed, found.kappa, found.alpha) == (3, 1.0, 1.0, 1.0)


def test_a_table_worked_by_hand() -> None:
    """45 both yes, 15 yes and no, 25 no and yes, 15 both no: chance agreement is 0.54."""
    rows = [("y", "y")] * 45 + [("y", "n")] * 15 + [("n", "y")] * 25 + [("n", "n")] * 15
    one = {str(k): a for k, (a, _) in enumerate(rows)}
    other = {str(k): b for k, (_, b) in enumerate(rows)}
    found = agreement(one, other)
    assert found.observed == pytest.approx(0.60)
    assert found.kappa == pytest.approx((0.60 - 0.54) / 0.46)
    expected = 1 - (130 * 129 + 70 * 69) / (200 * 199)
    assert found.alpha == pytest.approx(1 - 0.40 / expected)
    assert len(found.differ) == 40


def test_one_label_throughout_says_nothing_beyond_chance() -> None:
    found = agreement({"a": "yes", "b": "yes"}, {"a": "yes", "b": "yes"})
    assert (found.observed, found.kappa, found.alpha) == (1.0, None, None)
    assert agreement({"a": "yes"}, {"b": "yes"}).items == 0
