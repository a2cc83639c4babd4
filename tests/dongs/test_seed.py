"""The seed of dongs, schools and sources is whole, consistent and tells where each figure comes from."""

import json
import re
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

SEED = Path(__file__).parents[2] / "ganggu_participation" / "dongs" / "seed"
WEST, EAST, SOUTH, NORTH = 126.80, 126.91, 35.09, 35.18
DISTRICT_TOTAL = 276_651
DATE = re.compile(r"20\d\d-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?")
BANDS = ["0-9", *(f"{tens}0-{tens}9" for tens in range(1, 10)), "100+"]
OFFICE_UNKNOWN = {"농성2동"}

Point = tuple[float, float]


def read(name: str) -> Any:
    return json.loads((SEED / name).read_text(encoding="utf-8"))


BOOK = read("dongs.json")
DONGS = BOOK["dongs"]
BY_NAME = {dong["name"]: dong for dong in DONGS}
SCHOOLS = read("schools.json")
SOURCES = {source["key"]: source for source in read("sources.json")}

each_dong = pytest.mark.parametrize("dong", DONGS, ids=lambda dong: dong["name"])


def ring(dong: dict[str, Any]) -> list[Point]:
    return [(lon, lat) for lon, lat in dong["outline"]["coordinates"][0]]


def turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def crosses(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    (a, b), (c, d) = one, other
    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def surrounds(edge: list[Point], point: Point) -> bool:
    lon, lat = point
    sides = [lon < (c - a) * (lat - b) / (d - b) + a for (a, b), (c, d) in pairwise(edge) if (b > lat) != (d > lat)]
    return sum(sides) % 2 == 1


def edges(dong: dict[str, Any]) -> set[frozenset[Point]]:
    return {frozenset(side) for side in pairwise(ring(dong))}


def has_date_and_source(entry: dict[str, Any]) -> bool:
    return DATE.fullmatch(entry["as_of"]) is not None and entry["source"] in SOURCES


def test_eighteen_dongs_stand_in_the_order_of_their_codes() -> None:
    codes = [dong["code"] for dong in DONGS]
    assert len(DONGS) == len(BY_NAME) == len(set(codes)) == 18
    assert codes == sorted(codes)
    assert [dong["sort"] for dong in DONGS] == list(range(1, 19))


@each_dong
def test_both_codes_differ_only_in_the_district(dong: dict[str, Any]) -> None:
    assert dong["code"][5:] == dong["code_before"][5:]
    assert re.fullmatch(r"12240\d{5}", dong["code"])
    assert re.fullmatch(r"29140\d{5}", dong["code_before"])


def test_short_names_are_the_names_without_dong_and_unique() -> None:
    assert all(dong["short_name"] + "동" == dong["name"] for dong in DONGS)
    assert len({dong["short_name"] for dong in DONGS}) == 18


@each_dong
def test_neighbours_are_mutual_and_known(dong: dict[str, Any]) -> None:
    neighbours = dong["neighbours"]
    assert neighbours and len(set(neighbours)) == len(neighbours)
    assert dong["name"] not in neighbours
    assert all(dong["name"] in BY_NAME[name]["neighbours"] for name in neighbours)


@each_dong
def test_neighbours_are_the_dongs_that_share_a_border(dong: dict[str, Any]) -> None:
    sharing = {other["name"] for other in DONGS if other is not dong and edges(other) & edges(dong)}
    assert sharing == set(dong["neighbours"])


@pytest.mark.parametrize("people", [dong["population"] for dong in [*DONGS, BOOK["district"]]])
def test_age_bands_sum_to_the_total(people: dict[str, Any]) -> None:
    bands = people["bands"]
    assert list(bands) == BANDS
    assert sum(bands.values()) == people["total"]
    oldest = [bands["70-79"], bands["80-89"], bands["90-99"], bands["100+"]]
    assert sum(oldest) <= people["age_65_plus"] <= sum(oldest) + bands["60-69"]
    children = bands["0-9"] + bands["10-19"]
    assert people["total"] - children <= people["age_18_plus"] <= people["total"] - bands["0-9"]
    assert bands["20-29"] <= people["age_19_34"] <= people["age_18_plus"]


def test_populations_sum_to_the_district() -> None:
    district = BOOK["district"]["population"]
    assert district["total"] == DISTRICT_TOTAL
    for figure in ("total", "age_18_plus", "age_19_34", "age_65_plus"):
        assert sum(dong["population"][figure] for dong in DONGS) == district[figure]
    for band in BANDS:
        assert sum(dong["population"]["bands"][band] for dong in DONGS) == district["bands"][band]


@each_dong
def test_outline_is_a_closed_ring_within_the_district(dong: dict[str, Any]) -> None:
    points = ring(dong)
    assert dong["outline"]["type"] == "Polygon" and len(dong["outline"]["coordinates"]) == 1
    assert len(points) >= 4 and points[0] == points[-1]
    assert len(set(points)) == len(points) - 1
    assert all(WEST <= lon <= EAST and SOUTH <= lat <= NORTH for lon, lat in points)


@each_dong
def test_outline_never_crosses_itself_and_holds_its_label(dong: dict[str, Any]) -> None:
    points = ring(dong)
    assert not any(crosses(one, other) for one, other in combinations(pairwise(points), 2))
    assert surrounds(points, (dong["label_lon"], dong["label_lat"]))


@each_dong
def test_outline_runs_anticlockwise_and_covers_the_stated_area(dong: dict[str, Any]) -> None:
    square_degrees = sum(a * d - b * c for (a, b), (c, d) in pairwise(ring(dong))) / 2
    kilometres = square_degrees * 91.1 * 110.95  # one degree of longitude and of latitude at 35.14 N
    assert kilometres == pytest.approx(dong["area_km2"], rel=0.02)


@each_dong
def test_every_figure_has_a_date_and_a_source(dong: dict[str, Any]) -> None:
    dated = {"population", "office"}
    plain = {"name", "short_name", "sort"}
    assert set(dong) - dated - plain == set(BOOK["basis"])
    assert all(has_date_and_source(dong[key]) for key in dated)
    assert all(has_date_and_source(entry) for entry in BOOK["basis"].values())


@each_dong
def test_office_is_known_or_said_to_be_unknown(dong: dict[str, Any]) -> None:
    office = dong["office"]
    if dong["name"] in OFFICE_UNKNOWN:
        assert office["road_address"] is office["phone"] is None
        assert "확인하지 못했습니다" in office["note"]
    else:
        assert office["road_address"].startswith("서구 ")
        assert re.fullmatch(r"062-\d{3}-\d{4}", office["phone"])


@each_dong
def test_legal_dongs_are_named(dong: dict[str, Any]) -> None:
    legal = dong["legal_dongs"]
    assert legal and len(set(legal)) == len(legal)
    assert all(name.endswith("동") for name in legal)


@pytest.mark.parametrize("school", SCHOOLS, ids=lambda school: school["name"])
def test_school_lies_in_a_dong_we_know(school: dict[str, Any]) -> None:
    dong = BY_NAME[school["dong"]]
    assert surrounds(ring(dong), (school["lon"], school["lat"]))
    assert school["level"] in {"초등학교", "중학교", "고등학교"}
    assert school["name"].endswith(school["level"])
    assert school["address"].startswith("서구 ")
    assert has_date_and_source(school)


def test_schools_are_listed_once() -> None:
    assert len(SCHOOLS) == len({school["school_id"] for school in SCHOOLS}) == 52
    assert len({school["name"] for school in SCHOOLS}) == 52


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES.keys())
def test_source_says_who_when_and_on_what_terms(source: dict[str, Any]) -> None:
    assert all(source[key] for key in ("title", "publisher", "terms", "attribution"))
    assert DATE.fullmatch(source["as_of"])


def test_every_source_is_used_and_the_seed_stays_small() -> None:
    entries = [*BOOK["basis"].values(), *SCHOOLS, BOOK["district"]["population"]]
    entries += [dong[key] for dong in DONGS for key in ("population", "office")]
    assert {entry["source"] for entry in entries} == set(SOURCES)
    assert sum(path.stat().st_size for path in SEED.iterdir()) < 80_000
