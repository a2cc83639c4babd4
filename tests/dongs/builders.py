"""Dongs that are not stored yet."""

from datetime import date
from typing import Any

from ganggu_participation.dongs.models import Dong

SQUARE = {
    "type": "Polygon",
    "coordinates": [[[126.85, 35.11], [126.86, 35.11], [126.86, 35.12], [126.85, 35.12], [126.85, 35.11]]],
}


def a_new_dong(**facts: Any) -> Dong:
    """풍암2동 from 2027 on, unless `facts` say otherwise."""
    plain = {
        "code": "1224077500", "name": "풍암2동", "short_name": "풍암2", "sort": 18, "population": 15_000,
        "population_18_plus": 12_000, "population_65_plus": 2_000, "population_on": date(2026, 12, 31), "ages": {},
        "area_km2": "1.2", "legal_dongs": ["풍암동"], "active_from": date(2027, 1, 1), "neighbours": [],
    }  # fmt: skip
    return Dong(**(plain | facts))


def as_typed(**words: Any) -> dict[str, Any]:
    """The form of a new dong as an administrator fills it in."""
    plain = {
        "code": "1224077500", "name": "풍암2동", "sort": "18", "active_from": "2026-01-01", "population": "15000",
        "population_18_plus": "12000", "population_65_plus": "2000", "population_on": "2025-12-31",
        "source": "행정안전부 주민등록 인구통계(2025년 12월 말)", "area_km2": "1.2", "legal_dongs": "풍암동, 화정동",
    }  # fmt: skip
    return plain | words
