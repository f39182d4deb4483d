"""The columns of other data sets, by the names that their exports have had.

Sources: ACLED Codebook 2019, acledR 1.0.1 and older exports (upper case, ``DATA_ID``,
``ALLY_ACTOR_1``); UCDP GED 20.1 and older ones (``best_est``); PLOVER manual 2.0 and the header
of POLECAT, which is in PLOVER. Shapefiles cut a name after ten letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as made_by
from functools import lru_cache
from types import MappingProxyType

CUT = 10  # letters a shapefile keeps of a column's name
SHAPES = ("acled", "ucdp", "plover", "marsad", "sheet")


@dataclass(frozen=True, slots=True)
class Layout:
    """One shape of table: what Marsad calls a field, and the columns that may hold it, the best
    first, as ``key_of`` writes them. ``needed`` lists the fields without which a table is none of
    these (any one of a group will do); ``written`` are columns as a person wrote them."""

    name: str
    dataset: str
    columns: Mapping[str, tuple[str, ...]]
    needed: tuple[tuple[str, ...], ...]
    written: Mapping[str, str] = made_by(default_factory=dict)

    def lacking(self, header: Iterable[str]) -> tuple[str, ...]:
        """The columns that ``header`` would have to have, each by its best name."""
        there = fields_in(header, self)
        return tuple(
            " or ".join(self.written.get(f, self.columns[f][0]) for f in group)
            for group in self.needed
            if not there & set(group)
        )


@lru_cache(maxsize=4096)
def key_of(column: str) -> str:
    """A column's name in small letters with ``_`` for blanks: ``Event Date`` is ``event_date``.
    Colons at a word's end are no part of it: a row is told as ``column: value``."""
    bare = re.sub(r":(?=\s|$)", "", column.strip(" \t#!"))
    return re.sub(r"[\s_]+", "_", bare.strip().lower())


def fields_in(header: Iterable[str], layout: Layout) -> set[str]:
    """The fields of ``layout`` that a header has."""
    return set(columns_of(header, layout).values())


def columns_of(header: Iterable[str], layout: Layout) -> dict[str, str]:
    """For each column that is a field, that field; of two columns for one the better."""
    by_key = {key_of(column): column for column in reversed(tuple(header))}
    found: dict[str, str] = {}
    for field, names in layout.columns.items():
        for name in (*names, *(n[:CUT] for n in names if len(n) > CUT)):
            if name in by_key and by_key[name] not in found:
                found[by_key[name]] = field
                break
    return found


def _layout(name: str, dataset: str, needed: str, **columns: str) -> Layout:
    """Fields with their columns, and the groups needed, each parted by blanks."""
    return Layout(
        name, dataset, MappingProxyType({f: tuple(c.split()) for f, c in columns.items()}),
        tuple(tuple(group.split("|")) for group in needed.split()),
    )  # fmt: skip


ACLED = _layout(
    "acled", "ACLED", "id date event|sub_event actor1 lat lon fatalities",
    id="event_id_cnty event_id_no_cnty data_id", date="event_date",
    time_precision="time_precision time_prec", event="event_type", sub_event="sub_event_type",
    actor1="actor1", assoc1="assoc_actor_1 ally_actor_1", inter1="inter1",
    actor2="actor2", assoc2="assoc_actor_2 ally_actor_2", inter2="inter2",
    iso="iso", country="country", admin1="admin1", place="location", lat="latitude lat",
    lon="longitude lon long", place_precision="geo_precision geo_precis", sources="source",
    notes="notes", fatalities="fatalities",
)  # fmt: skip
UCDP = _layout(
    "ucdp", "UCDP GED", "id type start end side_a side_b best lat lon",
    id="id relid", type="type_of_violence", start="date_start", end="date_end",
    time_precision="date_prec", side_a="side_a", side_b="side_b", country="country",
    admin1="adm_1", place="where_coordinates", where="where_description",
    place_precision="where_prec", lat="latitude lat", lon="longitude lon",
    deaths_a="deaths_a", deaths_b="deaths_b", civilians="deaths_civilians",
    unknown="deaths_unknown", best="best best_est", low="low low_est", high="high high_est",
    sources="source_office source_article", headline="source_headline source_article",
)  # fmt: skip
PLOVER = _layout(
    "plover", "PLOVER", "id date event",
    id="id event_id", date="date event_date", end="enddate", event="event event_type",
    mode="mode event_mode", flags="flags", context="context contexts",
    place="event_loc.name placename", country="event_loc.country country",
    admin1="event_loc.admin1 province", lat="event_loc.lat latitude",
    lon="event_loc.lon longitude", radius="event_loc.radius_km",
    place_precision="event_loc.precision", relation="event_loc.relation",
    actor="actor_name", actor_country="actor_country", actor_sector="primary_actor_sector",
    recipient="recipient_name", recipient_country="recipient_country",
    recipient_sector="primary_recipient_sector", trigger="event_text", notes="text",
    sources="cite_info.publisher source",
)  # fmt: skip
MARSAD = _layout(
    "marsad", "Marsad", "id kind standing",
    id="event_id id", kind="kind kind.value", theme="theme", realis="realis",
    standing="standing standing.value", start="earliest when.value.earliest",
    end="latest when.value.latest", time_precision="time_precision when.value.precision",
    time_basis="time_basis when.value.basis", actor="actors", target="targets",
    place="place where.value.name", second_name="where.value.second_name",
    relation="relation where.value.relation", bearing="bearing_deg where.value.bearing_deg",
    distance="distance_km where.value.distance_km", lat="latitude where.value.lat",
    lon="longitude where.value.lon", radius="radius_km where.value.radius_km",
    place_precision="place_precision where.value.precision",
    country="country where.value.country", admin1="admin1 where.value.admin1",
    killed_low="killed_low", killed_best="killed_best", killed_high="killed_high",
    injured_low="injured_low", injured_best="injured_best", injured_high="injured_high",
    context="contexts", sources="publishers",
)  # fmt: skip
LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {x.name: x for x in (ACLED, UCDP, PLOVER, MARSAD)}
)
