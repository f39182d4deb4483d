"""Exports read back, for the tests of each shape."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import openpyxl
import pyarrow.parquet as pq

from marsad.model.claims import Participant
from marsad.publishing import Material, export
from marsad.publishing.exports import FILES

from . import weeks
from .builders import claim, document, event, exactly, held, material, on, side, span, town

MADE = "2017-11-29T08:00:00+00:00"
REPORT = document(
    "Wadi Post", weeks.date(2017, 11, 25),
    "Shells on Umm Zayt\n\nThe Falcon Brigade shelled the town of Umm Zayt on Friday. Seven"
    " villagers were killed.\n", kind="local", title="Shells on Umm Zayt",
)  # fmt: skip
FALCONS = side("Falcon Brigade", "desk:falcons", "LBY", "rebel")
c_shells = claim(
    REPORT, "shelled", "assault.heavy-weapons",
    participants=(
        Participant("actor", span(REPORT, "The Falcon Brigade"), "group", True, kind="rebel",
                    actor_id="desk:falcons", name="Falcon Brigade", country="LBY"),
        Participant("target", span(REPORT, "villagers"), "person", False, kind="civilians",
                    effect="killed"),
    ),
)  # fmt: skip
E_SHELLS = event(
    "assault.heavy-weapons", (c_shells,), actors=(held(FALCONS, c_shells),),
    when=held(on(weeks.date(2017, 11, 24)), c_shells),
    where=held(town("Umm Zayt", 31.5, 15.25, admin1="Surt"), c_shells),
    counts=(held(exactly(7, "killed", "villagers"), c_shells),),
)  # fmt: skip


def shelling(**changed: Any) -> Material:
    """One event, with fields set otherwise."""
    return material((replace(E_SHELLS, **changed),), (c_shells,), (REPORT,))


def exported(form: str, held: Material, audience: str = "desk") -> tuple[bytes, dict[str, Any]]:
    """The bytes of a format and its manifest; made twice, they are the same."""
    asked = {"format": form, "release": "r-1", "licence": "CC BY 4.0", "query": "all",
             "made": MADE, "audience": audience}  # fmt: skip
    files, again = export(held, **asked), export(held, **asked)  # type: ignore[arg-type]
    assert files == again
    return files[FILES[form]], json.loads(files["manifest.json"])


def table(data: bytes) -> dict[str, dict[str, str]]:
    """The rows of a CSV by their first column."""
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    return {next(iter(row.values())): row for row in rows}


def workbook(data: bytes) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of each sheet."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {s.title: list(s.iter_rows(values_only=True)) for s in book.worksheets}


def words_of(data: bytes) -> str:
    """Everything a file of any format says, in words."""
    if data.startswith(b"PK"):
        return str(workbook(data))
    if data.startswith(b"PAR1"):
        return str(pq.read_table(io.BytesIO(data)).to_pylist())
    return data.decode()
