"""PLOVER's records: what the desk holds, flags for what has not happened, assumed sides marked."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.codebook.kinds import plover_types
from marsad.model.claims import Participant
from marsad.model.hashing import canonical_json
from marsad.model.values import Read
from marsad.publishing import Material
from marsad.publishing.exports.plover import PLOVER_COLUMNS

from . import weeks
from .builders import held, material, span, town
from .export_shapes import E_SHELLS, REPORT, c_shells, exported, shelling


def records(of: Material) -> dict[str, dict[str, Any]]:
    data, _ = exported("plover", of)
    return {r["id"]: r for r in map(json.loads, data.splitlines())}


def test_a_shelling_as_a_record() -> None:
    told = records(shelling(contexts=("military",)))[E_SHELLS.id]
    assert set(told) == set(PLOVER_COLUMNS)
    assert (told["event"], told["mode"]) == ("ASSAULT", ["heavy-weapons"])
    assert (told["quad_code"], told["event_scale"]) == (4, -9.5)
    assert (told["date"], told["enddate"], told["flags"]) == ("2017-11-24", "2017-11-24", [])
    assert told["context"] == ["military"]
    assert told["actor"] == [{"code": "LBY", "sector": None, "entity_text": "Falcon Brigade",
                              "identifier_id": "desk:falcons", "assumed": False}]  # fmt: skip
    assert told["event_loc"]["geometry"] == {"type": "Point", "coordinates": [15.25, 31.5]}
    assert told["text"] == "The Falcon Brigade shelled the town of Umm Zayt on Friday."
    assert told["cite_info"][0]["publisher"] == "Wadi Post"


def test_a_side_that_nobody_names_is_assumed_and_says_so() -> None:
    at = Read(town("Umm Zayt", 31.5, 15.25), (span(REPORT, "Umm Zayt"),))
    nameless = replace(c_shells, where=at, participants=(
        Participant("target", span(REPORT, "villagers"), "person", False, kind="civilians"),))
    of = material((replace(E_SHELLS, actors=()),), (nameless,), (REPORT,))
    told = records(of)[E_SHELLS.id]
    assert [(a["code"], a["assumed"]) for a in told["actor"]] == [("LBY", True)]
    assert [(a["code"], a["assumed"]) for a in told["recipient"]] == [("LBY", True)]


@pytest.mark.parametrize(("realis", "flags"), [
    ("happened", []), ("ongoing", []), ("future", ["future"]), ("not-happened", ["negation"]),
    ("unknown", ["hypothetical"]),
])  # fmt: skip
def test_what_has_not_happened_is_flagged(realis: str, flags: list[str]) -> None:
    assert records(shelling(realis=realis))[E_SHELLS.id]["flags"] == flags


def test_conditions_and_the_refuted_are_left_out_and_counted() -> None:
    _, manifest = exported("plover", weeks.first_week())
    assert manifest["left_out"] == {"conditions": 4}
    refuted = shelling(standing=replace(E_SHELLS.standing, value="refuted"))
    data, manifest = exported("plover", refuted)
    assert (data, manifest["left_out"]) == (b"", {"refuted or withdrawn": 1})


KINDS = [k for n, t in plover_types().items() for k in (n, *(f"{n}.{m}" for m in t.modes))]


@given(st.sampled_from(KINDS))
def test_the_kind_is_read_back_and_a_line_is_canonical(kind: str) -> None:
    data, _ = exported("plover", shelling(kind=held(kind, c_shells)))
    told = json.loads(data)
    assert ".".join((told["event"].lower(), *told["mode"])) == kind
    assert data.decode() == canonical_json(told) + "\n"
    assert told["quad_code"] == plover_types()[kind.partition(".")[0]].quad
