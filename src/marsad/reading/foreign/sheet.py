"""A row of an analyst's own sheet, by the map that a person wrote."""

from __future__ import annotations

from marsad.codebook.foreign.kinds import Meant
from marsad.codebook.foreign.precision import Placed
from marsad.codebook.foreign.sheets import COUNTED, SheetMap
from marsad.model.claims import Claim
from marsad.model.counts import Count
from marsad.model.times import TimeSpan
from marsad.model.values import Read
from marsad.reading.foreign.cells import Page
from marsad.reading.foreign.days import cell_day
from marsad.reading.foreign.draft import claim_of, counted, country_of, side, where_of
from marsad.registry.countries import country_named


def read_sheet(page: Page, run: str, sheet: SheetMap, order: str) -> Claim | None:
    """The claim of a row; ``None`` where its word for the kind is not in the table."""
    when = _when(page, sheet, order)
    country = country_of(page) or country_named(sheet.fixed.get("country", "")) or ""
    where = where_of(page, _placed(page, sheet), country)
    counts = [count for of in COUNTED if (count := _count(page, of)) is not None]
    kind = _kind(page, sheet)
    if kind is None:
        return None
    anchor = (*page.spans("kind", "notes", "date", "start"), page.cells[0].span)[0]
    sides = [
        side(span, role) for name, role in (("actor", "actor"), ("target", "target"))
        for span in page.parts(name)
    ]  # fmt: skip
    return claim_of(page, run, Meant(kind), trigger=anchor, when=when, where=where,
                    sides=sides, counts=counts)  # fmt: skip


def _kind(page: Page, sheet: SheetMap) -> str | None:
    word = " ".join(page.text("kind").lower().split())
    found = sheet.words.get(word) or sheet.fixed.get("kind")
    if found is None:
        page.amiss("foreign-kind", f"{word or 'nothing'!r} is not in the table of kinds", "kind")
    return found


def _when(page: Page, sheet: SheetMap, order: str) -> Read[TimeSpan] | None:
    name = "date" if "date" in sheet.columns else "start"
    first = cell_day(page, name, order, sheet.date_format)
    last = cell_day(page, "end", order, sheet.date_format)
    if first is None:
        return None
    last = last or first
    if last < first:
        page.amiss("foreign-time", f"it ends on {last}, before it began on {first}", "end")
        return None
    precision = "day" if first == last else "range"
    return Read(TimeSpan(first, last, precision, "explicit"), page.spans(name, "end"))


def _placed(page: Page, sheet: SheetMap) -> Placed:
    radius, fixed = page.kilometres("radius_km"), sheet.fixed.get("radius_km")
    if radius is None and fixed is not None:
        radius = float(fixed)
    return Placed("in", sheet.fixed.get("precision", "area"), radius)


def _count(page: Page, of: str) -> Read[Count] | None:
    names = (f"{of}_low", of, f"{of}_high")
    low, best, high = (page.whole(name) for name in names)
    known = [n for n in (low, best, high) if n is not None]
    if known != sorted(known):
        page.amiss("foreign-toll", f"low {low}, best {best} and high {high} are not in that order",
                   of, names[0])  # fmt: skip
        low = high = None
    spans = page.spans(of, names[0], names[2])
    return counted(of, low, best, high, spans)
