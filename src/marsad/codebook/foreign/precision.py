"""From the precision codes of other data sets to our relation, precision and radius.

ACLED Codebook 2019 (``geo_precision``) and UCDP GED 20.1 (``where_prec``); the other way is
``place_precision``, and a code goes there and back unchanged. Of the radii only UCDP's 25 km is in
a codebook; the others are ours: about the size of what the code names.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Placed:
    """How a point stands for the truth: the last two fields of a location, and its relation."""

    relation: str
    precision: str
    radius_km: float | None


ACLED_PLACED = {
    "1": Placed("in", "town", 5.0),
    "2": Placed("near", "area", 25.0),
    "3": Placed("in", "admin1", 100.0),
}
UCDP_PLACED = {
    "1": Placed("in", "town", 5.0),
    "2": Placed("near", "area", 25.0),
    "3": Placed("in", "admin2", 50.0),
    "4": Placed("in", "admin1", 100.0),
    "5": Placed("in", "region", 200.0),
    "6": Placed("in", "country", 500.0),
    "7": Placed("in", "sea-or-air", 100.0),
}
UNKNOWN = Placed("in", "area", None)
# ACLED's classes as numbers, as the words of newer exports, and what they are here.
ACTOR_OF_CLASS = {
    "1": "state-forces", "2": "rebel", "3": "militia", "4": "communal", "5": "rioters",
    "6": "protesters", "7": "civilians", "8": "external-forces",
    "state forces": "state-forces", "rebel group": "rebel", "rebel groups": "rebel",
    "rebel forces": "rebel", "political militia": "militia", "political militias": "militia",
    "identity militia": "communal", "identity militias": "communal",
    "communal militia": "communal", "communal militias": "communal", "rioters": "rioters",
    "protesters": "protesters", "civilians": "civilians", "other forces": "external-forces",
    "external forces": "external-forces", "external/other forces": "external-forces",
}  # fmt: skip
# PLOVER's sectors (manual 2.0, actors) as our kinds; a sector that is not here has none.
ACTOR_OF_SECTOR = {
    "MIL": "state-forces", "COP": "police", "GOV": "government", "SPY": "intelligence",
    "JUD": "judiciary", "LEG": "government", "REB": "rebel", "PRM": "militia",
    "UAF": "unidentified-armed", "CVL": "civilians", "JRN": "media", "REL": "religious",
    "PTY": "party", "BUS": "company", "CRM": "criminal", "REF": "civilians", "MED": "civilians",
}  # fmt: skip
