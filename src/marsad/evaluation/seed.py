"""One page of a monitor, read row by row: a point for the row and for each value it asks.

A row is found when a claim's trigger overlaps its quote and has its kind (the mode where the row
has one). Then actor, target, time, location, voices, stance (with realis) and counts are a point
each where the row has the field; ``null`` asks that nothing is read. Pairs of row and claim are
made best first, each claim once. Names are compared by ``alike``. Of a time both bounds must be
equal. A location must be in the country and name the anchor, with its bearing (an eighth of a
turn at most off) and distance; another claim of the same event may tell it. In a meeting either
order of the sides is right. The series row has three points: found, ordinal, window. Precision
is the share of claims that some row of their kind asks for, by the overlap alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from marsad.evaluation.alike import (
    best_pairs,
    is_participant,
    names_place,
    same_bearing,
    same_chain,
    same_distance,
    touches,
)
from marsad.evaluation.documents import gold_document
from marsad.evaluation.suite import Figure, Reader, Result, Suite, hash_files, need
from marsad.model.claims import Claim
from marsad.model.counts import Count
from marsad.model.mentions import Reading
from marsad.registry.geometry import destination, distance_km

PUBLISHED = date(2017, 11, 21)
ALLOWED = 0.8
FIELDS = ("actor", "target", "time", "location", "voices", "stance", "counts", "killed")
HALF_GLOBE_KM = 20015.0
# The anchor of the one relative place with a distance: (lat, lon).
HARAWAH = (31.054, 17.280)
TWO_SIDED = ("consult", "agree", "cooperate")

Row = Mapping[str, Any]


def asks(row: Row) -> tuple[str, ...]:
    """The fields of ``row`` that are a point each."""
    given = [f for f in FIELDS if f in row or (f == "stance" and "realis" in row)]
    return tuple(given)


def is_asked(row: Row, claim: Claim) -> bool:
    """True when the claim's trigger stands in the row's quote and has its kind."""
    if "kind" not in row or not touches(claim.trigger, *row["span"]):
        return False
    kind: str = row["kind"]
    return claim.kind.value == kind or ("." not in kind and claim.kind.value.startswith(kind + "."))


def _side(row: Row, claim: Claim, role: str) -> bool:
    gold = row[role]
    either = row["kind"].partition(".")[0] in TWO_SIDED
    roles = ("actor", "target", "with") if either else (role,)
    found = claim.with_role(*roles)
    if gold is None:
        return not claim.with_role(role)
    return any(is_participant(gold, p) for p in found)


def _time(row: Row, claim: Claim) -> bool:
    gold = row["time"]
    if gold is None or claim.happened is None:
        return gold is None and claim.happened is None
    bounds = (claim.happened.value.earliest, claim.happened.value.latest)
    return bounds == tuple(
        date.fromisoformat(gold[k]) if gold[k] else None for k in ("earliest", "latest")
    )


def _location(row: Row, claim: Claim) -> bool:
    gold, where = row["location"], claim.where
    if gold is None or where is None:
        return gold is None and where is None
    if where.value.country != gold["country"]:
        return False
    if gold.get("precision") == "country":
        return where.value.precision == "country"
    return (
        names_place(gold["anchor"], where)
        and same_bearing(gold.get("bearing_deg"), where.value.bearing_deg)
        and same_distance(gold.get("distance_km"), where.value.distance_km)
    )


def _count(gold: object, of: str, counts: Sequence[Count]) -> bool:
    found: list[object] = [(c.low, c.best, c.high) for c in counts if c.of == of]
    if gold is None:
        return not found
    if isinstance(gold, Mapping):
        return (gold["low"], gold["best"], gold["high"]) in found
    return (gold, gold, gold) in found


def holds(row: Row, field: str, claim: Claim, told: Sequence[Claim]) -> bool:
    """True when the claim has what the row asks in ``field``; ``told`` are all claims of its
    event, itself included."""
    counts = [c.value for c in claim.counts]
    if field in ("actor", "target"):
        return _side(row, claim, field)
    if field == "time":
        return _time(row, claim)
    if field == "location":
        return any(_location(row, c) for c in told)
    if field == "voices":
        chains = row["voices"] or [[]]
        return any(same_chain(chain, claim.voices) for chain in chains)
    if field == "stance":
        stance, realis = claim.stance.value, claim.realis.value
        return bool(row.get("stance", stance) == stance and row.get("realis", realis) == realis)
    if field == "killed":
        return _count(row["killed"], "killed", counts)
    return all(_count(n, of, counts) for of, n in row["counts"].items())


def _told(claim: Claim, claims: Sequence[Claim]) -> list[Claim]:
    return [c for c in claims if c.id == claim.id or _same(c, claim)]


def _same(one: Claim, other: Claim) -> bool:
    return one.same_event is not None and one.same_event == other.same_event


def points(rows: Sequence[Row], claims: Sequence[Claim]) -> dict[str, dict[str, bool]]:
    """For every row with a kind: found, and each asked field, as right or not."""
    asked = [r for r in rows if "kind" in r]

    def score(row: Row, claim: Claim) -> float:
        if not is_asked(row, claim):
            return 0.0
        return 1.0 + sum(holds(row, f, claim, _told(claim, claims)) for f in asks(row))

    taken = dict(best_pairs(asked, claims, score))
    result: dict[str, dict[str, bool]] = {}
    for i, row in enumerate(asked):
        claim = claims[taken[i]] if i in taken else None
        result[row["id"]] = {"found": claim is not None} | {
            f: claim is not None and holds(row, f, claim, _told(claim, claims)) for f in asks(row)
        }
    return result


def series_points(row: Row, reading: Reading) -> dict[str, bool]:
    """Found, ordinal and window of a series row, as right or not."""
    gold = row["series"]
    start, end = row["span"]
    found = next((s for s in reading.series if s.start < end and start < s.end), None)
    window = gold["window"]
    return {
        "found": found is not None,
        "ordinal": found is not None and found.ordinal == gold["ordinal"],
        "window": found is not None
        and all(getattr(found.window, unit, None) == n for unit, n in window.items()),
    }


def precision(rows: Sequence[Row], claims: Sequence[Claim]) -> float:
    """The share of claims that some row asks for; 0 without claims."""
    asked = sum(any(is_asked(r, c) for r in rows) for c in claims)
    return asked / len(claims) if claims else 0.0


def relative_error(row: Row, anchor: tuple[float, float], reading: Reading) -> float:
    """Km between the point read for a relative place and the one measured from its anchor at
    ``anchor`` (lat, lon); half the globe where none was read."""
    gold = row["location"]
    point = destination(*anchor, gold["bearing_deg"], gold["distance_km"])
    errors = [
        distance_km(*point, m.location.lat, m.location.lon)
        for m in reading.locations
        if same_distance(gold["distance_km"], m.location.distance_km)
        and m.location.lat is not None
        and m.location.lon is not None
    ]
    return min(errors, default=HALF_GLOBE_KM)


def undated(claims: Sequence[Claim]) -> float:
    """The share of claims that carry no day: all of them, where no year is known."""
    free = sum(
        c.happened is None or (c.happened.value.earliest, c.happened.value.latest) == (None, None)
        for c in claims
    )
    return free / len(claims) if claims else 0.0


def run(path: Path, reader: Reader) -> Result:
    """The page with its publication day, then without. Raises ``MarsadError`` when missing."""
    report, gold = need(path / "report.txt"), need(path / "gold.jsonl")
    text = report.read_bytes().decode("utf-8")
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    dated = gold_document("seed", text, published=PUBLISHED)
    bare = gold_document("seed-undated", text)
    values = ("claims", "series", "locations")
    reading, unyear = reader([dated, bare], values)
    by_row = points(rows, reading.claims)
    for row in rows:
        if "series" in row:
            by_row[row["id"]] = series_points(row, reading)
    every = [(field, ok) for asked in by_row.values() for field, ok in asked.items()]
    figures = [Figure("points", sum(ok for _, ok in every) / len(every), len(every))]
    for field in dict.fromkeys(f for f, _ in every):
        part = [ok for f, ok in every if f == field]
        figures.append(Figure(f"points.{field}", sum(part) / len(part), len(part)))
    far = next(r for r in rows if (r.get("location") or {}).get("distance_km"))
    said = any(i.code == "year-unknown" for i in unyear.issues)
    figures += [
        Figure(
            "claims-asked-for",
            precision(rows, reading.claims),
            len(reading.claims),
            ALLOWED,
            "one in five may be too many",
        ),
        Figure("no-invented-year", undated(unyear.claims), len(unyear.claims)),
        Figure("year-unknown-said", float(said), 1),
        Figure(
            "relative-place-error",
            relative_error(far, HARAWAH, reading),
            1,
            unit="km",
            higher_is_better=False,
        ),
    ]
    return Result("seed", hash_files(report, gold), tuple(figures), _missed(by_row))


def _missed(by_row: Mapping[str, Mapping[str, bool]]) -> str:
    wrong = [
        f"{row} " + "+".join(f for f, ok in asked.items() if not ok)
        for row, asked in by_row.items()
        if asked["found"] and not all(asked.values())
    ]
    lost = [row for row, asked in by_row.items() if not asked["found"]]
    return f"not found: {', '.join(lost) or 'none'}; wrong: {'; '.join(wrong) or 'none'}"


SUITES: tuple[Suite, ...] = (Suite("seed", "seed", run),)
