"""Where a voter stands in one contest, in the words that the page shows; static/ballot.js says the same."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from ...money import Won

Contest = Mapping[str, Any]
BLANK_TOLD: Final = "기권을 골랐습니다."


def state_of(contest: Contest, chosen: Sequence[tuple[int, Any]]) -> str:
    """`chosen`: (option number, answer) pairs as far as they can be read."""
    return _TOLD.get(contest["kind"], _of_k)(contest, chosen)


def limit_of(contest: Contest) -> int:
    """How many options the page counts up to."""
    kind, options = contest["kind"], len(contest["options"])
    if kind == "single":
        return 1
    limit = contest["k"] if kind in ("up_to_k", "exactly_k") else contest.get("max_length")
    return options if limit is None else int(limit)


def spent_on(contest: Contest, chosen: Sequence[tuple[int, Any]]) -> int:
    """Won of the chosen options by the rule sheet."""
    costs = {option["no"]: option["cost"] or 0 for option in contest["options"]}
    return sum(costs[number] for number, _ in chosen)


def points_in(chosen: Sequence[tuple[int, Any]]) -> int:
    return sum(points for _, points in chosen if type(points) is int)


def _of_k(contest: Contest, chosen: Sequence[tuple[int, Any]]) -> str:
    return f"{limit_of(contest)}개 중 {len(chosen)}개를 골랐습니다."


def _knapsack(contest: Contest, chosen: Sequence[tuple[int, Any]]) -> str:
    left = contest["ceiling"] - spent_on(contest, chosen)
    if left < 0:
        return f"{len(chosen)}개를 골랐습니다. 예산보다 {Won(-left)} 많습니다."
    return f"{len(chosen)}개를 골랐습니다. 남은 예산 {Won(left)}."


def _per_category(contest: Contest, chosen: Sequence[tuple[int, Any]]) -> str:
    category = {option["no"]: option["category"] or "" for option in contest["options"]}
    counted = Counter(category[number] for number, _ in chosen)
    parts = ", ".join(f"{name} {counted[name]}개" for name in sorted(set(category.values())))
    return f"{parts}를 골랐습니다. 분야마다 {contest['k']}개입니다."


def _points(contest: Contest, chosen: Sequence[tuple[int, Any]]) -> str:
    left = contest["points"] - points_in(chosen)
    if left < 0:
        return f"{contest['points']}점보다 {-left}점 많습니다."
    return f"{contest['points']}점 중 {points_in(chosen)}점을 주었습니다. 남은 점수 {left}점."


def _answered(contest: Contest, chosen: Sequence[tuple[int, Any]]) -> str:
    return f"{len(contest['options'])}개 중 {len(chosen)}개에 답했습니다."


def _rated(contest: Contest, chosen: Sequence[tuple[int, Any]]) -> str:
    return f"{len(contest['options'])}개 중 {len(chosen)}개에 점수를 주었습니다."


def _ranked(contest: Contest, chosen: Sequence[tuple[int, Any]]) -> str:
    return f"{limit_of(contest)}개 중 {len(chosen)}개의 순위를 정했습니다."


_TOLD: Final[Mapping[str, Callable[[Contest, Sequence[tuple[int, Any]]], str]]] = {
    "knapsack": _knapsack,
    "k_per_category": _per_category,
    "points": _points,
    "approve_reject": _answered,
    "rating": _rated,
    "ranked": _ranked,
}
