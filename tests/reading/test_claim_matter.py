"""What claims are about, and how the codes of a whole report fit together."""

from __future__ import annotations

import pytest
from small_world import Reader

from marsad.codebook.contract_reading import reading_row
from marsad.model.claims import Claim


def topics(claim: Claim) -> list[tuple[str, str]]:
    return [(t.value, t.spans[0].quote) for t in claim.topics]


CONSTRAINTS = [
    ("Our trucks were turned back at a checkpoint near Gao.", [("checkpoint", "checkpoint")]),
    ("Humanitarian access remains limited by insecurity.", [("insecurity", "insecurity")]),
    ("Aid distribution was suspended because of fighting.", [("insecurity", "fighting")]),
    ("The road from Gao has been cut since Monday by floods.", [("weather", "floods")]),
    ("Relief teams were denied access by gunmen at roadblocks.", [("checkpoint", "roadblocks")]),
    ("The road is impassable after heavy rain.", [("road", "impassable"), ("weather", "rain")]),
    ("Access to the valley is limited because of insecurity and landslides.",
     [("insecurity", "insecurity"), ("weather", "landslides")]),
    ("Mines on the road to Derna hamper humanitarian access.", [("mines", "Mines")]),
    ("Humanitarian access remains limited in the district.", []),
    ("Agencies fear the checkpoint, and humanitarian access remains limited.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "named"), CONSTRAINTS)
def test_the_kind_of_constraint_is_told_by_its_own_clause(
    told: Reader, text: str, named: list[tuple[str, str]]
) -> None:
    claims = told(text).of("condition.access")
    assert claims
    assert topics(claims[0]) == named


def test_no_other_condition_has_a_constraint(told: Reader) -> None:
    for claim in told("The checkpoint town suffers from daily power cuts.").of("condition"):
        assert claim.topics == ()


def test_a_march_and_the_gas_on_it_have_one_sub_event(told: Reader) -> None:
    text = (
        "Hundreds of people marched in Tripoli on Monday. "
        "Police fired tear gas at the protesters."
    )
    row = reading_row(told(text).reading)
    coded = [(c["acled"]["sub_event_type"], c["acled"]["interaction"]) for c in row["claims"]]
    assert coded == [("Protest with intervention", 16)] * 2


REPORTS = [
    ("Malian soldiers clashed with rebels near Gao on Monday, killing three villagers.",
     "190", "Armed clash", 12, 1),
    ("Gunmen attacked a village near Gao, killing 12 people.", "1823", "Attack", 37, 3),
    ("Three soldiers were killed when their convoy hit a mine near Gao.",
     "1833", "Remote explosive/landmine/IED", None, 1),
    ("Unknown gunmen kidnapped two aid workers in Timbuktu.",
     "181", "Abduction/forced disappearance", 37, 3),
    ("The army withdrew from Sirte.", "0874", "Non-violent transfer of territory", 10, None),
    ("Police arrested an opposition leader in Bamako.", "173", "Arrests", 17, None),
    ("An air strike killed five civilians in Aleppo.", "195", "Air/drone strike", None, 3),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cameo", "sub_event", "interaction", "ucdp"), REPORTS)
def test_a_report_in_four_codebooks(
    told: Reader, text: str, cameo: str, sub_event: str, interaction: int | None, ucdp: int | None
) -> None:
    (claim,) = reading_row(told(text).reading)["claims"]
    assert (claim["cameo"], claim["ucdp"]) == (cameo, ucdp)
    assert claim["acled"]["sub_event_type"] == sub_event
    assert claim["acled"]["interaction"] == interaction


def test_the_sides_and_the_kind_give_contexts(told: Reader) -> None:
    (claim,) = told("Police fired tear gas at protesters in Bamako on Monday.").reading.claims
    assert claim.contexts == ("repression",)
    (strike,) = told("Malian soldiers shelled a hospital near Gao on Monday.").reading.claims
    assert set(strike.contexts) == {"military", "health"}
