"""Budgets by votes: the options in order of votes, as far as the money and the seats reach."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from ganggu_participation.tally.papers import Item
from ganggu_participation.tally.results import Reason, Result
from ganggu_participation.tally.rule import Rule
from ganggu_participation.tally.ties import Ranking


@dataclass(frozen=True)
class Share:
    """The least number of votes for a share of the voters or of all votes (both are plain counts)."""

    rule: Rule
    voters: int
    choices: int

    @property
    def base(self) -> int:
        return self.voters if self.rule.min_share_basis == "voters" else self.choices

    @property
    def needed(self) -> int:
        return ceil(self.rule.min_share * self.base)


class Purse:
    """The money and the seats while the options come past in order of votes."""

    def __init__(self, rule: Rule, share: Share) -> None:
        self.rule, self.share = rule, share
        self.left = rule.ceiling
        self.seats_left = rule.seats
        self.stopped: Reason | None = None

    def consider(self, item: Item, votes: int) -> tuple[bool, Reason]:
        """Whether the option is funded, and why."""
        refusal = self._too_few(votes) or self._full() or self.stopped or self._too_dear(item)
        return (False, refusal) if refusal else (True, self._pay(item))

    def _too_few(self, votes: int) -> Reason | None:
        """Nobody's project is never funded, whatever the share (a rule of this house)."""
        if votes == 0:
            return {"code": "no_votes"}
        if votes >= self.share.needed:
            return None
        return {
            "code": "below_min_share",
            "needed": self.share.needed,
            "base": self.share.base,
            "basis": self.rule.min_share_basis,
            "pct": self.rule.min_share_pct,
        }

    def _full(self) -> Reason | None:
        return {"code": "seats_full", "seats": self.rule.seats} if self.seats_left == 0 else None

    def _too_dear(self, item: Item) -> Reason | None:
        cost = cost_of(item)
        if self.left is None or cost <= self.left:
            return None
        if self.rule.overflow == "stop":
            self.stopped = {"code": "stopped", "by": item.number, "by_cost": cost, "left": self.left}
        return {"code": "over_budget", "cost": cost, "left": self.left}

    def _pay(self, item: Item) -> Reason:
        cost, before = cost_of(item), self.left
        if self.left is not None:
            self.left -= cost
        if self.seats_left is not None:
            self.seats_left -= 1
        return {"code": "funded", "cost": cost, "left_before": before, "left_after": self.left}


def cost_of(item: Item) -> int:
    return 0 if item.cost is None else int(item.cost)


def greedy(
    rule: Rule, items: Mapping[int, Item], votes: Mapping[int, int], ranking: Ranking, share: Share
) -> tuple[list[Result], int | None]:
    """Fund by votes; the results in order, and the won left over (None without a ceiling).

    On an option that costs more than is left, "skip" goes on with the next and "stop" ends (they differ in
    most contested elections). Raises ValueError when there is a ceiling and an option has no cost.
    """
    _check_costs(rule, items.values())
    purse, places = Purse(rule, share), ranking.places()
    results = []
    for number in ranking.in_order():
        funded, reason = purse.consider(items[number], votes[number])
        results.append(Result(number, votes[number], places[number], funded, reason))
    return _with_distance(results), purse.left


def _check_costs(rule: Rule, items: Iterable[Item]) -> None:
    without = [item.number for item in items if item.cost is None]
    if rule.ceiling is not None and without:
        raise ValueError(f"사업비가 없는 선택지가 있습니다: {without}")


def _with_distance(results: Sequence[Result]) -> list[Result]:
    """Tell every option passed over how many votes the last funded one is ahead of it (may be below 0)."""
    last = next((result.votes for result in reversed(results) if result.selected), None)
    return [result if last is None or result.selected else _behind(result, last) for result in results]


def _behind(result: Result, last: int) -> Result:
    return replace(result, reason={**result.reason, "behind_last": last - result.votes})
