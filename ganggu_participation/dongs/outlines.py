"""The outline of a dong as GeoJSON: read what somebody pasted, and find the place for its name."""

import json
from collections.abc import Iterator
from itertools import pairwise
from math import cos, hypot, radians
from typing import Any

Point = tuple[float, float]
UNREADABLE = "동 경계를 읽지 못했습니다. GeoJSON의 Polygon이나 MultiPolygon을 그대로 붙여 주세요."
ELSEWHERE = "동 경계의 좌표가 지도 범위를 벗어났습니다. 경도, 위도 차례인지 확인해 주세요."
SHORTEST_RING = 4
METRES_PER_DEGREE = 111_320.0  # of latitude


def read_outline(text: str) -> dict[str, Any]:
    """A GeoJSON geometry, or the geometry of a feature; raises ValueError with a Korean sentence."""
    try:
        geometry = json.loads(text)
        geometry = geometry.get("geometry") or geometry
        outline = {"type": geometry["type"], "coordinates": geometry["coordinates"]}
        rings = list(_rings(outline))
        points = [(float(lon), float(lat)) for ring in rings for lon, lat in ring]
    except (ValueError, TypeError, KeyError, AttributeError):
        raise ValueError(UNREADABLE) from None
    if not rings or any(len(ring) < SHORTEST_RING or ring[0] != ring[-1] for ring in rings):
        raise ValueError(UNREADABLE)
    if not all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in points):
        raise ValueError(ELSEWHERE)
    return outline


def middle(outline: dict[str, Any]) -> Point:
    """(longitude, latitude) halfway between the edges."""
    points = [tuple(point) for ring in _rings(outline) for point in ring]
    lons, lats = [point[0] for point in points], [point[1] for point in points]
    return (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2


def holds(outline: dict[str, Any], lon: float, lat: float) -> bool:
    """Whether the point lies inside: counted by the edges that a line to the east crosses (even-odd)."""
    crossed = 0
    for (x1, y1), (x2, y2) in _edges(outline):
        if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) * (x2 - x1) / (y2 - y1):
            crossed += 1
    return crossed % 2 == 1


def metres_from(outline: dict[str, Any], lon: float, lat: float) -> float:
    """How far outside the point lies, in metres; 0 inside. Flat geometry: good over a few kilometres."""
    if holds(outline, lon, lat):
        return 0.0
    return min(_from_here(_flat(start, lon, lat), _flat(end, lon, lat)) for start, end in _edges(outline))


def _flat(point: Point, lon: float, lat: float) -> Point:
    """Metres to the east and north of (lon, lat)."""
    return (point[0] - lon) * METRES_PER_DEGREE * cos(radians(lat)), (point[1] - lat) * METRES_PER_DEGREE


def _from_here(start: Point, end: Point) -> float:
    """The distance of the point (0, 0) from a straight piece."""
    (x1, y1), (x2, y2) = start, end
    dx, dy = x2 - x1, y2 - y1
    along = 0.0 if dx == dy == 0 else max(0.0, min(1.0, -(x1 * dx + y1 * dy) / (dx * dx + dy * dy)))
    return hypot(x1 + along * dx, y1 + along * dy)


def _edges(outline: dict[str, Any]) -> Iterator[tuple[Point, Point]]:
    for ring in _rings(outline):
        points = [(float(point[0]), float(point[1])) for point in ring]
        yield from pairwise(points)


def _rings(outline: dict[str, Any]) -> Iterator[list[list[float]]]:
    if outline["type"] == "Polygon":
        yield from outline["coordinates"]
    elif outline["type"] == "MultiPolygon":
        for polygon in outline["coordinates"]:
            yield from polygon
    else:
        raise ValueError(UNREADABLE)
