"""Exports: every claim, unknown as unknown, a manifest whose hashes hold, no harm."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from marsad.model.errors import MarsadError
from marsad.model.hashing import sha256_bytes
from marsad.publishing import export
from marsad.publishing.exports import FILES, FORMATS
from marsad.publishing.exports.cells import cell
from marsad.registry.places.pcodes import Codes, Pcodes

from . import weeks
from .export_shapes import table, words_of


def files(kind: str, audience: str = "public") -> dict[str, bytes]:
    return export(
        weeks.first_week(), format=kind, release="libya-1", licence="CC BY 4.0", query="all",
        made="2017-11-21T18:00:00+00:00", audience=audience,
    )  # fmt: skip


@pytest.mark.parametrize("kind", FORMATS)
def test_the_manifest_names_the_bytes(kind: str) -> None:
    made = files(kind)
    manifest = json.loads(made["manifest.json"])
    assert manifest["files"][FILES[kind]]["sha256"] == sha256_bytes(made[FILES[kind]])
    assert manifest["counts"]["events"] == len(weeks.EVENTS)
    assert manifest["licence"] == "CC BY 4.0"
    assert manifest["as_of"] == 7
    assert manifest["withheld"]
    assert files(kind) == made


@pytest.mark.parametrize("kind", FORMATS)
def test_a_public_export_gives_no_private_name_and_no_exact_clinic(kind: str) -> None:
    text = words_of(files(kind)[FILES[kind]])
    assert "Mabrouk" not in text
    assert "31.2034" not in text
    if kind not in ("ucdp", "quotes"):  # nobody died there; words have no coordinates
        assert "31.2034" in words_of(files(kind, "desk")[FILES[kind]])


def coded(audience: str) -> dict[str, dict[str, str]]:
    """The rows of the table where every place has a code."""
    week = weeks.first_week()
    where = {e.id: e.where.value for e in week.events if e.where}
    codes = Pcodes(
        {str(w.place_id): Codes("LY0299", "LY02", "LY0211") for w in where.values()},
        {f"{w.country}/{w.admin1.lower()}": "LY02" for w in where.values()},
    )
    made = export(replace(week, pcodes=codes), format="csv", release="r", licence="CC0",
                  query="all", made="2017-11-21T18:00:00+00:00", audience=audience)  # fmt: skip
    return table(made["events.csv"])


def test_the_code_of_a_place_goes_out_and_that_of_a_protected_one_does_not() -> None:
    full, public = coded("desk"), coded("public")
    exact = {i for i, row in full.items() if row["pcode"]}
    hidden = {i for i in exact if public[i]["radius_km"] != full[i]["radius_km"]}
    assert exact
    assert hidden
    for identity in exact:
        kept = "" if identity in hidden else "LY0299"
        assert (full[identity]["pcode"], public[identity]["pcode"]) == ("LY0299", kept)
        assert (public[identity]["admin2_pcode"] == "") == (identity in hidden)


def test_json_lines_hold_every_claim_and_denial() -> None:
    rows = [json.loads(r) for r in files("jsonl", "desk")["events.jsonl"].splitlines()]
    derna = next(r for r in rows if r["id"] == weeks.E_DERNA.id)
    assert [c["stance"] for c in derna["claims"]].count("denied") == 1
    assert derna["counts"][0]["rivals"][0]["value"]["best"] == 15
    assert derna["claims"][0]["text_sha256"] == weeks.DERNA.text_sha256


def test_unknown_is_empty_and_never_zero() -> None:
    rows = list(csv.DictReader(io.StringIO(files("csv", "desk")["events.csv"].decode())))
    drone = next(r for r in rows if r["event_id"] == weeks.E_DRONE.id)
    assert (drone["killed_low"], drone["killed_best"]) == ("2", "")
    assert drone["injured_low"] == ""


def test_an_event_without_a_place_has_no_geometry() -> None:
    made = json.loads(files("geojson", "desk")["events.geojson"])
    shapes = {f["id"]: f["geometry"] for f in made["features"]}
    assert shapes[weeks.E_ASKED.id] is None
    assert shapes[weeks.E_DRONE.id]["type"] == "Polygon"


def test_cells_never_start_a_formula() -> None:
    assert cell("=HYPERLINK(1)") == "'=HYPERLINK(1)"
    assert cell(-3.5) == -3.5


@pytest.mark.parametrize(
    ("change", "code"),
    [({"format": "xls"}, "E-EXPORT-FORMAT"), ({"licence": " "}, "E-EXPORT-LICENCE"),
     ({"audience": "all"}, "E-CONFIG")],
)  # fmt: skip
def test_wrong_requests_are_refused(change: dict[str, str], code: str) -> None:
    asked = {"format": "csv", "licence": "CC0", "audience": "desk"} | change
    with pytest.raises(MarsadError, match=code):
        export(weeks.first_week(), release="r", query="all", made="2017-11-21", **asked)  # type: ignore[arg-type]
