"""Claims: who did what to whom, who says so, how sure they are, and how many."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import pytest
from small_world import Reader

from marsad.codebook.contract_reading import reading_row
from marsad.codebook.totals import totals_of
from marsad.model.claims import LAWFUL_REALIS, Claim, Number


def people(claim: Claim, *roles: str) -> list[str]:
    return [p.mention.quote for p in claim.with_role(*roles)]


def number(claim: Claim, words: str) -> tuple[int | None, int | None, int | None]:
    (found,) = [p.number for p in claim.participants if p.mention.quote == words]
    return found.low, found.best, found.high


def test_who_did_what_to_whom(told: Reader) -> None:
    claim = told("Malian soldiers killed three rebels near Gao on Monday.").one("assault")
    assert people(claim, "actor") == ["Malian soldiers"]
    assert people(claim, "target") == ["rebels"]
    (target,) = claim.with_role("target")
    assert (target.effect, target.number) == ("killed", Number(3, 3, 3))
    assert claim.with_role("actor")[0].actor_id == "marsad:fama"
    assert (claim.stance.value, claim.realis.value) == ("asserted", "happened")
    assert claim.voices == ()
    assert claim.voice_is_party is None


@pytest.mark.parametrize(
    ("text", "words", "bounds"),
    [
        ("Three soldiers were killed in Gao.", "soldiers", (3, 3, 3)),
        ("A soldier was killed in Gao.", "soldier", (1, 1, 1)),
        ("At least 20 gunmen attacked a village.", "gunmen", (20, 20, None)),
        ("About 20 gunmen attacked a village.", "gunmen", (None, 20, None)),
        ("Several women were killed in Gao.", "women", (2, None, None)),
        ("Gunmen attacked a village.", "Gunmen", (2, None, None)),
        ("The army attacked a village.", "army", (None, None, None)),
        ("Security forces killed a man.", "Security forces", (None, None, None)),
        ("An LNA commander was killed.", "LNA commander", (1, 1, 1)),
    ],
)
def test_how_many_they_are(
    told: Reader, text: str, words: str, bounds: tuple[int | None, int | None, int | None]
) -> None:
    assert number(told(text).of("assault")[0], words) == bounds


def test_two_sides_of_a_meeting_are_both_actors(told: Reader) -> None:
    text = "The Malian president met the French foreign minister in Bamako on Monday."
    claim = told(text).one("consult")
    assert people(claim, "actor") == ["Malian president", "French foreign minister"]


def test_its_jets_are_the_instrument_and_it_the_doer(told: Reader) -> None:
    claim = told("The army said its jets had bombed Sirte on Monday.").at("bombed")
    assert people(claim, "instrument") == ["jets"]
    assert people(claim, "actor") == ["its"]
    assert claim.voice_is_party is True


def test_warplanes_of_somebody_are_that_somebodys(told: Reader) -> None:
    claim = told("Turkish warplanes bombed a camp near Mosul.").at("bombed")
    assert people(claim, "instrument") == ["Turkish warplanes"]
    assert [p.actor_id for p in claim.with_role("actor")] == ["marsad:state-tur"]


# Voices


def test_the_document_speaks_where_nobody_else_does(told: Reader) -> None:
    assert told("Gunmen killed a guard in Derna.").one("assault").voices == ()


def test_a_quoted_official_speaks_inside_the_paper(told: Reader) -> None:
    text = "According to a Turkish official quoted by Reuters, the raid killed two militants."
    claim = told(text).one("assault")
    assert [v.mention.quote for v in claim.voices] == ["Reuters", "a Turkish official"]
    assert claim.voices[0].actor_id == "marsad:reuters"
    assert claim.voices[1].name is None, "an official is not the state"
    assert claim.voice_is_party is False


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The LNA said it had killed five militants in Derna.", True),
        ("The LNA said that LNA fighters had killed five militants.", True),
        ("ISIS said the LNA had killed five villagers in Derna.", False),
        ("Hospital staff said the LNA had killed five villagers in Derna.", False),
        ("The PKK said Turkish warplanes had killed two PKK fighters.", True),
        ("France said French forces had killed two militants near Gao.", True),
        ("Turkey said French forces had killed two militants near Gao.", False),
    ],
)
def test_whether_the_voice_takes_part(told: Reader, text: str, party: bool) -> None:
    assert told(text).of("assault")[0].voice_is_party is party


def test_the_ministry_speaks_for_the_ministry_named_before(told: Reader) -> None:
    text = (
        "The Libyan Interior Ministry condemned the attack. "
        "The ministry said gunmen had killed two guards in Derna."
    )
    claim = told(text).at("killed")
    assert claim.voices[-1].actor_id == "marsad:state-lby"


def test_what_a_body_publishes_its_spokesman_says_for_it(told: Reader) -> None:
    text = "The spokesman said the raid had killed two militants near Sirte."
    assert told(text, source="LNA").one("assault").voices[-1].actor_id == "marsad:lna"
    assert told(text).one("assault").voices[-1].actor_id is None


def test_an_office_that_names_whose_it_is_speaks_for_no_other(told: Reader) -> None:
    text = "France freed two Malian officers on Monday, the Malian president's office said."
    voice = told(text).one("retreat.release").voices[-1]
    assert (voice.actor_id, voice.name) == (None, None)
    text = "France freed two Malian officers on Monday, the president's office said."
    assert told(text).one("retreat.release").voices[-1].actor_id == "marsad:state-fra"


@pytest.mark.parametrize(
    "text",
    [
        "The LNA acknowledged the strike on Derna.",
        "The LNA claimed responsibility for the attack in Derna.",
        "The LNA admitted the killing of two guards.",
    ],
)
def test_whoever_avows_it_did_it(told: Reader, text: str) -> None:
    claim = told(text).of("assault")[0]
    (doer,) = claim.with_role("actor")
    assert (doer.actor_id, doer.kind) == ("marsad:lna", "militia")
    assert claim.voice_is_party is True


def test_to_confirm_is_not_to_avow(told: Reader) -> None:
    claim = told("Hospital staff confirmed the killing of two guards.").of("assault")[0]
    assert claim.with_role("actor") == ()


# Stance


@pytest.mark.parametrize(
    ("text", "trigger", "stance", "realis"),
    [
        ("The LNA bombed a camp near Derna.", "bombed", "asserted", "happened"),
        ("The LNA denied that it had bombed a camp.", "bombed", "denied", "not-happened"),
        ("The rebels reportedly shelled Derna.", "shelled", "alleged", "happened"),
        ("The army plans to attack the camp on Friday.", "attack", "planned", "future"),
        ("The army threatened to bomb the camp.", "bomb", "threatened", "future"),
        ("A bomb may have exploded in Derna.", "exploded", "hypothetical", "unknown"),
    ],
)
def test_how_the_voice_stands_to_it(
    told: Reader, text: str, trigger: str, stance: str, realis: str
) -> None:
    claim = told(text).at(trigger)
    assert (claim.stance.value, claim.realis.value) == (stance, realis)


TEXTS = [
    "The LNA denied that it had bombed Derna, and vowed to strike ISIS if it did not leave.",
    "Residents fear that the army may attack; hospitals in Derna have run out of medicine.",
    "There were no police in the town, residents said, and food prices have doubled.",
    "Gunmen kidnapped two doctors near Sirte. Nobody claimed responsibility.",
    "Police arrested 15 protesters in Tripoli. Thousands had marched there on Friday.",
    "The UN urged the LNA to release the detainees and warned of sanctions.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_every_claim_is_lawful_and_prints_by_the_contract(told: Reader, text: str) -> None:
    reading = told(text).reading
    assert reading.claims
    for claim in reading.claims:
        assert claim.realis.value in LAWFUL_REALIS[claim.stance.value]
        condition = claim.kind.value.startswith("condition.")
        assert (claim.theme is not None) == condition
        assert not condition or claim.realis.value == "ongoing"
        assert claim.sentence.holds(claim.trigger)
        assert 0 < claim.confidence <= 1
    ids = [c.id for c in reading.claims]
    assert len(set(ids)) == len(ids)
    schema = json.loads(
        files("marsad.codebook").joinpath("data/annotate.schema.json").read_text("utf-8")
    )
    jsonschema.validate(json.loads(json.dumps(reading_row(reading, "r1"))), schema)


def test_a_denied_want_is_no_condition(told: Reader) -> None:
    text = "The mayor denied that hospitals in Derna have run out of medicine."
    for claim in told(text).of("condition"):
        assert claim.stance.value in ("asserted", "alleged")


# Counts


def test_parts_and_running_totals(told: Reader) -> None:
    text = (
        "At least twelve people, including three children, were killed in Derna on Monday, "
        "bringing the death toll this month to 45."
    )
    claim = told(text).one("assault")
    counts = [c.value for c in claim.counts]
    assert [(c.of, c.low, c.best, c.high) for c in counts] == [
        ("killed", 12, 12, None), ("killed", 3, 3, 3), ("killed", 45, 45, 45),
    ]  # fmt: skip
    assert [c.part_of for c in counts] == [None, 0, None]
    assert [c.cumulative for c in counts] == [False, False, True]


def test_nothing_counted_is_no_count(told: Reader) -> None:
    assert told("The army bombed a camp near Derna.").one("assault").counts == ()


def test_a_condition_that_is_only_feared_is_kept_as_feared(told: Reader) -> None:
    claim = told("Aid workers fear shortages of flour in Derna.").one("condition.prices-shortages")
    assert (claim.stance.value, claim.realis.value) == ("feared", "unknown")


def test_a_condition_said_not_to_be_is_none(told: Reader) -> None:
    told_of = told("There are no shortages of flour in Derna.").claims
    assert not [c for c in told_of if c.kind.value.startswith("condition")]


def test_we_in_a_bodys_own_statement_is_that_body(told: Reader) -> None:
    text = "We attacked a camp of ISIS near Derna on Monday."
    (own,) = told(text, source="LNA").one("assault").with_role("actor")
    assert (own.actor_id, own.kind) == ("marsad:lna", "militia")
    (other,) = told(text, source="The Daily Observer").one("assault").with_role("actor")
    assert other.actor_id is None
    quoted = told(f'"{text[:-1]}," Hamas said.', source="LNA").one("assault")
    assert all(p.actor_id != "marsad:lna" for p in quoted.with_role("actor"))


def test_a_condition_counts_what_it_has_brought_since_it_began(told: Reader) -> None:
    claim = told("About 900 people have been displaced in Gao since 1 March.").of("condition")[0]
    assert [c.value.cumulative for c in claim.counts] == [False]


def test_a_denied_number_is_no_count_of_what_happened(told: Reader) -> None:
    text = (
        "The governor denied that 40 people were killed in an air strike on a camp near Derna and "
        "said six people died."
    )
    claim = told(text).one("assault")
    assert claim.stance.value == "asserted"
    assert [c.value.best for c in claim.counts] == [6]


def test_who_dies_late_is_of_the_toll(told: Reader) -> None:
    text = (
        "A guard who was wounded by a bomb in Derna on 2 March died on Monday, bringing the death "
        "toll to five."
    )
    claim = told(text).one("assault")
    assert [t.best for of, t in totals_of([c.value for c in claim.counts]).items()
            if of == "killed"] == [5]  # fmt: skip


def test_a_toll_that_rises_by_a_further_attack_is_a_running_total(told: Reader) -> None:
    text = "A bomb killed three guards in Derna on Monday, bringing the death toll to 45."
    claim = told(text).one("assault")
    assert totals_of([c.value for c in claim.counts])["killed"].best == 3


@pytest.mark.parametrize(("text", "party"), [
    ("Malian soldiers killed six rebels near Gao, an army spokesman said.", True),
    ("Malian police killed six rebels near Gao, an army spokesman said.", False),
    ("Malian soldiers killed six rebels near Gao, a bishop said.", False),
])  # fmt: skip
def test_a_force_that_tells_what_its_men_did_is_a_party(
    told: Reader, text: str, party: bool
) -> None:
    assert told(text).one("assault").voice_is_party is party
