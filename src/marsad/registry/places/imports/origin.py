"""Where an imported gazetteer comes from and under which terms it may be passed on."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.registry.places.imports.layouts import GEONAMES, NAMES, OSM

# Source, licence and attribution where the person who imports states none. GeoNames:
# geonames.org/export; OpenStreetMap: openstreetmap.org/copyright.
USUAL = {
    GEONAMES: ("GeoNames (geonames.org)", "CC BY 4.0", "GeoNames (geonames.org), CC BY 4.0"),
    NAMES: ("GeoNames (geonames.org)", "CC BY 4.0", "GeoNames (geonames.org), CC BY 4.0"),
    OSM: ("OpenStreetMap", "ODbL 1.0", "(c) OpenStreetMap contributors"),
}
UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Origin:
    """A file that rows came from. ``dated`` is the day of the data as its importer states it,
    else empty; ``imported`` the moment of import."""

    file: str
    sha256: str
    format: str
    source: str
    licence: str
    attribution: str
    dated: str
    imported: str

    def credit(self) -> str:
        """What a page that shows these places must say: whom to name, and the licence."""
        return credit_of(self.attribution, self.licence)

    def line(self) -> str:
        """Source, licence and day in a few words."""
        day = self.dated or f"imported {self.imported[:10]}"
        licence = self.licence if self.licence != UNSTATED else "licence unstated"
        return f"{self.source}, {licence}, {day}"


def origin_of(
    file: str, sha256: str, form: str, *, source: str, licence: str, dated: str, imported: str
) -> Origin:
    """The origin of a file, with the usual source and licence of its format where none is
    stated."""
    usual = USUAL.get(form, (file, UNSTATED, ""))
    source, licence = source or usual[0], licence or usual[1]
    words = f"{source}, {licence if licence != UNSTATED else 'licence unstated'}"
    attribution = usual[2] if usual[2] and source == usual[0] else words
    return Origin(file, sha256, form, source, licence, attribution, dated, imported)


def credit_of(attribution: str, licence: str) -> str:
    """An attribution with the licence, which some attributions hold already."""
    return attribution if licence in attribution else f"{attribution}, {licence}"


def stated(words: str, form: str = "") -> str:
    """``words`` for ``origin_of``: empty where they only say that nothing was stated."""
    return "" if words in (UNSTATED, USUAL.get(form, ("",))[0]) else words
