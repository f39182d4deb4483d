"""``export``: the events of a material in one format, beside them a manifest with hashes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from marsad.model.errors import MarsadError
from marsad.model.hashing import canonical_json, sha256_bytes
from marsad.publishing.attribution import place_sources
from marsad.publishing.exports.acled import ACLED_COLUMNS, acled_row
from marsad.publishing.exports.cells import csv_bytes
from marsad.publishing.exports.geoparquet import geoparquet_bytes
from marsad.publishing.exports.plover import plover_record
from marsad.publishing.exports.rows import COLUMNS, event_row, feature, flat_row
from marsad.publishing.exports.sheet import xlsx_bytes
from marsad.publishing.exports.ucdp import UCDP_COLUMNS, ucdp_row
from marsad.publishing.harm import HarmRules, check_harm, protect
from marsad.publishing.material import Material

FILES = {
    "jsonl": "events.jsonl", "csv": "events.csv", "geojson": "events.geojson",
    "acled": "events.acled.csv", "ucdp": "events.ucdp.csv",
    "plover": "events.plover.jsonl", "xlsx": "events.xlsx", "geoparquet": "events.parquet",
}  # fmt: skip
FORMATS = tuple(FILES)
Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of a format, and how many events it left out, by why."""

    data: bytes
    left_out: Mapping[str, int] = field(default_factory=dict)


def export(
    material: Material,
    *,
    format: str,
    release: str,
    licence: str,
    query: str,
    made: str,
    harm: HarmRules | None = None,
    audience: str = "public",
    imported: Iterable[str] = (),
    foreign: Mapping[str, int] | None = None,
) -> dict[str, bytes]:
    """File names to bytes: the file of ``FILES`` and ``manifest.json``. Equal input gives equal
    bytes. A public export is protected first and names what was withheld. ``imported`` are the
    credits of the imported gazetteers that the reports were read with, ``foreign`` says how many
    rows of each data set the desk has beside its events; none of them is exported. Raises
    ``MarsadError``: E-EXPORT-FORMAT for an unknown format, E-EXPORT-LICENCE without a licence,
    E-PUBLISH-REFUSED while a harm rule is unmet."""
    if format not in FORMATS:
        raise MarsadError("E-EXPORT-FORMAT", f"no such format: {format}", hint=", ".join(FORMATS))
    if not licence.strip():
        raise MarsadError("E-EXPORT-LICENCE", "an export states its licence")
    if audience not in ("public", "desk"):
        raise MarsadError("E-CONFIG", f"no such audience: {audience}", hint="public or desk")
    withheld: tuple[str, ...] = ()
    if audience == "public":
        rules = harm or HarmRules()
        shielded = protect(material, rules, made)
        material, withheld = shielded.material, shielded.withheld
        check_harm(material, rules, made)
    facts: dict[str, Any] = {
        "release": release, "made": made, "as_of": material.as_of, "ledger_head": material.head,
        "format": format, "query": query, "licence": licence, "audience": audience,
        "place_sources": list(place_sources(imported)),
        "counts": {
            "events": len(material.events),
            "claims": len({c for e in material.events for c in e.claims}),
            "documents": len(
                {c.document for e in material.events for c in material.read_in(e)}
            ),
            "without_place": sum(
                1 for e in material.events if e.where is None or e.where.value.lat is None
            ),
        },
        "withheld": list(withheld), "foreign_left_out": dict(foreign or {}),
    }  # fmt: skip
    name, written = FILES[format], _WRITERS[format](material, facts)
    manifest = facts | {
        "left_out": dict(written.left_out),
        "files": {name: {"sha256": sha256_bytes(written.data), "bytes": len(written.data)}},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    return {name: written.data, "manifest.json": text.encode()}


def _jsonl(material: Material, facts: Facts) -> Written:
    rows = (canonical_json(event_row(e, material)) for e in material.events)
    return Written("".join(f"{row}\n" for row in rows).encode())


def _csv(material: Material, facts: Facts) -> Written:
    return Written(csv_bytes(COLUMNS, (flat_row(e, material) for e in material.events)))


def _geojson(material: Material, facts: Facts) -> Written:
    features = [feature(e, material) for e in material.events]
    tree = {"type": "FeatureCollection", "features": features}
    return Written((canonical_json(tree) + "\n").encode())


def _acled(material: Material, facts: Facts) -> Written:
    rows, left_out = _parted(acled_row(e, material, facts["made"]) for e in material.events)
    return Written(csv_bytes(ACLED_COLUMNS, rows), left_out)


def _ucdp(material: Material, facts: Facts) -> Written:
    rows, left_out = _parted(ucdp_row(e, material) for e in material.events)
    return Written(csv_bytes(UCDP_COLUMNS, rows), left_out)


def _plover(material: Material, facts: Facts) -> Written:
    rows, left_out = _parted(plover_record(e, material, facts["made"]) for e in material.events)
    return Written("".join(f"{canonical_json(row)}\n" for row in rows).encode(), left_out)


def _xlsx(material: Material, facts: Facts) -> Written:
    rows = (flat_row(e, material) for e in material.events)
    return Written(xlsx_bytes(COLUMNS, rows, facts))


def _geoparquet(material: Material, facts: Facts) -> Written:
    return Written(geoparquet_bytes(material))


def _parted(
    made: Iterable[dict[str, Any] | str],
) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """The rows, and how many events were left out by why."""
    tried = list(made)
    rows = [row for row in tried if not isinstance(row, str)]
    return rows, dict(sorted(Counter(why for why in tried if isinstance(why, str)).items()))


_WRITERS: dict[str, Callable[[Material, Facts], Written]] = {
    "jsonl": _jsonl, "csv": _csv, "geojson": _geojson, "acled": _acled,
    "ucdp": _ucdp, "plover": _plover, "xlsx": _xlsx, "geoparquet": _geoparquet,
}  # fmt: skip
