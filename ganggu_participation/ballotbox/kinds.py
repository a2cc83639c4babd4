"""The kinds of ballot: how the choice of each is read and checked, and what the longest one looks like.

Two shapes: a list of option numbers (single, up_to_k, exactly_k, k_per_category, knapsack, ranked), or a
list of [option number, answer] pairs (approve_reject, points, rating). All but ranked come out in ascending
order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from ganggu_participation.ballotbox.bad_ballot import refuse

Contest = Mapping[str, Any]
Choices = list[Any]

ANSWERS: Final = ("for", "against", "abstain")
RATINGS: Final = (1, 2, 3, 4, 5)


def read_choices(contest: Contest, raw: object) -> Choices:
    """The canonical choices of a ballot that is not blank. Raises BadBallot."""
    return READERS[contest["kind"]](contest, raw)


def longest_choices(contest: Contest) -> Choices:
    """Choices that take at least as many bytes as any that `read_choices` accepts."""
    kind = contest["kind"]
    numbers = sorted(_numbers(contest), key=_length, reverse=True)
    if kind in LONGEST_ANSWERS:
        return [[number, LONGEST_ANSWERS[kind](contest)] for number in numbers]
    return numbers if kind in UNBOUNDED else numbers[: _limit(contest)]


def _single(contest: Contest, raw: object) -> Choices:
    return _at_most(_plain(contest, raw), 1)


def _up_to_k(contest: Contest, raw: object) -> Choices:
    return _at_most(_plain(contest, raw), contest["k"])


def _exactly_k(contest: Contest, raw: object) -> Choices:
    numbers, k = _up_to_k(contest, raw), contest["k"]
    if len(numbers) < k:
        refuse("too_few", limit=k, count=len(numbers))
    return numbers


def _k_per_category(contest: Contest, raw: object) -> Choices:
    """At most k of every category; with "exact" neither more nor fewer."""
    numbers, k = _plain(contest, raw), contest["k"]
    category_of = {option["no"]: option.get("category") or "" for option in contest["options"]}
    chosen = Counter(category_of[number] for number in numbers)
    for category in sorted(set(category_of.values())):
        count = chosen[category]
        if count > k:
            refuse("too_many_in_category", category=category, limit=k, count=count)
        if count < k and contest.get("exact"):
            refuse("too_few_in_category", category=category, limit=k, count=count)
    return numbers


def _knapsack(contest: Contest, raw: object) -> Choices:
    """Whatever fits the ceiling (won) by the costs of the rule sheet, which the browser has no say in."""
    numbers = _plain(contest, raw)
    costs = {option["no"]: option["cost"] for option in contest["options"]}
    over = sum(costs[number] for number in numbers) - contest["ceiling"]
    if over > 0:
        refuse("over_the_ceiling", over=over)
    return numbers


def _ranked(contest: Contest, raw: object) -> Choices:
    """An order, best first; it may be shorter than the number of options."""
    return _at_most(_known(contest, _list_of(raw)), _limit(contest))


def _approve_reject(contest: Contest, raw: object) -> Choices:
    pairs = _pairs(contest, raw)
    if not all(isinstance(answer, str) and answer in ANSWERS for _, answer in pairs):
        refuse("unknown_answer")
    return pairs


def _rating(contest: Contest, raw: object) -> Choices:
    pairs = _pairs(contest, raw)
    if not all(type(rating) is int and rating in RATINGS for _, rating in pairs):
        refuse("bad_rating")
    return pairs


def _points(contest: Contest, raw: object) -> Choices:
    """Points over options; options with 0 points are left out, and at least one point must be given."""
    pairs = _pairs(contest, raw)
    if not all(type(points) is int and points >= 0 for _, points in pairs):
        refuse("bad_points")
    _check_points(contest, [points for _, points in pairs])
    return [[number, points] for number, points in pairs if points] or refuse("empty")


def _check_points(contest: Contest, points: Sequence[int]) -> None:
    on_one = _most_on_one(contest)
    if max(points) > on_one:
        refuse("too_many_points_on_one", limit=on_one)
    if sum(points) > contest["points"]:
        refuse("too_many_points", limit=contest["points"], count=sum(points))


def _most_on_one(contest: Contest) -> int:
    limit: int | None = contest.get("max_per_option")
    total: int = contest["points"]
    return total if limit is None else min(limit, total)


def _numbers(contest: Contest) -> list[int]:
    return [option["no"] for option in contest["options"]]


def _limit(contest: Contest) -> int:
    """How many options the kind lets one choose, where that is a plain number."""
    if contest["kind"] == "single":
        return 1
    key = "max_length" if contest["kind"] == "ranked" else "k"
    limit: int | None = contest.get(key)
    return len(contest["options"]) if limit is None else limit


def _list_of(raw: object) -> list[Any]:
    """A list with something in it: nothing chosen is no blank ballot."""
    if not isinstance(raw, list):
        refuse("form")
    return raw or refuse("empty")


def _plain(contest: Contest, raw: object) -> Choices:
    return sorted(_known(contest, _list_of(raw)))


def _pairs(contest: Contest, raw: object) -> Choices:
    pairs = _list_of(raw)
    if not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        refuse("form")
    _known(contest, [number for number, _ in pairs])
    return sorted(([number, answer] for number, answer in pairs), key=_by_number)


def _by_number(pair: Sequence[Any]) -> int:
    number: int = pair[0]
    return number


def _known(contest: Contest, numbers: list[Any]) -> list[int]:
    """The numbers, when all belong to this contest and none comes twice. True is an int in Python."""
    if not all(type(number) is int for number in numbers):
        refuse("form")
    if not set(numbers) <= set(_numbers(contest)):
        refuse("unknown_option")
    if len(set(numbers)) != len(numbers):
        refuse("repeated_option")
    return numbers


def _at_most(numbers: list[int], limit: int) -> list[int]:
    if len(numbers) > limit:
        refuse("too_many", limit=limit)
    return numbers


def _length(number: int) -> int:
    return len(str(number))


READERS: Final[Mapping[str, Callable[[Contest, object], Choices]]] = {
    "approve_reject": _approve_reject,
    "single": _single,
    "up_to_k": _up_to_k,
    "exactly_k": _exactly_k,
    "k_per_category": _k_per_category,
    "knapsack": _knapsack,
    "ranked": _ranked,
    "points": _points,
    "rating": _rating,
}
UNBOUNDED: Final = ("k_per_category", "knapsack")
LONGEST_ANSWERS: Final[Mapping[str, Callable[[Contest], object]]] = {
    "approve_reject": lambda contest: max(ANSWERS, key=len),
    "points": _most_on_one,
    "rating": lambda contest: max(RATINGS),
}
