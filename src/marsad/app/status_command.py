"""``marsad status``: a desk at a glance."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from marsad.app.console import OK, out, several
from marsad.app.settings import settings_of
from marsad.store.desk import open_desk
from marsad.store.glance import Glance, glance


def status(folder: Path, as_json: bool) -> int:
    """Prints what the desk holds and what is due."""
    with open_desk(folder) as desk:
        found = glance(desk)
    theatre = settings_of(folder).theatre
    if as_json:
        out(json.dumps({"theatre": theatre, **asdict(found)}, ensure_ascii=False))
        return OK
    for name, words in _lines(found, theatre):
        out(f"{name:<12} {words}")
    return OK


def _lines(found: Glance, theatre: str) -> Iterator[tuple[str, str]]:
    yield "theatre", theatre
    yield "documents", _sum(found.documents)
    for name, number in found.beside.items():
        yield "beside", f"{number} rows of {name}"
    if found.published is not None:
        yield "published", f"{found.published[0]} to {found.published[1]}"
    for name, number, words in (
        ("purged", found.purged, ""),
        ("kept unread", found.kept_unread, "  (in languages that are not read yet)"),
        ("left aside", found.left_aside, "  (reading them failed three times)"),
    ):
        if number:
            yield name, f"{number}{words}"
    yield "refused", f"{found.refused}" + (
        f"  ({found.refused_since} since the last brief)" if found.brief is not None else ""
    )
    yield "claims", f"{found.claims}"
    yield "events", _sum(found.events)
    yield "due", "; ".join(_due(found)) or "nothing"
    for name, last in (("brief", found.brief), ("release", found.release)):
        said = "none" if last is None else f"{last.id}, {last.at}, ledger row {last.row}"
        yield f"last {name}", said
    yield "briefs", f"{found.briefs}"
    yield "ledger", f"row {found.ledger_row}, {found.ledger_head[:16]}"
    yield "schema", found.schema
    yield "size", (
        f"{_megabytes(found.database_size)} database, {_megabytes(found.archive_size)} originals"
    )


def _due(found: Glance) -> Iterator[str]:
    if found.to_read:
        yield f"marsad read ({several(found.to_read, 'report')})"
    if found.resolve_due:
        yield "marsad resolve"
    looks = []
    if found.alike:
        looks.append(f"{several(found.alike, 'pair')} that look{'s' * (found.alike == 1)} alike")
    if contested := found.events.get("contested", 0):
        looks.append(f"{contested} contested")
    if looks:
        yield f"marsad review ({', '.join(looks)})"


def _sum(counts: Mapping[str, int]) -> str:
    words = ", ".join(f"{number} {name}" for name, number in counts.items())
    return f"{sum(counts.values())}" + (f": {words}" if words else "")


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
