"""The row of HXL hashtags under the header of a table (Humanitarian Exchange Language 1.1).

Law: a column has a tag only where HXL has a word for it; the others stay blank, as HXL allows. The
tags of the ACLED and UCDP columns are those under which HDX publishes these data sets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

EVENT_TAGS = {
    "event_id": "#event+code", "kind": "#event+type", "theme": "#event+type+theme",
    "earliest": "#date+start", "latest": "#date+end",
    "actors": "#group+name+first", "actor_ids": "#group+code+first",
    "targets": "#group+name+second", "target_ids": "#group+code+second",
    "place": "#loc+name", "pcode": "#loc+code+v_pcode",
    "latitude": "#geo+lat", "longitude": "#geo+lon",
    "country": "#country+code+v_iso3", "admin1": "#adm1+name",
    "admin1_pcode": "#adm1+code+v_pcode", "admin2_pcode": "#adm2+code+v_pcode",
    "killed_low": "#affected+killed+min", "killed_best": "#affected+killed",
    "killed_high": "#affected+killed+max", "injured_low": "#affected+injured+min",
    "injured_best": "#affected+injured", "injured_high": "#affected+injured+max",
    "publishers": "#meta+source",
}  # fmt: skip
ACLED_TAGS = {
    "event_id_cnty": "#event+code", "event_date": "#date+occurred", "year": "#date+year",
    "event_type": "#event+type", "sub_event_type": "#event+type+sub",
    "actor1": "#group+name+first", "assoc_actor_1": "#group+name+first+assoc",
    "actor2": "#group+name+second", "assoc_actor_2": "#group+name+second+assoc",
    "iso": "#country+code+num", "region": "#region+name", "country": "#country+name",
    "admin1": "#adm1+name", "admin2": "#adm2+name", "admin3": "#adm3+name",
    "location": "#loc+name", "latitude": "#geo+lat", "longitude": "#geo+lon",
    "source": "#meta+source", "notes": "#description", "fatalities": "#affected+killed",
}  # fmt: skip
UCDP_TAGS = {
    "id": "#event+code", "year": "#date+year", "type_of_violence": "#event+type",
    "side_a": "#group+name+first", "side_b": "#group+name+second",
    "source_article": "#meta+source", "source_headline": "#description",
    "where_coordinates": "#loc+name", "adm_1": "#adm1+name", "adm_2": "#adm2+name",
    "latitude": "#geo+lat", "longitude": "#geo+lon", "country": "#country+name",
    "region": "#region+name", "date_start": "#date+start", "date_end": "#date+end",
    "best": "#affected+killed", "low": "#affected+killed+min", "high": "#affected+killed+max",
}  # fmt: skip
QUOTE_TAGS = {
    "event_id": "#event+code", "kind": "#event+type", "words": "#description+quote",
    "publisher": "#meta+source", "published": "#date+reported",
}  # fmt: skip
TAGGED = ("csv", "xlsx", "acled", "ucdp", "quotes")


def tag_row(columns: Sequence[str], tags: Mapping[str, str]) -> dict[str, str]:
    """The tag of each column that has one."""
    return {column: tags[column] for column in columns if column in tags}
