"""The outline of a dong as GeoJSON: read what somebody pasted, and find the place for its name."""

import json
from collections.abc import Iterator
from typing import Any

Point = tuple[float, float]
UNREADABLE = "동 경계를 읽지 못했습니다. GeoJSON의 Polygon이나 MultiPolygon을 그대로 붙여 주세요."
ELSEWHERE = "동 경계의 좌표가 지도 범위를 벗어났습니다. 경도, 위도 차례인지 확인해 주세요."
SHORTEST_RING = 4


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


def _rings(outline: dict[str, Any]) -> Iterator[list[list[float]]]:
    if outline["type"] == "Polygon":
        yield from outline["coordinates"]
    elif outline["type"] == "MultiPolygon":
        for polygon in outline["coordinates"]:
            yield from polygon
    else:
        raise ValueError(UNREADABLE)
