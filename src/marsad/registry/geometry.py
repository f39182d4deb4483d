"""Points and shapes on the globe: distances, directions, discs, sectors and corridors.

Degrees and kilometres throughout; a bearing is clockwise from north; an outline is a ring of
(lon, lat) pairs that ends where it starts.

Law: an outline is a plain polygon in the plane of (lon, lat). Over the date line its longitudes go
on past 180 or -180 instead of leaping; around a pole it follows the edge of the map.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

EARTH_KM = 6371.0088
Outline = tuple[tuple[float, float], ...]


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance."""
    a, b = math.radians(lat1), math.radians(lat2)
    dlat, dlon = b - a, math.radians(lon2 - lon1)
    h = math.sin(dlat / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(dlon / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def wrap_lon(lon: float) -> float:
    """A longitude in [-180, 180)."""
    return (lon + 180.0) % 360.0 - 180.0


def destination(lat: float, lon: float, bearing_deg: float, km: float) -> tuple[float, float]:
    """The point ``km`` away in a direction: (lat, lon)."""
    a, theta, delta = math.radians(lat), math.radians(bearing_deg), km / EARTH_KM
    sine = math.sin(a) * math.cos(delta) + math.cos(a) * math.sin(delta) * math.cos(theta)
    b = math.asin(max(-1.0, min(1.0, sine)))
    dlon = math.atan2(
        math.sin(theta) * math.sin(delta) * math.cos(a), math.cos(delta) - math.sin(a) * sine
    )
    return math.degrees(b), wrap_lon(lon + math.degrees(dlon))


def bearing(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The direction in which one leaves the first point for the second, in [0, 360)."""
    a, b, dlon = math.radians(lat1), math.radians(lat2), math.radians(lon2 - lon1)
    y = math.sin(dlon) * math.cos(b)
    x = math.cos(a) * math.sin(b) - math.sin(a) * math.cos(b) * math.cos(dlon)
    return math.degrees(math.atan2(y, x)) % 360.0


def midpoint(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    """Half-way between two (lat, lon) points."""
    return destination(*a, bearing(*a, *b), distance_km(*a, *b) / 2)


def unwrapped(lons: Sequence[float]) -> list[float]:
    """The same longitudes, each within half a turn of the one before it."""
    out: list[float] = []
    for lon in lons:
        out.append(lon if not out else out[-1] + wrap_lon(lon - out[-1]))
    return out


def ring_of(points: Sequence[tuple[float, float]]) -> Outline:
    """(lat, lon) points as a closed ring of (lon, lat), five decimals. A ring around a pole is
    closed along it."""
    lats = [lat for lat, _ in points]
    lons = unwrapped([lon for _, lon in points] + [points[0][1]])
    ring = [(lon, lat) for lon, lat in zip(lons, lats, strict=False)]
    turn = lons[-1] - lons[0]
    if abs(turn) > 180:
        pole = math.copysign(90.0, sum(lats))
        ring.append((lons[-1], lats[0]))
        ring += [(lons[-1] - turn * k / 3, pole) for k in range(4)]
    shift = 360.0 * round((min(lons) + max(lons)) / 720.0)
    closed = [(round(lon - shift, 5), round(lat, 5)) for lon, lat in ring]
    return (*closed, closed[0])


def disc(lat: float, lon: float, radius_km: float, n: int = 32) -> Outline:
    """A circle as a ring of ``n`` corners, each ``radius_km`` away."""
    return ring_of([destination(lat, lon, 360.0 * k / n, radius_km) for k in range(n)])


def sector(
    lat: float, lon: float, bearing_deg: float, width_deg: float, r0: float, r1: float, n: int = 12
) -> Outline:
    """The part of the ring from ``r0`` to ``r1`` km within ``width_deg`` around a direction; the
    whole disc where it reaches a pole, since no part of it is plain on a map there."""
    if abs(lat) + math.degrees(r1 / EARTH_KM) > 89.5:
        return disc(lat, lon, r1)
    angles = [bearing_deg - width_deg / 2 + width_deg * k / n for k in range(n + 1)]
    outer = [destination(lat, lon, a, r1) for a in angles]
    inner = [destination(lat, lon, a, r0) for a in reversed(angles)] if r0 > 0 else [(lat, lon)]
    return ring_of(outer + inner)


def corridor(a: tuple[float, float], b: tuple[float, float], width_km: float) -> Outline:
    """The strip ``width_km`` wide along the way from one (lat, lon) point to another."""
    length, ahead = distance_km(*a, *b), bearing(*a, *b)
    steps = max(1, min(8, int(length // 100) + 1))
    middle = [destination(*a, ahead, length * k / steps) for k in range(steps)] + [b]
    half = width_km / 2
    left, right = [], []
    for k, point in enumerate(middle):
        if k + 1 < len(middle):
            ahead = bearing(*point, *middle[k + 1])
        left.append(destination(*point, ahead - 90, half))
        right.append(destination(*point, ahead + 90, half))
    return ring_of(left + right[::-1])


def point_in(outline: Outline, lat: float, lon: float) -> bool:
    """Is the point inside the ring, whichever turn its longitudes are counted in? A hair's breadth
    (a billionth of a degree) off the seam of a ring round a pole is on it."""
    if not outline:
        return False
    lon = round(lon, 9)
    lons = unwrapped([x for x, _ in outline])
    ring = list(zip(lons, (y for _, y in outline), strict=True))
    return any(_inside(ring, lat, lon + turn) for turn in (-360.0, 0.0, 360.0))


def _inside(ring: list[tuple[float, float]], lat: float, x: float) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > lat) != (y2 > lat) and x < x1 + (lat - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside
