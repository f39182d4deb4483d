"""An event that another desk of Marsad holds: a row of its tables, or a line of its ``jsonl``.

The standing is that desk's word and no part of the claim: ``standing_of`` tells it. What the other
desk withheld is empty or blocked out, and then it is unknown here. A day that only the day of
publication gave says when it was at the latest, and rests on no words: its basis is ``context``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from marsad.codebook.foreign.kinds import Meant
from marsad.codebook.foreign.precision import UNKNOWN, Placed
from marsad.codebook.kinds import is_kind
from marsad.model.claims import REALIS, Claim, Participant
from marsad.model.counts import Count
from marsad.model.events import STANDINGS
from marsad.model.locations import PRECISIONS, RELATIONS, Location
from marsad.model.times import PRECISIONS as TIME_PRECISIONS
from marsad.model.times import READ_BASES, TimeSpan
from marsad.model.values import Read
from marsad.reading.foreign.cells import Cell, Page
from marsad.reading.foreign.days import cell_day
from marsad.reading.foreign.draft import claim_of, counted, country_of, side, where_of
from marsad.registry.countries import country_named

_PART = re.compile(r"(actors|targets|counts)\.(\d+)\.value\.(\w+)")
_WITHHELD = re.compile(r"withheld\]|[▒▓]")
TOLLS = ("killed", "injured")


def read_marsad(page: Page, run: str, order: str) -> Claim | None:
    """The claim of an event; ``None`` where its kind is none of ours, which is an issue."""
    kind, theme = page.text("kind"), page.text("theme") or None
    when, where = _when(page, order), _where(page)
    parts = _parts(page)
    if not is_kind(kind) or (theme is not None) != kind.startswith("condition."):
        page.amiss("foreign-kind", f"{kind or 'nothing'!r} has no kind here", "kind")
        return None
    realis = page.text("realis") or "unknown"
    if realis not in REALIS:
        page.amiss("foreign-kind", f"no such realis: {realis}", "realis")
        realis = "unknown"
    if standing_of(page) not in ("", *STANDINGS):
        page.amiss("foreign-kind", f"no such standing: {standing_of(page)}", "standing")
    return claim_of(
        page, run, Meant(kind), trigger=page.spans("kind")[0], when=when, where=where,
        sides=[*_sides(page, parts, "actor"), *_sides(page, parts, "target")],
        counts=_counts(page, parts), realis=realis, because=page.spans("realis"),
        contexts=tuple(s.quote for s in page.parts("context")), theme=theme,
    )  # fmt: skip


def standing_of(page: Page) -> str:
    """How the other desk says the event stands; empty where it does not say."""
    return page.text("standing")


def _when(page: Page, order: str) -> Read[TimeSpan] | None:
    first, last = cell_day(page, "start", order), cell_day(page, "end", order)
    if first is None and last is None:
        return None
    if first is not None and last is not None and last < first:
        page.amiss("foreign-time", f"it ends on {last}, before it began on {first}", "end")
        return None
    precision, basis = page.text("time_precision"), page.text("time_basis")
    if precision not in TIME_PRECISIONS:
        precision = "open" if None in (first, last) else "day" if first == last else "range"
    basis = basis if basis in READ_BASES else "context"
    spans = page.spans("start", "end", "time_precision")
    return Read(TimeSpan(first, last, precision, basis), spans)


def _where(page: Page) -> Read[Location] | None:
    relation, precision = page.text("relation"), page.text("place_precision")
    known = precision in PRECISIONS and precision != "unresolved"
    placed = Placed(relation if relation in RELATIONS else UNKNOWN.relation,
                    precision if known else UNKNOWN.precision,
                    page.kilometres("radius"))  # fmt: skip
    found = where_of(page, placed, country_of(page))
    if found is None:
        return None
    where = replace(
        found.value, bearing_deg=page.degrees("bearing", 360),
        distance_km=page.kilometres("distance"), second_name=page.text("second_name"),
    )  # fmt: skip
    return replace(found, value=where)


def _parts(page: Page) -> dict[tuple[str, int], dict[str, Cell]]:
    """The sides and counts of a line of ``jsonl``, each by its list and number."""
    found: dict[tuple[str, int], dict[str, Cell]] = {}
    for cell in page.cells:
        if part := _PART.fullmatch(cell.column):
            found.setdefault((part[1], int(part[2])), {})[part[3]] = cell
    return found


def _sides(
    page: Page, parts: dict[tuple[str, int], dict[str, Cell]], role: str
) -> list[Participant]:
    found = [side(span, role) for span in page.parts(role)]
    for (name, _), cells in parts.items():
        if name != f"{role}s" or "name" not in cells:
            continue
        words = {key: cell.text for key, cell in cells.items()}
        found.append(side(cells["name"].span, role, words.get("kind"),
                          country=country_named(words.get("country", "")),
                          sector=words.get("plover_sector")))  # fmt: skip
    return [one for one in found if not _WITHHELD.search(one.mention.quote)]


def _counts(
    page: Page, parts: dict[tuple[str, int], dict[str, Cell]]
) -> list[Read[Count]]:  # fmt: skip
    found = [_count(page, of, *(f"{of}_{bound}" for bound in ("low", "best", "high")))
             for of in TOLLS]  # fmt: skip
    for (name, _), cells in parts.items():
        if name == "counts" and "of" in cells:
            inner = replace(page, fields=cells)
            one = _count(inner, cells["of"].text, "low", "best", "high")
            running = inner.text("cumulative") == "true"
            found.append(one and replace(one, value=replace(one.value, cumulative=running,
                                                            who=inner.text("who") or None)))
    return [one for one in found if one is not None]


def _count(page: Page, of: str, *names: str) -> Read[Count] | None:
    low, best, high = (page.whole(name) for name in names)
    known = [n for n in (low, best, high) if n is not None]
    if known != sorted(known):
        page.amiss("foreign-toll", f"low {low}, best {best} and high {high} are not in that order",
                   *names)  # fmt: skip
        low = high = None
    return counted(of, low, best, high, page.spans(*names))
