"""Document of a data set -> reading, by the shape that its extractor names. A pure function.

The extractor says all that the row alone does not: the shape, whether day or month comes first in
the file it is from, and for a sheet the map it was read with.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from marsad.codebook.foreign.layouts import LAYOUTS, Layout
from marsad.codebook.foreign.sheets import SheetMap
from marsad.model.claims import Claim
from marsad.model.errors import MarsadError
from marsad.model.mentions import Issue, Reading
from marsad.model.runs import run_id
from marsad.model.sources import Document
from marsad.reading.foreign.acled import read_acled
from marsad.reading.foreign.cells import Page, page_of
from marsad.reading.foreign.days import DAY_FIRST, MONTH_FIRST
from marsad.reading.foreign.marsad import read_marsad, standing_of
from marsad.reading.foreign.plover import read_plover
from marsad.reading.foreign.sheet import read_sheet
from marsad.reading.foreign.ucdp import read_ucdp

READER = "foreign/1"
FOREIGN_RUN = run_id(READER, "", "")
READERS: Mapping[str, Callable[[Page, str, str], Claim | None]] = {
    "acled": read_acled, "ucdp": read_ucdp, "plover": read_plover,
    "marsad": read_marsad,
}  # fmt: skip


def read_row(document: Document, sheets: Mapping[str, SheetMap]) -> Reading:
    """What a row says. An issue ``foreign-cell`` is a cell that cannot be read. Raises
    ``MarsadError`` ``E-IMPORT-MAP`` for a row of a sheet whose map is not among ``sheets``."""
    words = document.extractor.split()
    shape = words[0].partition("-")[2].partition("/")[0] if words else ""
    order = next((w for w in words if w in (DAY_FIRST, MONTH_FIRST)), "")
    page = page_of(document, layout_of(document, sheets))
    if shape == "sheet":
        claim = read_sheet(page, FOREIGN_RUN, _sheet_of(document, sheets), order)
    else:
        claim = READERS[shape](page, FOREIGN_RUN, order)
    if claim is not None and claim.happened is None:
        page.issues.append(Issue("foreign-time", "it says no day"))
    return Reading(
        document, FOREIGN_RUN, claims=(claim,) if claim is not None else (),
        issues=tuple(page.issues),
    )  # fmt: skip


def layout_of(document: Document, sheets: Mapping[str, SheetMap]) -> Layout:
    """The layout that a row was taken in by."""
    shape = document.extractor.partition("-")[2].partition("/")[0]
    if shape in LAYOUTS:
        return LAYOUTS[shape]
    return _sheet_of(document, sheets).layout()


def _sheet_of(document: Document, sheets: Mapping[str, SheetMap]) -> SheetMap:
    found = next((sheets[w] for w in document.extractor.split() if w in sheets), None)
    if found is None:
        raise MarsadError("E-IMPORT-MAP", "the map of this row's sheet is not here",
                          where=document.locator)  # fmt: skip
    return found


def sources_of(document: Document, sheets: Mapping[str, SheetMap]) -> tuple[str, ...]:
    """Whom the row says it relied on, in its own words."""
    page = page_of(document, layout_of(document, sheets))
    return tuple(dict.fromkeys(s.quote.strip('" ') for s in page.parts("sources")))


def other_standing(document: Document) -> str:
    """How another desk says that the event stands; empty for a row of any other shape."""
    if not document.extractor.startswith("foreign-marsad/"):
        return ""
    return standing_of(page_of(document, LAYOUTS["marsad"]))
