"""The shipped actor registry is well formed, row by row, and its references resolve."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

Row = dict[str, Any]

DATA = Path(__file__).parents[2] / "src" / "marsad" / "registry" / "data" / "actors"


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FILES = ("states", "forces", "leaders", "groups", "igos", "ngos", "outlets")
KINDS = words(
    "state-forces police intelligence government external-forces rebel militia communal criminal "
    "unidentified-armed protesters rioters civilians igo ngo media company party religious "
    "judiciary other"
)
ARMED = words("rebel militia communal criminal")
NAME_KINDS = frozenset({"name", "variant", "acronym", "short", "demonym", "metonym"})
BODIES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
SECTORS = words(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE "
    "REL SOC"
)
FIELDS = words("id name kind country names valid parents aligned plover office source")
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
UN_MEMBERS = words(
    "AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA "
    "BRA BRN BGR BFA BDI CPV KHM CMR CAN CAF TCD CHL CHN COL COM COG COD CRI CIV HRV CUB CYP CZE "
    "DNK DJI DMA DOM ECU EGY SLV GNQ ERI EST SWZ ETH FJI FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM "
    "GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN JOR KAZ KEN KIR PRK KOR KWT "
    "KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX FSM MDA MCO "
    "MNG MNE MAR MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY PER PHL "
    "POL PRT QAT ROU RUS RWA KNA LCA VCT WSM SMR STP SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF "
    "SSD ESP LKA SDN SUR SWE CHE SYR TJK TZA THA TLS TGO TON TTO TUN TUR TKM TUV UGA UKR ARE GBR "
    "USA URY UZB VUT VEN VNM YEM ZMB ZWE"
)
OTHER_LANDS = words("PSE VAT XKX TWN HKG ESH")


def lines_of(stem: str) -> Iterator[Row]:
    for line in (DATA / f"{stem}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def offices_of(row: Row) -> list[Row]:
    first = [] if row["office"] is None else [row["office"]]
    return [*first, *row.get("other_offices", [])]


def spans_of(row: Row) -> Iterator[tuple[str | None, str | None]]:
    dated = [row["valid"], *row["names"], *row["parents"], *row["aligned"]]
    dated.extend(offices_of(row))
    for span in dated:
        yield span.get("from"), span.get("to")


def in_order(start: str, end: str) -> bool:
    """Compare on the shared precision, so that 2014-05 to 2014 stands."""
    shared = min(len(start), len(end))
    return start[:shared] <= end[:shared]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return [row for stem in FILES for row in lines_of(stem)]


def faults(rows: list[Row], is_fault: Any) -> list[str]:
    return [row["id"] for row in rows if is_fault(row)]


def test_the_registry_is_large_enough_to_be_of_use(rows: list[Row]) -> None:
    assert len(rows) >= 2600
    assert len({row["id"] for row in rows if row["kind"] in ARMED}) >= 600
    assert sum(row["office"] is not None for row in rows) >= 180


def test_every_row_has_exactly_the_agreed_fields(rows: list[Row]) -> None:
    assert faults(rows, lambda row: set(row) - {"other_offices"} != FIELDS) == []


def test_ids_are_unique_and_plain(rows: list[Row]) -> None:
    counts = Counter(row["id"] for row in rows)
    assert [name for name, n in counts.items() if n > 1] == []
    assert [name for name in counts if not re.fullmatch(r"marsad:[a-z0-9][a-z0-9-]*", name)] == []


def test_kinds_countries_and_plover_codes_are_known(rows: list[Row]) -> None:
    lands = UN_MEMBERS | OTHER_LANDS
    assert faults(rows, lambda row: row["kind"] not in KINDS) == []
    assert faults(rows, lambda row: row["country"] not in lands | {""}) == []
    assert faults(rows, lambda row: row["plover"]["code"] not in lands | BODIES) == []
    assert faults(rows, lambda row: row["plover"]["sector"] not in SECTORS | {None}) == []


def test_dates_are_well_formed_and_run_forward(rows: list[Row]) -> None:
    for row in rows:
        for start, end in spans_of(row):
            assert all(DATE.fullmatch(day) for day in (start, end) if day is not None), row["id"]
            if start is not None and end is not None:
                assert in_order(start, end), row["id"]


def test_days_are_days_of_the_calendar(rows: list[Row]) -> None:
    days = {day for row in rows for span in spans_of(row) for day in span if day is not None}
    for day in days:
        date.fromisoformat(day if len(day) == 10 else f"{day}-01-01"[:10])


def test_references_point_at_rows_that_exist(rows: list[Row]) -> None:
    known = {row["id"] for row in rows}
    for row in rows:
        named = [link["id"] for link in [*row["parents"], *row["aligned"]]]
        named.extend(office["of"] for office in offices_of(row))
        assert set(named) <= known, row["id"]
        assert row["id"] not in named, row["id"]


def test_names_are_clean_and_not_repeated(rows: list[Row]) -> None:
    for row in rows:
        texts = [row["name"], *(name["text"] for name in row["names"])]
        assert all(text and text == text.strip() for text in texts), row["id"]
        assert not any(set("[]|;~^@") & set(text) for text in texts), row["id"]
        assert all(name["kind"] in NAME_KINDS for name in row["names"]), row["id"]
        said = [(name["text"], name.get("from")) for name in row["names"]]
        assert len(said) == len(set(said)), row["id"]
        assert row["source"].strip(), row["id"]


def test_every_member_of_the_united_nations_has_its_state_row() -> None:
    states = {row["country"]: row for row in lines_of("states")}
    assert len(UN_MEMBERS) == 193
    assert UN_MEMBERS - set(states) == set()
    for country, row in states.items():
        assert row["id"] == f"marsad:state-{country.lower()}"
        assert any(name["kind"] == "demonym" for name in row["names"]), country


@pytest.mark.parametrize(
    ("stem", "kinds"),
    [
        ("ngos", {"ngo", "religious", "company", "other"}),
        ("outlets", {"media"}),
        ("igos", {"igo", "judiciary", "external-forces"}),
        ("states", {"government"}),
    ],
)
def test_a_file_holds_only_the_kinds_its_name_promises(stem: str, kinds: set[str]) -> None:
    assert {row["kind"] for row in lines_of(stem)} <= kinds


def test_a_renamed_group_is_one_actor_with_dated_names(rows: list[Row]) -> None:
    by_id = {row["id"]: row for row in rows}
    spans = {
        name["text"]: (name.get("from"), name.get("to")) for name in by_id["marsad:hts"]["names"]
    }
    assert spans["al-Nusra Front"][1] == "2016-07"
    assert spans["Jabhat Fatah al-Sham"] == ("2016-07", "2017-01")
    assert spans["HTS"][0] == "2017-01"
