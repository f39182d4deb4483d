"""Rows of other data sets, built by hand."""

from __future__ import annotations

from marsad.codebook.foreign.sheets import SheetMap
from marsad.intake.foreign import Export, Row, document_of
from marsad.model.claims import Claim
from marsad.model.mentions import Reading
from marsad.model.spans import check_span
from marsad.reading.foreign import read_row

ACLED = {
    "event_id_cnty": "LBY100", "event_date": "15 November 2017", "time_precision": "1",
    "event_type": "Battles", "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Libya (2014-)", "assoc_actor_1": "Falcon Brigade; Ash Brigade",
    "inter1": "1", "actor2": "Islamic State (Libya)", "inter2": "2", "iso": "434",
    "country": "Libya", "admin1": "Surt", "location": "Sirte", "latitude": "31.2",
    "longitude": "16.6", "geo_precision": "1", "source": "Wadi Post; Gulf Wire",
    "notes": "Five were killed at the port.", "fatalities": "5",
}  # fmt: skip
UCDP = {
    "id": "77", "type_of_violence": "3", "side_a": "Government of Syria", "side_b": "Civilians",
    "date_start": "2017-11-15 00:00:00.000", "date_end": "2017-11-16 00:00:00.000",
    "date_prec": "2", "where_prec": "4", "where_coordinates": "Idlib governorate",
    "latitude": "35.9", "longitude": "36.6", "country": "Syria", "deaths_a": "0", "deaths_b": "0",
    "deaths_civilians": "7", "deaths_unknown": "0", "best": "7", "low": "5", "high": "9",
    "source_office": "Wadi Post;Gulf Wire",
}  # fmt: skip


def reading(
    shape: str, cells: dict[str, str], more: str = "", sheet: SheetMap | None = None
) -> Reading:
    """What is read in a row; every span of it quotes its text."""
    words = (f"foreign-{shape}/1", more, sheet.id if sheet is not None else "")
    export = Export("Them", shape, " ".join(w for w in words if w), "CC BY 4.0", "2024-03-07")
    row = Row(2, tuple((c, v) for c, v in cells.items() if v))
    document = document_of(row, export, "them:1")
    found = read_row(document, {sheet.id: sheet} if sheet is not None else {})
    for claim in found.claims:
        for span in claim.spans():
            check_span(span, document.text)
    return found


def the_claim(shape: str, cells: dict[str, str], **more: object) -> Claim:
    """The only claim of a row that has no issue."""
    found = reading(shape, cells, **more)  # type: ignore[arg-type]
    assert found.issues == ()
    (claim,) = found.claims
    return claim


def codes(found: Reading) -> list[str]:
    """The codes of a reading's issues."""
    return [i.code for i in found.issues]
