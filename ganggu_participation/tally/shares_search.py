"""Completion "add1": how much every voter's share may grow before the ceiling is passed, without trying each won.

The practice of Wieliczka, Świecie, Aarau and Assen: the share starts at B / n and grows one won at a time; the
last outcome within the ceiling stands. The public programmes differ in when they stop, so it is a parameter: at
the first overspending only, or already when no project fits what is left. A forint election would take
153,144 steps; here a range of steps that gives one order of purchases is proved at once and doubled.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from ganggu_participation.tally.shares_bounds import Bounds
from ganggu_participation.tally.shares_exact import exact_run
from ganggu_participation.tally.shares_price import Market

WIDEST: Final = 1 << 40
NARROW: Final = 4
MOST_SINGLE: Final = 8


@dataclass(frozen=True)
class Goal:
    """The ceiling in won, the first share of every voter, how it grows, and when to stop."""

    ceiling: int
    first: Fraction
    step: int
    until_exhausted: bool

    def share(self, steps: int) -> Fraction:
        return self.first + steps * self.step


@dataclass(frozen=True)
class Found:
    """After how many steps the share stands, and why it grows no further: "overspends", "exhausted" or "all"."""

    steps: int
    because: str


class Search:
    """Climbs from the first share; `stride` is how many steps are proved at once."""

    def __init__(self, market: Market, goal: Goal) -> None:
        self.market, self.goal = market, goal
        self.stride, self.singles, self.patience = NARROW, 0, 1

    def climb(self) -> Found:
        """The last share that may be given. Raises no error: at the sum of all costs everything is bought."""
        done = self._stop(self._at(0), 0)
        if done is not None:
            return done
        at = 1
        while True:
            last = at + (1 if self.singles else self.stride) - 1
            winners = self._between(at, last)
            if winners is None:
                continue
            done = self._stop(winners, at)
            if done is not None:
                return done
            at = last + 1

    def _stop(self, winners: Collection[int], steps: int) -> Found | None:
        costs = {n: project.cost for n, project in self.market.projects.items()}
        left = self.goal.ceiling - sum(costs[n] for n in winners)
        if left < 0:
            return Found(steps - 1, "overspends") if steps else Found(0, "overspends")
        others = [cost for n, cost in costs.items() if n not in winners]
        if not others:
            return Found(steps, "all")
        if self.goal.until_exhausted and min(others) > left:
            return Found(steps, "exhausted")
        return None

    def _between(self, first: int, last: int) -> tuple[int, ...] | None:
        """The one order of purchases from `first` to `last` steps; None when the range is too wide to prove."""
        if self.singles:
            self.singles -= 1
            return self._at(first)
        order = Bounds(self.market, self.goal.share(first), self.goal.share(last)).order()
        if order.proved:
            self.patience = 1
            self.stride = min(self.stride * 2, WIDEST)
            return order.winners
        self._narrow(int((last - first) * order.within))
        return None

    def _narrow(self, stride: int) -> None:
        """Where orders change at every step it is cheaper to look at some steps one by one."""
        if stride < NARROW:
            self.patience = min(MOST_SINGLE, self.patience * 2)
            self.singles = self.patience
        self.stride = max(NARROW, stride)

    def _at(self, steps: int) -> tuple[int, ...]:
        share = self.goal.share(steps)
        order = Bounds(self.market, share, share).order()
        return order.winners if order.proved else tuple(r.winner for r in exact_run(self.market, share).rounds)


def same_purchases_up(market: Market, share: Fraction, step: int) -> Fraction | None:
    """The highest share, in steps from `share`, up to which the same projects are bought; None when all are bought."""
    bought = _bought_at(market, share)
    if len(bought) == len(market.projects):
        return None
    return share + _reach(market, bought, share, step, WIDEST) * step


def same_purchases_down(market: Market, share: Fraction, step: int) -> Fraction:
    """The lowest share, in steps from `share`, down to which the same projects are bought; 0 when none are."""
    bought = _bought_at(market, share)
    if not bought:
        return Fraction(0)
    return share - _reach(market, bought, share, -step, int(share / step)) * step


def _reach(market: Market, bought: frozenset[int], share: Fraction, step: int, most: int) -> int:
    """How many steps may be taken with the same projects bought at every one of them."""
    at, stride = 0, NARROW
    while at < most:
        to = min(most, at + stride)
        ends = sorted((share + (at + 1) * step, share + to * step))
        order = Bounds(market, *ends).order()
        if order.proved:
            if frozenset(order.winners) != bought:
                return at
            at, stride = to, stride * 2
        elif to > at + 1:
            stride = max(1, (to - at) // 4)
        elif _bought_at(market, share + to * step) != bought:
            return at
        else:
            at = to
    return at


def _bought_at(market: Market, share: Fraction) -> frozenset[int]:
    return frozenset(bought.winner for bought in exact_run(market, share).rounds)
