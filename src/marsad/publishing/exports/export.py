"""``export``: the events of a material in one format, beside them a manifest with hashes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from marsad.model.errors import MarsadError
from marsad.model.hashing import canonical_json, sha256_bytes
from marsad.publishing.attribution import place_sources
from marsad.publishing.exports.acled import ACLED_COLUMNS, acled_rows
from marsad.publishing.exports.cells import csv_bytes
from marsad.publishing.exports.geoparquet import geoparquet_bytes
from marsad.publishing.exports.hxl import (
    ACLED_TAGS,
    EVENT_TAGS,
    QUOTE_TAGS,
    TAGGED,
    UCDP_TAGS,
    tag_row,
)
from marsad.publishing.exports.plover import plover_record
from marsad.publishing.exports.quotes import QUOTE_COLUMNS, quote_rows
from marsad.publishing.exports.rows import COLUMNS, event_row, feature, flat_row
from marsad.publishing.exports.sheet import EVENTS, QUOTES, Sheet, xlsx_bytes
from marsad.publishing.exports.ucdp import UCDP_COLUMNS, ucdp_row
from marsad.publishing.harm import (
    HarmRules,
    check_files,
    check_harm,
    protect,
)
from marsad.publishing.material import Material

FILES = {
    "jsonl": "events.jsonl", "csv": "events.csv", "geojson": "events.geojson",
    "acled": "events.acled.csv", "ucdp": "events.ucdp.csv",
    "plover": "events.plover.jsonl", "xlsx": "events.xlsx", "geoparquet": "events.parquet",
    "quotes": "events.quotes.csv",
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
    hxl: bool = False,
    foreign: Mapping[str, int] | None = None,
) -> dict[str, bytes]:
    """File names to bytes: the file of ``FILES`` and ``manifest.json``. Equal input gives equal
    bytes. A public export is protected first and names what was withheld. ``imported`` are the
    credits of the imported gazetteers that the reports were read with; with ``hxl`` a table has a
    row of hashtags below its header; ``foreign`` says how many rows of each data set the desk has
    beside its events; none of them is exported. Raises ``MarsadError``: E-EXPORT-FORMAT for an
    unknown format or one that has no place for hashtags, E-EXPORT-LICENCE without a licence,
    E-PUBLISH-REFUSED while a harm rule is unmet."""
    if format not in FORMATS:
        raise MarsadError("E-EXPORT-FORMAT", f"no such format: {format}", hint=", ".join(FORMATS))
    if hxl and format not in TAGGED:
        raise MarsadError("E-EXPORT-FORMAT", f"{format} has no row of hashtags",
                          hint=f"--hxl goes with {', '.join(TAGGED)}")  # fmt: skip
    if not licence.strip():
        raise MarsadError("E-EXPORT-LICENCE", "an export states its licence")
    if audience not in ("public", "desk"):
        raise MarsadError("E-CONFIG", f"no such audience: {audience}", hint="public or desk")
    withheld: tuple[str, ...] = ()
    secret: frozenset[str] = frozenset()
    if audience == "public":
        rules = harm or HarmRules()
        shielded = protect(material, rules, made)
        material, withheld, secret = shielded.material, shielded.withheld, shielded.secret
        check_harm(material, rules, made)
    facts: dict[str, Any] = {
        "release": release, "made": made, "as_of": material.as_of, "ledger_head": material.head,
        "format": format, "hxl": hxl, "query": query, "licence": licence, "audience": audience,
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
    files = {name: written.data, "manifest.json": text.encode()}
    check_files(files, secret)
    return files


def _jsonl(material: Material, facts: Facts) -> Written:
    rows = (canonical_json(event_row(e, material)) for e in material.events)
    return Written("".join(f"{row}\n" for row in rows).encode())


def _csv(material: Material, facts: Facts) -> Written:
    return _table(COLUMNS, (flat_row(e, material) for e in material.events), EVENT_TAGS, facts)


def _quotes(material: Material, facts: Facts) -> Written:
    return _table(QUOTE_COLUMNS, quote_rows(material), QUOTE_TAGS, facts)


def _table(
    columns: Sequence[str], rows: Iterable[Mapping[str, Any]], tags: Mapping[str, str],
    facts: Facts, left_out: Mapping[str, int] | None = None,
) -> Written:  # fmt: skip
    above = [tag_row(columns, tags)] if facts["hxl"] else []
    return Written(csv_bytes(columns, (*above, *rows)), left_out or {})


def _geojson(material: Material, facts: Facts) -> Written:
    features = [feature(e, material) for e in material.events]
    tree = {"type": "FeatureCollection", "features": features}
    return Written((canonical_json(tree) + "\n").encode())


def _acled(material: Material, facts: Facts) -> Written:
    rows, left_out = _parted(acled_rows(material, facts["made"]))
    return _table(ACLED_COLUMNS, rows, ACLED_TAGS, facts, left_out)


def _ucdp(material: Material, facts: Facts) -> Written:
    rows, left_out = _parted(ucdp_row(e, material) for e in material.events)
    return _table(UCDP_COLUMNS, rows, UCDP_TAGS, facts, left_out)


def _plover(material: Material, facts: Facts) -> Written:
    rows, left_out = _parted(plover_record(e, material, facts["made"]) for e in material.events)
    return Written("".join(f"{canonical_json(row)}\n" for row in rows).encode(), left_out)


def _xlsx(material: Material, facts: Facts) -> Written:
    rows = [flat_row(e, material) for e in material.events]
    tables = ((EVENTS, COLUMNS, rows, EVENT_TAGS),
              (QUOTES, QUOTE_COLUMNS, quote_rows(material), QUOTE_TAGS))  # fmt: skip
    sheets = (
        Sheet(name, columns, lines, tag_row(columns, tags) if facts["hxl"] else {})
        for name, columns, lines, tags in tables
    )
    return Written(xlsx_bytes(sheets, facts))


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
    "ucdp": _ucdp, "plover": _plover, "xlsx": _xlsx, "geoparquet": _geoparquet, "quotes": _quotes,
}  # fmt: skip
