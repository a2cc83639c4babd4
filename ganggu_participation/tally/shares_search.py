"""Completion "add1": how much every voter's share may grow before the ceiling is passed, without trying each won.

The practice of Wieliczka, Świecie, Aarau and Assen: the share starts at B / n and grows one won at a time; the
last outcome within the ceiling stands. The public programmes differ in when they stop, so it is a parameter: at
the first overspending only, or already when no project fits what is left. A forint election would take
153,144 steps; here a span of steps that gives one order of purchases is proved at once, doubled while
that succeeds and parted where it does not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from ganggu_participation.tally.shares_exact import exact_run
from ganggu_participation.tally.shares_price import Market
from ganggu_participation.tally.shares_spans import Field, Span
from ganggu_participation.tally.shares_stalls import tools

WIDEST: Final = 1 << 40
NARROW: Final = 4
WELCOME: Final = 4
"""Orders in one window with which a wider one is tried."""


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


@dataclass(frozen=True)
class Stretch:
    """The steps from `low` to `high`, at all of which the same projects are bought in the same order."""

    low: int
    high: int
    winners: tuple[int, ...]


class Walk:
    """All stretches of steps, the nearest first, upwards from a step or downwards."""

    def __init__(self, market: Market, share: Callable[[int], Fraction]) -> None:
        stall, filled = tools(len(market.electorate.copies))
        stalls = {number: stall(project) for number, project in market.projects.items()}
        self.field = Field(market, stalls, filled, share)

    def up(self, first: int, last: int = WIDEST) -> Iterator[Stretch]:
        """From `first` up to `last`."""
        at, stride = first, NARROW if first else 1
        while at <= last:
            found = 0
            end = min(last, at + stride - 1)
            for stretch in self._between(at, end, up=True):
                found += 1
                yield stretch
            at, stride = end + 1, _next(stride, found)

    def down(self, first: int, last: int) -> Iterator[Stretch]:
        """From `first` down to `last`."""
        at, stride = first, NARROW
        while at >= last:
            found = 0
            end = max(last, at - stride + 1)
            for stretch in self._between(end, at, up=False):
                found += 1
                yield stretch
            at, stride = end - 1, _next(stride, found)

    def _between(self, low: int, high: int, up: bool) -> Iterator[Stretch]:
        """The stretches of a window: what cannot be proved for the whole is parted where it may be provable."""
        opened = Span.opened(self.field, low, high)
        if opened is None:
            yield from self._one_by_one(low, high, up)
            return
        waiting = [opened]
        while waiting:
            span = waiting.pop()
            within = span.buy_all()
            if within is None:
                yield Stretch(span.low, span.high, tuple(span.winners))
            elif span.low == span.high:
                yield self._exact(span.low)
            else:
                middle = min(span.high - 1, span.low + int((span.high - span.low) * within))
                parts = [span.lower_part(middle), span.upper_part(middle + 1)]
                waiting.extend(reversed(parts) if up else parts)

    def _one_by_one(self, low: int, high: int, up: bool) -> Iterator[Stretch]:
        """Where so much money is asked about that it does not fit the units."""
        steps = range(low, high + 1)
        yield from map(self._exact, steps if up else reversed(steps))

    def _exact(self, step: int) -> Stretch:
        rounds = exact_run(self.field.market, self.field.share(step)).rounds
        return Stretch(step, step, tuple(bought.winner for bought in rounds))


def _next(stride: int, found: int) -> int:
    """Wider where a whole window gave one order; narrower where it gave many."""
    return min(stride * 2, WIDEST) if found <= WELCOME else max(NARROW, stride // 2)


class Search:
    """Climbs from the first share."""

    def __init__(self, market: Market, goal: Goal) -> None:
        self.market, self.goal = market, goal
        self.costs = {n: project.cost for n, project in market.projects.items()}

    def climb(self) -> Found:
        """The last share that may be given. Raises no error: at the sum of all costs everything is bought."""
        for stretch in Walk(self.market, self.goal.share).up(0):
            found = self._stop(stretch.winners, stretch.low)
            if found is not None:
                return found
        raise AssertionError("the share grew beyond every cost")

    def _stop(self, winners: Collection[int], steps: int) -> Found | None:
        left = self.goal.ceiling - sum(self.costs[n] for n in winners)
        if left < 0:
            return Found(steps - 1, "overspends") if steps else Found(0, "overspends")
        others = [cost for n, cost in self.costs.items() if n not in winners]
        if not others:
            return Found(steps, "all")
        if self.goal.until_exhausted and min(others) > left:
            return Found(steps, "exhausted")
        return None


def same_purchases_up(market: Market, share: Fraction, step: int) -> Fraction | None:
    """The highest share, in steps from `share`, up to which the same projects are bought; None when all are bought."""
    bought = _bought_at(market, share)
    if len(bought) == len(market.projects):
        return None
    for stretch in Walk(market, lambda steps: share + steps * step).up(1):
        if frozenset(stretch.winners) != bought:
            return share + (stretch.low - 1) * step
    return None


def same_purchases_down(market: Market, share: Fraction, step: int) -> Fraction:
    """The lowest share, in steps from `share`, down to which the same projects are bought; 0 when none are."""
    bought = _bought_at(market, share)
    if not bought:
        return Fraction(0)
    lowest = -int(share / step)
    for stretch in Walk(market, lambda steps: share + steps * step).down(-1, lowest):
        if frozenset(stretch.winners) != bought:
            return share + (stretch.high + 1) * step
    return share + lowest * step


def _bought_at(market: Market, share: Fraction) -> frozenset[int]:
    return frozenset(bought.winner for bought in exact_run(market, share).rounds)
