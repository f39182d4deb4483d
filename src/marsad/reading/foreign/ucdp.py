"""A row of UCDP GED (20.1 and before): organised violence in which somebody died.

``low`` <= ``best`` <= ``high`` and ``best`` as the sum of the four columns of deaths are rules that
real rows break; such a row has an issue, and its best figure alone.
"""

from __future__ import annotations

from marsad.codebook.foreign.kinds import of_ucdp
from marsad.codebook.foreign.precision import UCDP_PLACED
from marsad.model.claims import Claim, Participant
from marsad.model.counts import Count
from marsad.model.times import TimeSpan
from marsad.model.values import Read
from marsad.reading.foreign.cells import Page
from marsad.reading.foreign.days import cell_day
from marsad.reading.foreign.draft import (
    claim_of,
    counted,
    country_of,
    placed_by,
    side,
    where_of,
)

PRECISION = {"1": "day", "2": "range", "3": "week", "4": "month", "5": "year"}
DEATHS = (("deaths_a", "side_a"), ("deaths_b", "side_b"), ("civilians", ""), ("unknown", ""))
ONE_SIDED = "3"


def read_ucdp(page: Page, run: str, order: str) -> Claim | None:
    """The claim of a row; ``None`` where its type of violence is none, which is an issue."""
    type_of = page.text("type").removesuffix(".0")
    meant = of_ucdp(type_of)
    when = _when(page, order)
    where = where_of(page, placed_by(page, UCDP_PLACED), country_of(page))
    counts = _dead(page)
    if meant is None:
        page.amiss("foreign-kind", f"{type_of or 'nothing'!r} is no type of violence", "type")
        return None
    sides = []
    for name, role in (("side_a", "actor"),
                       ("side_b", "target" if type_of == ONE_SIDED else "actor")):  # fmt: skip
        sides += [_side(page, name, role) for _ in page.spans(name)]
    return claim_of(page, run, meant, trigger=page.spans("type")[0], when=when, where=where,
                    sides=sides, counts=counts)  # fmt: skip


def _side(page: Page, name: str, role: str) -> Participant:
    return side(page.fields[name].span, role)


def _when(page: Page, order: str) -> Read[TimeSpan] | None:
    first, last = cell_day(page, "start", order), cell_day(page, "end", order)
    if first is None and last is None:
        return None
    spans = page.spans("start", "end", "time_precision")
    if first is not None and last is not None and last < first:
        page.amiss("foreign-time", f"it ends on {last}, before it began on {first}", "end")
        return None
    code = page.text("time_precision").removesuffix(".0")
    if code and code not in PRECISION:
        page.amiss("foreign-time", f"no such precision of a time: {code}", "time_precision")
    known = PRECISION.get(code) or ("day" if first == last else "range")
    if known == "day" and first != last:
        page.amiss("foreign-time", f"one day, and yet from {first} to {last}", "time_precision")
        known = "range"
    return Read(TimeSpan(first, last, known, "explicit"), spans)


def _dead(page: Page) -> list[Read[Count]]:
    low, best, high = page.whole("low"), page.whole("best"), page.whole("high")
    known = [n for n in (low, best, high) if n is not None]
    if known != sorted(known):
        page.amiss("foreign-toll", f"low {low}, best {best} and high {high} are not in that order",
                   "best", "low")  # fmt: skip
        low = high = None
    total = counted("killed", low, best, high, page.spans("best", "low", "high"))
    if total is None:
        return []
    found = [total]
    each = {name: page.whole(name) for name, _ in DEATHS}
    if all(n is not None for n in each.values()) and sum(n or 0 for n in each.values()) != best:
        page.amiss("foreign-toll", "the deaths of the sides do not make up the best figure", "best")
    for name, whose in DEATHS:
        part = counted("killed", each[name], each[name], each[name], page.spans(name), part_of=0,
                       who=page.text(whose) or ("civilians" if name == "civilians" else None))
        if part is not None:
            found.append(part)
    return found
