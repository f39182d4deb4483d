"""Points and shapes on the globe: distances, directions, discs, sectors and corridors.

Degrees and kilometres throughout; a bearing is clockwise from north; an outline is a ring of
(lon, lat) pairs that ends where it starts.
"""

from __future__ import annotations

import math

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


def _ring(points: list[tuple[float, float]]) -> Outline:
    """(lat, lon) points as a closed ring of (lon, lat), five decimals."""
    ring = [(round(lon, 5), round(lat, 5)) for lat, lon in points]
    return (*ring, ring[0])


def disc(lat: float, lon: float, radius_km: float, n: int = 32) -> Outline:
    """A circle as a ring of ``n`` corners, each ``radius_km`` away."""
    return _ring([destination(lat, lon, 360.0 * k / n, radius_km) for k in range(n)])


def sector(
    lat: float, lon: float, bearing_deg: float, width_deg: float, r0: float, r1: float, n: int = 12
) -> Outline:
    """The part of the ring from ``r0`` to ``r1`` km within ``width_deg`` around a direction."""
    angles = [bearing_deg - width_deg / 2 + width_deg * k / n for k in range(n + 1)]
    outer = [destination(lat, lon, a, r1) for a in angles]
    inner = [destination(lat, lon, a, r0) for a in reversed(angles)] if r0 > 0 else [(lat, lon)]
    return _ring(outer + inner)


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
    return _ring(left + right[::-1])


def point_in(outline: Outline, lat: float, lon: float) -> bool:
    """Is the point inside the ring? Longitudes are taken near the ring's first corner."""
    if not outline:
        return False
    base = outline[0][0]
    x = wrap_lon(lon - base)
    ring = [(wrap_lon(px - base), py) for px, py in outline]
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > lat) != (y2 > lat) and x < x1 + (lat - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside
