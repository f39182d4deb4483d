"""``export``: the events of a material in one format, beside them a manifest with hashes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from marsad.model.errors import MarsadError
from marsad.model.hashing import canonical_json, sha256_bytes
from marsad.publishing.attribution import place_sources
from marsad.publishing.exports.rows import COLUMNS, event_row, feature, flat_row
from marsad.publishing.harm import HarmRules, check_harm, protect
from marsad.publishing.material import Material

FORMATS = ("jsonl", "csv", "geojson")


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
) -> dict[str, bytes]:
    """File names to bytes: ``events.<format>`` and ``manifest.json``. Equal input gives equal
    bytes. A public export is protected first and names what was withheld. ``imported`` are the
    credits of the imported gazetteers that the reports were read with. Raises ``MarsadError``:
    E-EXPORT-FORMAT for an unknown format, E-EXPORT-LICENCE without a licence, E-PUBLISH-REFUSED
    while a harm rule is unmet."""
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
    name = f"events.{format}"
    data = _WRITERS[format](material)
    manifest = {
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
        "withheld": list(withheld),
        "files": {name: {"sha256": sha256_bytes(data), "bytes": len(data)}},
    }  # fmt: skip
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    return {name: data, "manifest.json": text.encode()}


def _jsonl(material: Material) -> bytes:
    rows = (canonical_json(event_row(e, material)) for e in material.events)
    return "".join(f"{row}\n" for row in rows).encode()


def _csv(material: Material) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for event in material.events:
        writer.writerow([cell(v) for v in flat_row(event, material).values()])
    return out.getvalue().encode()


def cell(value: Any) -> Any:
    """A table cell: empty for unknown; text that a spreadsheet would run as a formula gets an
    apostrophe in front, since names come from reports by strangers."""
    if value is None:
        return ""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value


def _geojson(material: Material) -> bytes:
    features = [feature(e, material) for e in material.events]
    return (canonical_json({"type": "FeatureCollection", "features": features}) + "\n").encode()


_WRITERS = {"jsonl": _jsonl, "csv": _csv, "geojson": _geojson}
