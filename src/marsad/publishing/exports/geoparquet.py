"""The rows of ``csv`` with their shapes as GeoParquet 1.1: columns with types, shapes as WKB in
degrees of longitude and latitude (OGC:CRS84, in PROJJSON as the specification has it)."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from typing import Any

from marsad.codebook.contract import geometry_row
from marsad.model.events import Event
from marsad.publishing.exports.rows import COLUMNS, flat_row
from marsad.publishing.material import Material

GEOMETRY = "geometry"
DAYS = frozenset({"earliest", "latest"})
WHOLE = frozenset({
    "voices", "lineages", "killed_low", "killed_best", "killed_high", "injured_low",
    "injured_best", "injured_high", "denials", "claims", "documents",
})  # fmt: skip
CRS84 = {
    "$schema": "https://proj.org/schemas/v0.5/projjson.schema.json",
    "type": "GeographicCRS",
    "name": "WGS 84 longitude-latitude",
    "datum": {
        "type": "GeodeticReferenceFrame",
        "name": "World Geodetic System 1984",
        "ellipsoid": {
            "name": "WGS 84", "semi_major_axis": 6378137, "inverse_flattening": 298.257223563,
        },
    },
    "coordinate_system": {
        "subtype": "ellipsoidal",
        "axis": [
            {"name": "Geodetic longitude", "abbreviation": "Lon", "direction": "east",
             "unit": "degree"},
            {"name": "Geodetic latitude", "abbreviation": "Lat", "direction": "north",
             "unit": "degree"},
        ],
    },
    "id": {"authority": "OGC", "code": "CRS84"},
}  # fmt: skip
DEGREES = frozenset({"bearing_deg", "distance_km", "latitude", "longitude", "radius_km"})


def geoparquet_bytes(material: Material) -> bytes:
    """A file of every event, a row each; ``geometry`` is null where nothing is known of the place.
    Equal input gives equal bytes."""
    import pyarrow as pa  # type: ignore[import-untyped]
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    rows = [flat_row(event, material) for event in material.events]
    shapes = [shape_of(event) for event in material.events]
    types = {**dict.fromkeys(DAYS, pa.date32()), **dict.fromkeys(WHOLE, pa.int64()),
             **dict.fromkeys(DEGREES, pa.float64())}  # fmt: skip
    fields = [pa.field(c, types.get(c, pa.string())) for c in COLUMNS]
    columns = [pa.array([row[f.name] for row in rows], f.type) for f in fields]
    wkb = [None if s is None else s.wkb for s in shapes]
    schema = pa.schema(
        [*fields, pa.field(GEOMETRY, pa.binary())],
        metadata={"geo": json.dumps(geo_metadata(shapes), sort_keys=True)},
    )
    out = io.BytesIO()
    table = pa.Table.from_arrays([*columns, pa.array(wkb, pa.binary())], schema=schema)
    pq.write_table(table, out, compression="snappy")
    return out.getvalue()


def shape_of(event: Event) -> Any:
    """The shape of an event, its ring counter-clockwise; ``None`` where it has none."""
    from shapely.geometry import shape
    from shapely.geometry.polygon import orient

    row = geometry_row(event.where.value) if event.where else None
    if row is None:
        return None
    found = shape(row)
    return orient(found) if row["type"] == "Polygon" else found


def geo_metadata(shapes: Sequence[Any]) -> dict[str, Any]:
    """The ``geo`` entry of the file."""
    known = [s for s in shapes if s is not None]
    column: dict[str, Any] = {
        "encoding": "WKB", "geometry_types": sorted({s.geom_type for s in known}),
        "orientation": "counterclockwise", "crs": CRS84,
    }  # fmt: skip
    if known:
        west, south, east, north = zip(*(s.bounds for s in known), strict=True)
        column["bbox"] = [min(west), min(south), max(east), max(north)]
    return {"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}
