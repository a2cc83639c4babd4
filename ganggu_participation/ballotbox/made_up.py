"""Made-up ballots for a rehearsal: valid by the rule sheet, and the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from ganggu_participation.ballotbox.choices import Content, read_content
from ganggu_participation.ballotbox.kinds import ANSWERS, Contest

BLANK_SHARE: Final = 0.02
LEAST_LIKED: Final = 0.5
MOST_LIKED: Final = 3.0
Liking = Mapping[int, float]
Choices = list[Any]


def made_up_ballots(contests: Sequence[Contest], number: int, seed: str) -> Iterator[list[Content]]:
    """So many ballots, each with the content of every contest; some options are liked more than others."""
    chance = random.Random(f"{seed}/rehearsal")
    liked = [{option["no"]: chance.uniform(LEAST_LIKED, MOST_LIKED) for option in c["options"]} for c in contests]
    for _ in range(number):
        yield [_content(contest, liking, chance) for contest, liking in zip(contests, liked, strict=True)]


def _content(contest: Contest, liking: Liking, chance: random.Random) -> Content:
    if chance.random() < BLANK_SHARE:
        return read_content(contest, {"contest": contest["no"], "blank": True})
    wanted = sorted(liking, key=lambda no: chance.random() ** (1 / liking[no]), reverse=True)
    choices = _CHOOSERS[contest["kind"]](contest, wanted, chance)
    if not choices:  # a knapsack into which nothing fits
        return read_content(contest, {"contest": contest["no"], "blank": True})
    return read_content(contest, {"contest": contest["no"], "choices": choices})


def _up_to(limit: str) -> Callable[[Contest, list[int], random.Random], Choices]:
    def chosen(contest: Contest, wanted: list[int], chance: random.Random) -> Choices:
        return wanted[: chance.randint(1, contest.get(limit) or len(wanted))]

    return chosen


def _per_category(contest: Contest, wanted: list[int], chance: random.Random) -> Choices:
    category = {option["no"]: option["category"] for option in contest["options"]}
    taken: Choices = []
    for number in wanted:
        if sum(category[other] == category[number] for other in taken) < contest["k"]:
            taken.append(number)
    return taken


def _knapsack(contest: Contest, wanted: list[int], chance: random.Random) -> Choices:
    costs = {option["no"]: option["cost"] for option in contest["options"]}
    taken: Choices = []
    for number in wanted:
        if sum(costs[other] for other in (*taken, number)) <= contest["ceiling"]:
            taken.append(number)
    return taken


def _points(contest: Contest, wanted: list[int], chance: random.Random) -> Choices:
    """Every point to one of the three best liked, as far as one option may have it."""
    most, given = contest.get("max_per_option") or contest["points"], dict.fromkeys(wanted[:3], 0)
    for _ in range(contest["points"]):
        open_ones = [number for number in given if given[number] < most]
        if open_ones:
            given[chance.choice(open_ones)] += 1
    return [[number, points] for number, points in given.items()]


def _answers(contest: Contest, wanted: list[int], chance: random.Random) -> Choices:
    """The better liked, the likelier a yes."""
    last = len(wanted)
    return [[no, chance.choices(ANSWERS, (last - place, place + 1, 1))[0]] for place, no in enumerate(wanted)]


def _ratings(contest: Contest, wanted: list[int], chance: random.Random) -> Choices:
    last = len(wanted)
    return [[no, min(5, max(1, 5 - 5 * place // last + chance.randint(-1, 1)))] for place, no in enumerate(wanted)]


_CHOOSERS: Final[Mapping[str, Callable[[Contest, list[int], random.Random], Choices]]] = {
    "approve_reject": _answers,
    "single": lambda contest, wanted, chance: wanted[:1],
    "up_to_k": _up_to("k"),
    "exactly_k": lambda contest, wanted, chance: wanted[: contest["k"]],
    "k_per_category": _per_category,
    "knapsack": _knapsack,
    "ranked": _up_to("max_length"),
    "points": _points,
    "rating": _ratings,
}
