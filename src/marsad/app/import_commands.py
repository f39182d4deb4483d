"""What ``marsad import`` does and prints."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from marsad.app.clock import now, person
from marsad.app.console import OK, PARTLY, out, say, several
from marsad.app.desk_manifest import told_beside
from marsad.app.work.importing import Taken, Wish, import_rows, take_rows
from marsad.codebook.foreign.layouts import SHAPES
from marsad.codebook.foreign.sheets import SheetMap, sheet_map_of_toml
from marsad.model.claims import Claim, Participant
from marsad.model.counts import Count
from marsad.model.errors import MarsadError
from marsad.model.locations import Location
from marsad.model.times import TimeSpan
from marsad.store.desk import open_desk
from marsad.store.receipts import Receipt

SHOWN = 5
NAMED = 20  # refused rows that are named; all of them have a receipt


def wish_of(
    file: Path, shape: str, licence: str, accessed: date | None, filters: str, name: str,
    map_file: Path | None, may_reexport: bool,
) -> Wish:  # fmt: skip
    """What is asked for, checked; of another desk's export its manifest tells what is not said.
    Raises ``MarsadError`` ``E-USAGE``, ``E-IMPORT-MAP`` and ``E-IMPORT-FILE``."""
    if shape not in SHAPES:
        raise MarsadError("E-USAGE", f"no such shape: {shape}", hint=", ".join(SHAPES))
    if shape == "marsad":
        told = told_beside(file)
        licence, filters = licence.strip() or told.licence, filters.strip() or told.filters
        accessed = accessed or told.made
        if told.changed:
            say(f"marsad: {file.name} is not as it was exported: its manifest has another hash")
    if not licence.strip():
        raise MarsadError("E-USAGE", "an import names its licence, --licence",
                          hint="as the data set's own page states it")  # fmt: skip
    if accessed is None:
        raise MarsadError("E-USAGE", "an import names the day of access, --accessed")
    if (shape == "sheet") != (map_file is not None):
        raise MarsadError("E-USAGE", "--map goes with --as sheet, and --as sheet with --map")
    sheet = _map(map_file) if map_file is not None else None
    return Wish(
        file.name, shape, " ".join(licence.split()), accessed.isoformat(),
        " ".join(filters.split()), " ".join(name.split()), sheet, may_reexport,
    )  # fmt: skip


def _map(path: Path) -> SheetMap:
    try:
        return sheet_map_of_toml(path.read_text("utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise MarsadError("E-IMPORT-MAP", f"it cannot be read ({error})", where=str(path)) from None


def import_file(desk: Path, file: Path, wish: Wish, dry: bool) -> int:
    """Imports the rows of a file, or (``dry``) prints how the first would be understood."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise MarsadError("E-IMPORT-FILE", f"it cannot be read ({error.strerror})",
                          where=str(file), hint="check name and permissions") from None  # fmt: skip
    at = now()
    if dry:
        return _shown(take_rows(raw, wish, at), wish)
    with open_desk(desk) as opened:
        taken = take_rows(raw, wish, at)
        refused: list[Receipt] = []
        done = import_rows(opened, raw, wish, taken, at=at, by=person(), show=refused.append)
        for receipt in refused[:NAMED]:
            say(f"marsad: {receipt.code}: {receipt.message}, {wish.file}")
        if len(refused) > NAMED:
            say(f"marsad: and {len(refused) - NAMED} more rows; each has its receipt")
        newer = f" ({several(done.newer, 'newer text')} of rows that were here)"
        older = f" ({several(done.older, 'older text')} than those here, which stay)"
        texts = f"{newer if done.newer else ''}{older if done.older else ''}"
        stand = f"{several(done.claims, 'claim')} stand{'s' * (done.claims == 1)} beside the events"
        out(f"{wish.dataset}: {several(done.added, 'row')} added{texts}, {done.known} known, "
            f"{done.refused} refused; {stand}")  # fmt: skip
        if done.gone:
            out(f"  not in the newest file of these filters: {several(done.gone, 'row')} of earlier"
                " ones; compare leaves them out")  # fmt: skip
        for code, number in done.issues.items():
            out(f"  {number} {code}")
    return PARTLY if done.refused else OK


def _shown(taken: Sequence[Taken], wish: Wish) -> int:
    for one in taken[:SHOWN]:
        out(f"row {one.row.number}  {one.locator}")
        if one.reading is None:
            out(f"  refused: {one.why}")
            continue
        for claim in one.reading.claims:
            for line in told(claim):
                out(f"  {line}")
        for issue in one.reading.issues:
            out(f"  ! {issue.code}: {issue.message}")
    refused = sum(1 for t in taken if t.reading is None)
    more = f", {refused} of them would be refused" if refused else ""
    out(f"{len(taken)} rows of {wish.dataset}{more}; nothing was imported")
    return PARTLY if refused else OK


def told(claim: Claim) -> tuple[str, ...]:
    """A foreign claim in a few lines."""
    lines = [f"kind    {claim.kind.value}" + (f", ground taken by a {claim.territory} side"
                                             if claim.territory else "")]  # fmt: skip
    if claim.realis.value != "happened":
        lines.append(f"realis  {claim.realis.value} ({claim.stance.value})")
    if claim.happened is not None:
        lines.append(f"when    {when_words(claim.happened.value)}")
    if claim.where is not None:
        lines.append(f"where   {where_words(claim.where.value)}")
    lines += [f"{p.role:<7} {side_words(p)}" for p in claim.participants]
    lines += [f"{c.value.of:<7} {count_words(c.value)}" for c in claim.counts
              if c.value.part_of is None]  # fmt: skip
    return tuple(lines)


def when_words(when: TimeSpan) -> str:
    """``2017-11-15``, or ``2017-11-01..2017-11-30``, with the precision."""
    first = when.earliest.isoformat() if when.earliest else ""
    last = when.latest.isoformat() if when.latest else ""
    return f"{first if first == last else f'{first}..{last}'} ({when.precision})"


def where_words(where: Location) -> str:
    """Name, point, radius and country."""
    point = "no point"
    if where.lat is not None and where.lon is not None:
        radius = f" +-{where.radius_km:g} km" if where.radius_km is not None else ""
        point = f"{where.lat:g}, {where.lon:g}{radius}"
    return ", ".join(part for part in (where.name, point, where.precision, where.country) if part)


def side_words(side: Participant) -> str:
    """A side as the cell names it, with its kind and country."""
    more = ", ".join(part for part in (side.kind, side.country) if part)
    return f"{side.name or side.mention.quote}" + (f" ({more})" if more else "")


def count_words(count: Count) -> str:
    """``3``, or ``2..3..5`` for low, best and high, ``?`` for a bound that nobody gave."""
    best = "?" if count.best is None else str(count.best)
    if count.low == count.best == count.high or count.low is count.high is None:
        return best
    low, high = ("?" if n is None else str(n) for n in (count.low, count.high))
    return f"{low}..{best}..{high}"
