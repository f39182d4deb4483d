"""A record of PLOVER (manual 2.0, and the drafts before), as JSON or as a row of POLECAT."""

from __future__ import annotations

import re

from marsad.codebook.foreign.kinds import of_plover
from marsad.codebook.foreign.precision import ACTOR_OF_SECTOR, UNKNOWN, Placed
from marsad.model.claims import Claim, Participant
from marsad.model.locations import PRECISIONS, RELATIONS
from marsad.model.times import TimeSpan
from marsad.model.values import Read
from marsad.reading.foreign.cells import Cell, Page
from marsad.reading.foreign.days import cell_day
from marsad.reading.foreign.draft import claim_of, country_of, side, where_of
from marsad.registry.countries import country_named

SIDES = {"actor": "actor", "recipient": "target", "source": "actor", "target": "target"}
NAMES = ("entity_text", "actortext", "code")
NEGATION, FUTURE, HYPOTHETICAL = "negation", "future", "hypothetical"
FLAGS = frozenset({NEGATION, FUTURE, HYPOTHETICAL, "historical"})
STANCES = {HYPOTHETICAL: ("hypothetical", "unknown"), FUTURE: ("asserted", "future"),
           NEGATION: ("asserted", "not-happened")}  # fmt: skip
_ENTITY = re.compile(r"(actor|recipient|source|target)(?:\.(\d+))?\.(\w+)")


def read_plover(page: Page, run: str, order: str) -> Claim | None:
    """The claim of a record; ``None`` where its type is none of PLOVER's, which is an issue."""
    meant = of_plover(page.text("event"), [s.quote for s in page.parts("mode")])
    when = _when(page, order)
    where = where_of(page, _placed(page), country_of(page))
    if meant is None:
        page.amiss("foreign-kind", f"{page.text('event') or 'nothing'!r} is no type", "event")
        return None
    if meant.left:
        page.amiss("foreign-kind", f"left out of {meant.kind}: {', '.join(meant.left)}", "mode")
    flags = {s.quote.lower() for s in page.parts("flags")}
    for unknown in sorted(flags - FLAGS):
        page.amiss("foreign-kind", f"no such flag: {unknown}", "flags")
    stance, realis = next((v for k, v in STANCES.items() if k in flags), ("asserted", "happened"))
    return claim_of(
        page, run, meant, trigger=page.spans("event")[0], when=when, where=where,
        sides=_sides(page), stance=stance, realis=realis,
        because=page.spans("flags") if flags - {"historical"} else (),
        contexts=tuple(s.quote for s in page.parts("context")),
    )  # fmt: skip


def _when(page: Page, order: str) -> Read[TimeSpan] | None:
    first = cell_day(page, "date", order)
    last = cell_day(page, "end", order) if "end" in page.fields else first
    if first is None and last is None:
        return None
    if first is not None and last is not None and last < first:
        page.amiss("foreign-time", f"it ends on {last}, before it began on {first}", "end")
        return None
    precision = "open" if first is None or last is None else "day" if first == last else "range"
    return Read(TimeSpan(first, last, precision, "explicit"), page.spans("date", "end"))


def _placed(page: Page) -> Placed:
    """Relation, precision and radius where the record has them (ours do)."""
    precision, relation = page.text("place_precision"), page.text("relation")
    known = precision in PRECISIONS and precision != "unresolved"
    return Placed(
        relation if relation in RELATIONS else UNKNOWN.relation,
        precision if known else UNKNOWN.precision, page.kilometres("radius"),
    )  # fmt: skip


def _sides(page: Page) -> list[Participant]:
    if "actor" in page.fields or "recipient" in page.fields:
        return [p for name, role in (("actor", "actor"), ("recipient", "target"))
                for p in _polecat(page, name, role)]  # fmt: skip
    entities: dict[tuple[str, int], dict[str, Cell]] = {}
    for cell in page.cells:
        if found := _ENTITY.fullmatch(cell.column.lower()):
            entities.setdefault((found[1], int(found[2] or 1)), {})[found[3]] = cell
    return [p for (name, _), cells in entities.items() if (p := _entity(cells, SIDES[name]))]


def _polecat(page: Page, name: str, role: str) -> list[Participant]:
    spans = page.spans(name)
    country = country_named(page.text(f"{name}_country"))
    sector = page.text(f"{name}_sector")
    return [side(s, role, ACTOR_OF_SECTOR.get(sector), country=country, sector=sector or None)
            for s in spans]  # fmt: skip


def _entity(cells: dict[str, Cell], role: str) -> Participant | None:
    """A side of a record; one that is only assumed, or has neither words nor code, is none."""
    if "assumed" in cells and cells["assumed"].text == "true":
        return None
    named = next((cells[name] for name in NAMES if name in cells), None)
    if named is None:
        return None
    sector = cells["sector"].text if "sector" in cells else ""
    code = cells["code"].text if "code" in cells else ""
    return side(named.span, role, ACTOR_OF_SECTOR.get(sector), country=country_named(code),
                sector=sector or None)  # fmt: skip

