"""One frozen contest of every kind, and ballots that fit them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

Contest = dict[str, Any]

OPTIONS: list[dict[str, Any]] = [
    {"no": 1, "title": "쉼터", "cost": 30_000_000, "category": "복지"},
    {"no": 2, "title": "가로등", "cost": 40_000_000, "category": "안전"},
    {"no": 10, "title": "도서관", "cost": 60_000_000, "category": "복지"},
    {"no": 11, "title": "산책길", "cost": 0, "category": "안전"},
    {"no": 120, "title": "놀이터", "cost": 100_000_000, "category": "복지"},
]
LIMITS: dict[str, dict[str, Any]] = {
    "approve_reject": {},
    "single": {},
    "up_to_k": {"k": 3},
    "exactly_k": {"k": 3},
    "k_per_category": {"k": 1, "exact": False},
    "knapsack": {"ceiling": 100_000_000},
    "ranked": {"max_length": 3},
    "points": {"points": 10, "max_per_option": 6},
    "rating": {},
}
KINDS = sorted(LIMITS)


def contest(kind: str, no: int = 1, **changes: Any) -> Contest:
    return {"no": no, "title": "우리 동 사업", "kind": kind, "options": OPTIONS, **LIMITS[kind], **changes}


def says(choices: object, no: int = 1) -> dict[str, object]:
    return {"contest": no, "choices": choices}


def blank(no: int = 1) -> dict[str, object]:
    return {"contest": no, "blank": True}


NUMBERS = st.lists(st.sampled_from([option["no"] for option in OPTIONS]), min_size=1, unique=True)


@st.composite
def contents(draw: st.DrawFn, kind: str, no: int = 1) -> dict[str, object]:
    """Any valid content of the contest of this kind, blank ones included."""
    if draw(st.integers(0, 5)) == 0:
        return blank(no)
    numbers = draw(NUMBERS)
    return says(_fitted(draw, kind, numbers), no)


def _fitted(draw: st.DrawFn, kind: str, numbers: list[int]) -> list[Any]:
    if kind == "approve_reject":
        return [[number, draw(st.sampled_from(["for", "against", "abstain"]))] for number in numbers]
    if kind == "rating":
        return [[number, draw(st.integers(1, 5))] for number in numbers]
    if kind == "points":
        return [[number, draw(st.integers(1, 2))] for number in numbers]
    if kind == "exactly_k":
        return [*numbers, *(option["no"] for option in OPTIONS if option["no"] not in numbers)][:3]
    if kind == "k_per_category":
        return list({_category(number): number for number in numbers}.values())
    if kind == "knapsack":
        return _affordable(numbers)
    return numbers[: 1 if kind == "single" else 3]


def _category(number: int) -> object:
    return next(option["category"] for option in OPTIONS if option["no"] == number)


def _affordable(numbers: list[int]) -> list[int]:
    costs = {option["no"]: option["cost"] for option in OPTIONS}
    taken: list[int] = []
    for number in numbers:
        if sum(costs[other] for other in [*taken, number]) <= LIMITS["knapsack"]["ceiling"]:
            taken.append(number)
    return taken
