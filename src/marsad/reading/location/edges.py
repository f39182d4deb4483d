"""Borders and coasts as places: a stretch of a line, a point on it, and a strip along it.

Law: without a place to look from, a border is its whole length, and its radius says so.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.model.locations import Location, Place
from marsad.reading.location.shapes import at
from marsad.registry.borders import border_lines, coast_lines
from marsad.registry.geometry import bearing, destination, disc
from marsad.registry.lines import (
    Line,
    Nearest,
    along,
    length_km,
    nearest_on,
    reach_km,
    stretch,
    strip,
)

STRIP_KM = 20.0
LEAST_STRETCH_KM, MOST_STRETCH_KM = 25.0, 150.0
LOOKS_KM = 150.0  # a place further from a border than this says nothing about where on it
SHORE_KM = 60.0  # a town further inland than this has no coast of its own
OUT_AT_SEA_KM, OUT_RADIUS_KM = 15.0, 30.0


def _piece(found: Nearest, place: Place) -> tuple[Line, float]:
    """The stretch of a line that a place looks at, and half its length; a country looks at more
    of it."""
    wanted = max(LEAST_STRETCH_KM, found.km, place.radius_km)
    half = wanted if place.feature == "A.PCLI" else min(wanted, MOST_STRETCH_KM)
    return stretch(found.line, found.along - half, found.along + half), half


def border_km(pair: tuple[str, str], place: Place) -> float | None:
    """How far a place lies from the border of two countries; ``None`` if they have none."""
    found = nearest_on(border_lines(*pair), place.lat, place.lon)
    return found.km if found else None


def looks_at(pair: tuple[str, str], place: Place) -> bool:
    """Is the place near enough to the border to say which stretch is meant?"""
    km = border_km(pair, place)
    return km is not None and km <= max(LOOKS_KM, place.radius_km)


def _on_line(whole: Location, lines: tuple[Line, ...], near: Place | None) -> Location:
    """``whole`` moved onto the lines: to the stretch nearest to ``near``, else to the middle of
    the longest line with half its extent as radius."""
    found = nearest_on(lines, near.lat, near.lon) if near is not None else None
    if near is not None and found is not None:
        piece, radius = _piece(found, near)
        lat, lon = found.lat, found.lon
    else:
        piece = lines[0]
        lat, lon = along(piece, length_km(piece) / 2)
        radius = reach_km(piece, lat, lon)
    return replace(
        whole, lat=round(lat, 5), lon=round(lon, 5), radius_km=round(radius, 1),
        precision="area" if radius <= 100 else "region",
        shape=strip(piece, max(STRIP_KM, min(radius / 2, 50.0))),
    )  # fmt: skip


def border(
    named: Place, other: Place, near: Place | None, *, both: bool, home: str = ""
) -> Location:
    """The border of two countries, as a corridor along it. ``both`` where the text names both
    (then no country holds it); ``home`` is the country the text is in. Without a line for the
    pair it is named and has no point."""
    lines = border_lines(named.country, other.country)
    whole = replace(
        at(named, "between" if both else "near"),
        lat=None, lon=None, radius_km=None, admin1="", second_name=other.name,
        country="" if both else home or other.country,
    )  # fmt: skip
    if not lines:
        return whole
    return _on_line(whole, lines, near)


def nameless_border(named: Place) -> Location:
    """A border of a country whose other side the text does not tell: named, without a point."""
    return replace(at(named, "near"), lat=None, lon=None, radius_km=None)


def from_border(edge: Location, km: float, degrees: float | None) -> Location:
    """``km`` from a border: off its point in a direction if one is said, else on it, with the
    distance added to the doubt."""
    if edge.lat is None or edge.lon is None or edge.radius_km is None:
        return replace(edge, bearing_deg=degrees, distance_km=round(km, 3))
    lat, lon = edge.lat, edge.lon
    if degrees is not None:
        lat, lon = destination(lat, lon, degrees, km)
    radius = round(edge.radius_km + (0.2 * km if degrees is not None else km), 1)
    shape = disc(lat, lon, radius) if degrees is not None else edge.shape
    return replace(
        edge, relation="near" if degrees is None else "bearing", lat=round(lat, 5),
        lon=round(lon, 5), radius_km=radius, bearing_deg=degrees, distance_km=round(km, 3),
        shape=shape,
    )  # fmt: skip


def coast(place: Place, side: float | None, off: bool) -> Location | None:
    """The coast of a country or of a town by the sea, or the sea off it; ``None`` inland.
    ``side`` is the direction of the coast that is meant ("the west coast of")."""
    lines = coast_lines(place.country)
    whole = at(place, "near" if off else "area")
    if place.feature == "A.PCLI":
        if not lines:
            return None
        found = _on_line(whole, lines, None if side is None else _seen(place, side))
    else:
        nearest = nearest_on(lines, place.lat, place.lon)
        if nearest is None or nearest.km > max(SHORE_KM, place.radius_km):
            return None
        found = _on_line(whole, lines, place)
        if off and nearest.km > 1.0:
            way = bearing(place.lat, place.lon, nearest.lat, nearest.lon)
            lat, lon = destination(nearest.lat, nearest.lon, way, OUT_AT_SEA_KM)
            found = replace(
                found, lat=round(lat, 5), lon=round(lon, 5), radius_km=OUT_RADIUS_KM,
                shape=disc(lat, lon, OUT_RADIUS_KM),
            )  # fmt: skip
    return replace(found, precision="sea-or-air", bearing_deg=side) if off else found


def coast_at(whole: Location, town: Place, off: bool) -> Location | None:
    """The coast of a country where a town of it is; ``None`` if the town is not by the sea."""
    made = coast(town, None, off)
    if made is None:
        return None
    return replace(
        whole, lat=made.lat, lon=made.lon, radius_km=made.radius_km, shape=made.shape,
        admin1=made.admin1, precision=made.precision,
    )  # fmt: skip


def _seen(place: Place, side: float) -> Place:
    """The land of a country on one side, to look at the coast from."""
    lat, lon = destination(place.lat, place.lon, side, place.radius_km)
    return replace(place, lat=lat, lon=lon, radius_km=place.radius_km)
