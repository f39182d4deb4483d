"""A row of ACLED (Codebook 2019, and exports back to 2010).

``fatalities`` is one number and no range: the lowest that was reported, 10 for "several", 12 for
"dozens", 100 for "hundreds" - and 0 also where no report gave a number. So it has a best figure and
no bounds. "Actor 1 and 2 do not say who attacked whom" (codebook): who fought are both actors, and
a target is only who is unarmed, or a crowd that was put down.
"""

from __future__ import annotations

from marsad.codebook.foreign.kinds import of_acled
from marsad.codebook.foreign.precision import ACLED_PLACED, ACTOR_OF_CLASS
from marsad.codebook.interactions import BATTLES
from marsad.model.claims import Claim, Participant
from marsad.model.times import TimeSpan
from marsad.model.values import Read
from marsad.reading.foreign.cells import Page
from marsad.reading.foreign.days import cell_day, month_of, one_day, week_of
from marsad.reading.foreign.draft import (
    claim_of,
    counted,
    country_of,
    placed_by,
    side,
    where_of,
)

CONVENTIONS = {0: "0 also where no report gave a number", 10: "10 also for a vague number",
               12: "12 also for dozens", 100: "100 also for hundreds"}  # fmt: skip
MUTUAL = frozenset({*BATTLES, "Agreement"})
PUT_DOWN = frozenset({"Protest with intervention", "Excessive force against protesters"})
CROWD = frozenset({"protesters", "rioters"})
UNARMED = frozenset({"civilians", *CROWD})


def read_acled(page: Page, run: str, order: str) -> Claim | None:
    """The claim of a row; ``None`` where its type is none of our kinds, which is an issue."""
    meant = of_acled(page.text("event"), page.text("sub_event"))
    when = _when(page, order)
    where = where_of(page, placed_by(page, ACLED_PLACED), country_of(page))
    dead = page.whole("fatalities")
    told = page.spans("sub_event", "event")
    if meant is None or not told:
        said = page.text("sub_event") or page.text("event") or "nothing"
        page.amiss("foreign-kind", f"{said!r} has no kind here", "sub_event", "event")
        return None
    count = counted("killed", None, dead, None, page.spans("fatalities"),
                    qualifier=CONVENTIONS.get(dead) if dead is not None else None)  # fmt: skip
    return claim_of(page, run, meant, trigger=told[0], when=when, where=where, sides=_sides(page),
                    counts=(count,) if count is not None else ())  # fmt: skip


def _when(page: Page, order: str) -> Read[TimeSpan] | None:
    """The day, its week or its month, as precise as the row says."""
    day = cell_day(page, "date", order)
    if day is None:
        return None
    code = page.text("time_precision").removesuffix(".0") or "1"
    spans = page.spans("date", "time_precision")
    if code == "2":
        return Read(week_of(day), spans)
    if code == "3":
        return Read(month_of(day), spans)
    if code != "1":
        page.amiss("foreign-time", f"no such precision of a time: {code}", "time_precision")
    return Read(one_day(day), spans)


def _sides(page: Page) -> list[Participant]:
    sub = page.text("sub_event")
    one, two = (_class(page, name) for name in ("inter1", "inter2"))
    roles = ("actor", "target")
    if sub in MUTUAL or page.text("event").startswith("Battle"):
        roles = ("actor", "actor")
    elif (sub in PUT_DOWN and one in CROWD) or (one in UNARMED - CROWD and two not in UNARMED):
        roles = ("target", "actor")
    found = []
    for n, (role, kind) in enumerate(zip(roles, (one, two), strict=True), 1):
        main = page.spans(f"actor{n}")
        found += [side(span, role, kind) for span in main]
        helpers = "with" if role == "actor" and n == 1 else role
        found += [side(span, helpers) for span in page.parts(f"assoc{n}")]
    return found


def _class(page: Page, name: str) -> str | None:
    """Our kind of the class in ``inter1`` or ``inter2``; 0 is nobody."""
    code = page.text(name).removesuffix(".0")
    kind = ACTOR_OF_CLASS.get(code.lower())
    if kind is None and code not in ("", "0"):
        page.amiss("foreign-actor", f"no such class of actor: {code}", name)
    return kind
