"""Small gazetteers written by hand, and importing them the short way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from marsad.model.locations import Place
from marsad.registry.gazetteer import small_gazetteer
from marsad.registry.places.imports.importing import (
    Imported,
    Trouble,
    Watch,
    Wish,
    import_places,
)
from marsad.registry.places.imports.layer import Layer
from marsad.registry.places.rows import ALTERNATE, PRIMARY, Row

AT = "2026-11-28T12:00:00Z"
SIRTE = Row(
    Place("geonames:2210554", "Sirte", 31.209, 16.589, "P.PPLA", "LBY", "Surt", 106_705, 3.9),
    (("Sirte", PRIMARY), ("Surt", ALTERNATE)),
    "76",
)
GHAT = Row(
    Place("geonames:2217351", "Ghat", 24.963, 10.180, "P.PPLA", "LBY", "Ghat", 14_630, 1.5),
    (("Ghat", PRIMARY),),
    "08",
)
TUNIS = Row(
    Place("geonames:2464470", "Tunis", 36.819, 10.166, "P.PPLC", "TUN", "Tunis", 693_210, 10.0),
    (("Tunis", PRIMARY),),
    "36",
)


def index_of(folder: Path, rows: Sequence[Row] = (SIRTE, GHAT, TUNIS)) -> Path:
    """An index of built-in places with these rows only."""
    return small_gazetteer(rows, folder / "built-in.sqlite").path


def geonames(
    ident: int, name: str, lat: float, lon: float, feature: str = "P.PPL", *, names: str = "",
    country: str = "LY", admin1: str = "76", population: int = 0, day: str = "2024-05-01",
) -> str:  # fmt: skip
    """One line in the 19 columns of GeoNames."""
    kind, code = feature.split(".")
    cells = [ident, name, name, names, lat, lon, kind, code, country, "", admin1, "", "", "",
             population, "", 250, "Africa/Tripoli", day]  # fmt: skip
    return "\t".join(str(c) for c in cells)


def written(path: Path, *lines: str) -> Path:
    """The file with these lines."""
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def imported(
    path: Path, folder: Path, index: Path, *, layers: Sequence[Layer] = (),
    troubles: list[Trouble] | None = None, **wishes: str,
) -> Imported:  # fmt: skip
    """What importing ``path`` gives; bad rows go to ``troubles``."""
    watch = Watch((troubles if troubles is not None else []).append, lambda done, size: None)
    wish = Wish(**wishes)
    return import_places(path, folder, wish, watch, at=AT, index=index, layers=layers)
