"""The box around where an event may have been: its point with the doubt, and its outline.

Degrees; a box over the 180th meridian comes as two. Spherical earth, radius 6371.0088 km (IUGG
mean radius).
"""

from __future__ import annotations

from math import asin, cos, degrees, radians, sin

from marsad.model.locations import Location

EARTH_KM = 6371.0088
Box = tuple[float, float, float, float]
"""West, east, south, north."""


def boxes_of(location: Location) -> tuple[Box, ...]:
    """The boxes that hold the location; none when it has no point."""
    if location.lat is None or location.lon is None:
        return ()
    west, east, south, north = disc_box(location.lat, location.lon, location.radius_km or 0.0)
    for lon, lat in location.shape:
        near = location.lon + _wrap(lon - location.lon)
        west, east = min(west, near), max(east, near)
        south, north = min(south, lat), max(north, lat)
    return split_box(west, east, south, north)


def disc_box(lat: float, lon: float, radius_km: float) -> Box:
    """The box around a disc; it may reach past 180 degrees. With a pole inside, all round."""
    reach = radius_km / EARTH_KM
    south, north = lat - degrees(reach), lat + degrees(reach)
    if south <= -90 or north >= 90:
        return (-180.0, 180.0, max(south, -90.0), min(north, 90.0))
    aside = degrees(asin(min(1.0, sin(reach) / cos(radians(lat)))))
    return (lon - aside, lon + aside, south, north)


def split_box(west: float, east: float, south: float, north: float) -> tuple[Box, ...]:
    """The same box inside -180 to 180 degrees: one, or two when it reaches the edge."""
    if east - west >= 360:
        return ((-180.0, 180.0, south, north),)
    if west <= -180:
        return ((west + 360, 180.0, south, north), (-180.0, east, south, north))
    if east >= 180:
        return ((west, 180.0, south, north), (-180.0, east - 360, south, north))
    return ((west, east, south, north),)


def _wrap(lon: float) -> float:
    return (lon + 180.0) % 360.0 - 180.0
