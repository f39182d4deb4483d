"""A protest and what was done to its crowd inform each other."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from marked import bare, marked

from marsad.codebook.companions import companions_of
from marsad.codebook.crosswalk import codes_of
from marsad.model.claims import Claim

MARCH = "[Thousands|actor|protesters] <marched> on the ministry on Monday."
RIOT = "[Youths|actor|rioters] <rioted> by the ministry."
GAS = "[Riot police|actor|police] fired <tear gas> at the crowd."
SHOTS = "[Soldiers|actor|state-forces] <opened fire> on [the crowd|target|protesters]."
STONES = "[Marchers|actor|protesters] <attacked> [officers|target|police] with stones."
HELD = "[Police|actor|police] <arrested> [forty marchers|target|protesters]."
STRIKE = "[Nurses|actor|civilians] went on <strike> on Monday."
KINDS = {MARCH: "protest.demo", RIOT: "protest.riot", GAS: "assault.crowd-control",
         SHOTS: "assault.firearms", STONES: "assault", HELD: "coerce.arrest",
         STRIKE: "protest.strike"}  # fmt: skip


def told(*lines: str, **more: Any) -> list[Claim]:
    """The claims of the lines, told one after the other in one text."""
    text = " ".join(bare(line) for line in lines)
    return [marked(line, KINDS[line], within=text, **more) for line in lines]


@pytest.mark.parametrize(
    ("lines", "sub_events", "interactions"),
    [
        ((MARCH,), ["Peaceful protest"], [60]),
        ((MARCH, GAS), ["Protest with intervention"] * 2, [16, 16]),
        ((MARCH, SHOTS), ["Excessive force against protesters"] * 2, [16, 16]),
        ((MARCH, HELD), ["Protest with intervention"] * 2, [16, 16]),
        ((MARCH, STONES), ["Violent demonstration"] * 2, [15, 15]),
        ((MARCH, RIOT), ["Violent demonstration"] * 2, [50, 50]),
        ((RIOT, GAS), ["Violent demonstration"] * 2, [15, 15]),
        ((RIOT, SHOTS), ["Violent demonstration"] * 2, [15, 15]),
        ((RIOT, HELD), ["Violent demonstration"] * 2, [15, 15]),
        ((SHOTS, MARCH, GAS), ["Excessive force against protesters"] * 3, [16, 16, 16]),
        ((STRIKE,), [None], [None]),
        ((STRIKE, MARCH), ["Peaceful protest"] * 2, [60, 60]),
    ],
)
def test_told_together(
    lines: tuple[str, ...], sub_events: list[str | None], interactions: list[int | None]
) -> None:
    claims = told(*lines)
    others = companions_of(claims)
    codes = [codes_of(claim, others[claim.id]) for claim in claims]
    assert [c.acled_sub_event for c in codes] == sub_events
    assert [c.interaction.code if c.interaction else None for c in codes] == interactions


def test_a_march_that_turned_violent_is_a_riot_for_cameo() -> None:
    march, riot = told(MARCH, RIOT)
    assert codes_of(march).cameo == "141"
    assert codes_of(march, (riot,)).cameo == "145"


def test_the_gas_of_another_day_or_town_says_nothing_of_the_march() -> None:
    (march, gas) = told(MARCH, GAS)
    text = f"{bare(MARCH)} {bare(GAS)}"
    monday = marked(MARCH, "protest.demo", within=text, day=date(2021, 3, 15))
    friday = marked(GAS, "assault.crowd-control", within=text, day=date(2021, 3, 19))
    here = marked(MARCH, "protest.demo", within=text, place="Velden")
    there = marked(GAS, "assault.crowd-control", within=text, place="Orle")
    assert companions_of([march, gas])[march.id] == (gas,)
    assert companions_of([monday, friday])[monday.id] == ()
    assert companions_of([here, there])[here.id] == ()


def test_a_planned_march_is_met_by_nobody() -> None:
    text = f"{bare(MARCH)} {bare(GAS)}"
    planned = marked(MARCH, "protest.demo", within=text, realis="future", stance="planned")
    gas = marked(GAS, "assault.crowd-control", within=text)
    assert companions_of([planned, gas])[planned.id] == ()
