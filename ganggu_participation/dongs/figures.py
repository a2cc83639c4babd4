"""Sums and shares over dongs, as the pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .models import Dong, School

LEVELS = ("초등학교", "중학교", "고등학교")
OLDEST = "100+"


@dataclass(frozen=True)
class DistrictFigures:
    """People, area in km² and the days of the counts of several dongs together."""

    dongs: int
    people: int
    adults: int
    over_65: int
    area: Decimal
    counted_from: date
    counted_to: date

    @classmethod
    def of(cls, dongs: Sequence[Dong]) -> "DistrictFigures | None":
        """Nothing when there is no dong."""
        if not dongs:
            return None
        days = [dong.population_on for dong in dongs]
        return cls(
            dongs=len(dongs),
            people=sum(dong.population for dong in dongs),
            adults=sum(dong.population_18_plus for dong in dongs),
            over_65=sum(dong.population_65_plus for dong in dongs),
            area=sum((dong.area for dong in dongs), Decimal()),
            counted_from=min(days),
            counted_to=max(days),
        )


def age_bands(dong: Dong) -> list[tuple[str, int]]:
    """(words, people), youngest first; empty where ages were never stated."""
    return [(_band_words(band), people) for band, people in sorted(dong.ages.items(), key=_youngest)]


def _youngest(band: tuple[str, int]) -> int:
    return int(band[0].rstrip("+").split("-")[0])


def _band_words(band: str) -> str:
    return "100세 이상" if band == OLDEST else band.replace("-", "~") + "세"


def schools_by_level(schools: Sequence[School]) -> list[School]:
    """초, 중, 고; within a level by name."""
    return sorted(schools, key=lambda school: (LEVELS.index(school.level), school.name))
