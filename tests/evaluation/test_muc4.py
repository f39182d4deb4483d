"""MUC-4 scoring: keys with their alternatives, templates from claims, pairing best first."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

from claims_by_hand import Page, reader_of

from marsad.evaluation.muc4 import dateline, run
from marsad.evaluation.muc4_keys import (
    DATE,
    PLACE,
    SLOTS,
    TYPE,
    Fill,
    document_counts,
    is_right,
    parse_fill,
    parse_template,
    set_fill,
    slot_counts,
    string_fill,
)
from marsad.evaluation.muc4_templates import incident_type, template, templates
from marsad.model.claims import Claim

TEXT = "TALCA, 7 MAY 90 -- REBELS BOMBED A BANK AND KILLED TWO CLERKS. SOLDIERS MAY BE SHOT."
PAGE = Page(TEXT)
BANKS = "PHYS TGT: ID"


def bombing(page: Page = PAGE, stance: str = "asserted", realis: str = "happened") -> Claim:
    return page.claim(
        "assault.explosives",
        "BOMBED",
        stance=stance,
        realis=realis,
        participants=(
            page.someone("actor", "REBELS", kind="rebel"),
            page.someone("target", "BANK", type="facility"),
            page.someone("target", "CLERKS", kind="civilians", effect="killed"),
        ),
        where=page.where("TALCA", "CHL"),
    )


def test_any_alternative_of_a_string_is_right() -> None:
    key = parse_fill(BANKS, '"NATIONAL BANK OF TALCA" / "THE BANK"')
    assert is_right(BANKS, key, string_fill("BANK"))
    assert not is_right(BANKS, key, string_fill("SCHOOL"))


def test_a_set_fill_needs_its_entity_when_both_name_one() -> None:
    slot = "HUM TGT: EFFECT OF INCIDENT"
    key = parse_fill(slot, 'DEATH / INJURY: "CLERKS"')
    assert is_right(slot, key, set_fill("INJURY", "TWO CLERKS"))
    assert not is_right(slot, key, set_fill("DEATH", "GUARDS"))
    assert is_right(slot, parse_fill(slot, 'DEATH: "-"'), set_fill("DEATH", "GUARDS"))


def test_a_date_is_right_at_either_end() -> None:
    key = parse_fill(DATE, "05 MAY 90 - 07 MAY 90")
    assert is_right(DATE, key, Fill(frozenset({"07 MAY 90"})))
    assert not is_right(DATE, key, Fill(frozenset({"06 MAY 90"})))


def test_a_finer_place_must_be_shared_when_both_give_one() -> None:
    key = parse_fill(PLACE, "CHILE: MAULE (REGION): TALCA (CITY)")
    assert is_right(PLACE, key, parse_fill(PLACE, "CHILE: TALCA"))
    assert is_right(PLACE, key, parse_fill(PLACE, "CHILE"))
    assert not is_right(PLACE, key, parse_fill(PLACE, "CHILE: ARICA"))
    assert not is_right(PLACE, key, parse_fill(PLACE, "PERU: TALCA"))


def test_a_description_is_not_the_name_it_describes() -> None:
    key = parse_fill("HUM TGT: DESCRIPTION", '"MAYOR": "JUAN ROJAS"')
    assert is_right("HUM TGT: DESCRIPTION", key, string_fill("THE MAYOR"))
    assert not is_right("HUM TGT: DESCRIPTION", key, string_fill("JUAN ROJAS"))


def test_an_optional_fill_is_asked_only_when_it_is_answered() -> None:
    key = [parse_fill(BANKS, '? "BANK"')]
    assert slot_counts(BANKS, key, []) == (0, 0, 0)
    assert slot_counts(BANKS, key, [string_fill("BANK")]) == (1, 1, 1)


def test_a_template_that_pairs_with_none_costs_precision_and_a_missed_one_recall() -> None:
    answer = template([bombing()], date(1990, 5, 7))
    counts = document_counts([], [], [answer])
    assert counts[TYPE] == (0, 1, 0)
    assert document_counts([answer], [False], [])[TYPE] == (0, 0, 1)
    assert document_counts([answer], [True], [])[TYPE] == (0, 0, 0)


def test_templates_of_different_incidents_are_not_paired() -> None:
    answer = template([bombing()], date(1990, 5, 7))
    key = {**answer, TYPE: (set_fill("KIDNAPPING"),)}
    assert document_counts([key], [False], [answer])[DATE] == (0, 1, 1)


def test_only_what_happened_or_is_threatened_makes_a_template() -> None:
    assert len(templates([bombing()], None)) == 1
    assert templates([bombing(stance="denied", realis="not-happened")], None) == []
    threatened = templates([bombing(stance="threatened", realis="future")], None)
    assert set_fill("THREATENED") in threatened[0]["INCIDENT: STAGE OF EXECUTION"]


def test_a_fight_without_the_unarmed_is_no_incident() -> None:
    soldiers = PAGE.someone("target", "SOLDIERS", kind="state-forces")
    fight = PAGE.claim("assault.firearms", "SHOT", participants=(soldiers,))
    assert templates([fight], None) == []


def test_types_come_from_modes_and_words() -> None:
    assert incident_type(PAGE.claim("assault.abduct", "KILLED")) == "KIDNAPPING"
    assert incident_type(PAGE.claim("assault.firearms", "KILLED")) == "ATTACK"
    assert incident_type(PAGE.claim("accuse", "KILLED")) is None


def test_the_dateline_gives_the_day() -> None:
    assert dateline(TEXT) == date(1990, 5, 7)
    assert dateline("NO DAY HERE") is None
    assert dateline("31 FEB 90") is None


def test_the_suite_pairs_a_report_with_its_key(tmp_path: Path) -> None:
    key = {slot: [] for slot in SLOTS} | {
        "MESSAGE: TEMPLATE": ["1"],
        TYPE: ["BOMBING"],
        DATE: ["- 07 MAY 90"],
        BANKS: ['"BANK"'],
        "HUM TGT: EFFECT OF INCIDENT": ['DEATH: "CLERKS"'],
    }
    assert parse_template(key)[BANKS] == (string_fill("BANK"),)
    rows = [{"docid": "a", "text": TEXT, "templates": [key]},
            {"docid": "b", "text": "NOTHING.", "templates": []}]  # fmt: skip
    path = tmp_path / "muc.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    values = {f.name: f.value for f in run(path, reader_of({TEXT: lambda p: [bombing(p)]})).figures}
    assert values["all slots recall"] == 1.0
    assert 0 < values["all slots precision"] < 1
    assert values["report tells of an incident F1"] == 1.0
