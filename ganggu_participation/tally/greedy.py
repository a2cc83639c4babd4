"""Budgets by votes: the options in order of votes, as far as the money and the seats reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ganggu_participation.tally.eligibility import Share, Standing, check_costs, cost_of
from ganggu_participation.tally.papers import Item
from ganggu_participation.tally.results import Reason, Result
from ganggu_participation.tally.rule import Rule
from ganggu_participation.tally.ties import Ranking


class Purse:
    """The money and the seats while the options come past in order of votes."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.left = rule.ceiling
        self.seats_left = rule.seats
        self.stopped: Reason | None = None
        self.taken: dict[tuple[int, ...], int] = {}

    def consider(self, item: Item, too_few: Reason | None) -> tuple[bool, Reason]:
        """Whether the option is funded, and why; `too_few` when its support is not enough to ask."""
        refusal = too_few or self._full() or self.stopped or self._excluded(item) or self._too_dear(item)
        return (False, refusal) if refusal else (True, self._pay(item))

    def _full(self) -> Reason | None:
        return {"code": "seats_full", "seats": self.rule.seats} if self.seats_left == 0 else None

    def _excluded(self, item: Item) -> Reason | None:
        """Of options that exclude each other the one with more votes is funded."""
        for group, winner in self.taken.items():
            if item.number in group:
                return {"code": "excluded", "by": winner}
        return None

    def _too_dear(self, item: Item) -> Reason | None:
        cost = cost_of(item)
        if self.left is None or cost <= self.left:
            return None
        if self.rule.overflow == "stop":
            self.stopped = {"code": "stopped", "by": item.number, "by_cost": cost, "left": self.left}
        return {"code": "over_budget", "cost": cost, "left": self.left}

    def _pay(self, item: Item) -> Reason:
        cost, before = cost_of(item), self.left
        self.taken.update({group: item.number for group in self.rule.exclusive if item.number in group})
        if self.left is not None:
            self.left -= cost
        if self.seats_left is not None:
            self.seats_left -= 1
        return {"code": "funded", "cost": cost, "left_before": before, "left_after": self.left}


def greedy(
    rule: Rule, items: Mapping[int, Item], standing: Standing, ranking: Ranking, share: Share
) -> tuple[list[Result], int | None]:
    """Fund by votes or points; the results in order, and the won left over (None without a ceiling).

    On an option that costs more than is left, "skip" goes on with the next and "stop" ends (they differ in
    most contested elections). Raises ValueError when there is a ceiling and an option has no cost.
    """
    check_costs(rule, items)
    purse, places, votes = Purse(rule), ranking.places(), standing.score
    results = []
    for number in ranking.in_order():
        funded, reason = purse.consider(items[number], share.refusal(standing, number))
        results.append(Result(number, votes[number], places[number], funded, reason))
    return _with_distance(results), purse.left


def _with_distance(results: Sequence[Result]) -> list[Result]:
    """Tell every option passed over how many votes the last funded one is ahead of it (may be below 0)."""
    last = next((result.votes for result in reversed(results) if result.selected), None)
    return [result if last is None or result.selected else _behind(result, last) for result in results]


def _behind(result: Result, last: int) -> Result:
    return replace(result, reason={**result.reason, "behind_last": last - result.votes})
