"""Equal shares for a whole range of endowments at once: one order of purchases, proved for each of them.

For one order of purchases the money left in every purse is never less, and every price never more, when
the endowment is higher. So two sets of purses, one that starts at the low end and is rounded down and one
that starts at the high end and is rounded up, enclose what happens at every endowment between; the order is
proved when no rival's lowest possible price can beat the winner's highest. Whole numbers only: money in units
of 2**-40 won. Nothing is guessed: what cannot be proved is reported as not proved.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil
from typing import Final

from ganggu_participation.tally.shares_price import Market, Price
from ganggu_participation.tally.shares_till import till_of

BITS: Final = 62
FINE: Final = 60
NEAR: Final = Fraction(95, 100)


@dataclass(frozen=True)
class Order:
    """The purchases in order, when they are `proved` for the whole range; otherwise how wide a range may do.

    `within` is a part of the range (0 to 1) that is likely to be provable: a hint, nothing rests on it.
    """

    winners: tuple[int, ...] = ()
    proved: bool = True
    within: Fraction = Fraction(1, 2)


@dataclass
class Candidate:
    """A project in one round: its price in the rich purses (the least it can be) and in the poor ones."""

    number: int
    gain: int
    least: Price
    most: Price | None

    @cached_property
    def low(self) -> tuple[int, int]:
        """The least price for what it gives."""
        return self.least[0], self.least[1] * self.gain

    @cached_property
    def high(self) -> tuple[int, int] | None:
        return None if self.most is None else (self.most[0], self.most[1] * self.gain)

    @cached_property
    def exact(self) -> bool:
        """The price is the same at both ends, so it is the same between them."""
        return self.high is not None and not _less(self.low, self.high) and not _less(self.high, self.low)


def _less(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] * other[1] < other[0] * one[1]


def _floor(ratio: tuple[int, int]) -> int:
    return (ratio[0] << FINE) // ratio[1]


class Bounds:
    """The two sets of purses between which every endowment of the range lies."""

    def __init__(self, market: Market, low: Fraction, high: Fraction) -> None:
        self.market = market
        self.shift = BITS - max(1, ceil(high * market.voters)).bit_length() - 1
        self.winners: list[int] = []
        self.least: dict[int, Price] = {}
        if self.shift >= 0:
            self._open(low, high)

    def _open(self, low: Fraction, high: Fraction) -> None:
        shift, gain = self.shift, self.market.gain
        self.poor = till_of(self.market, (low.numerator << shift) // low.denominator)
        self.rich = till_of(self.market, -((-high.numerator << shift) // high.denominator))
        self.dear = {n: _floor((p.cost << shift, p.heft * gain[n])) for n, p in self.market.projects.items()}

    def order(self) -> Order:
        """Buy until nobody can pay for anything; stops at the first purchase that cannot be proved."""
        if self.shift < 0:
            return Order(proved=False, within=Fraction(0))
        while candidates := self._candidates():
            winner = self._winner(candidates)
            if winner is None:
                return Order(proved=False, within=self._affordable_within(candidates))
            for rival in candidates:
                if rival is not winner and not self._beats(winner, rival):
                    return Order(proved=False, within=self._within(winner, rival))
            self._buy(winner)
        return Order(tuple(self.winners))

    def _candidates(self) -> list[Candidate]:
        """The projects that could be bought now, as few as can be: prices only rise, so old ones are bounds."""
        best: int | None = None
        found: list[Candidate] = []
        for number in sorted(self.dear, key=lambda n: (self.dear[n], n)):
            if best is not None and self.dear[number] > best:
                break
            candidate = self._priced(number, best)
            if candidate is None:
                continue
            found.append(candidate)
            if candidate.high is not None:
                highest = _floor(candidate.high) + 1
                best = highest if best is None else min(best, highest)
        return found

    def _priced(self, number: int, best: int | None) -> Candidate | None:
        """A candidate, or nothing when it cannot be paid or cannot be as cheap as the `best` of the others."""
        gain, cost = self.market.gain[number], self.market.projects[number].cost << self.shift
        least = self.rich.price(number, cost, self.least.get(number))
        if least is None:
            del self.dear[number]
            return None
        self.least[number] = least
        self.dear[number] = _floor((least[0], least[1] * gain))
        if best is not None and self.dear[number] > best:
            return None
        return Candidate(number, gain, least, self.poor.price(number, cost, least))

    def _winner(self, candidates: list[Candidate]) -> Candidate | None:
        """The one whose highest price for what it gives is least; the tie list among equals."""
        winner: Candidate | None = None
        for candidate in candidates:
            if candidate.high is not None and (winner is None or self._before(candidate, winner)):
                winner = candidate
        return winner

    def _before(self, one: Candidate, other: Candidate) -> bool:
        if one.high is None or other.high is None:
            return other.high is None
        if _less(one.high, other.high):
            return True
        return not _less(other.high, one.high) and self.market.turn[one.number] < self.market.turn[other.number]

    def _beats(self, winner: Candidate, rival: Candidate) -> bool:
        """Whether the winner is bought before the rival at every endowment of the range.

        Where prices are equal the winner stands first in the tie list, or it would not be the winner.
        """
        if winner.high is None or _less(winner.high, rival.low):
            return winner.high is not None
        if winner.exact and rival.exact:
            return not _less(rival.low, winner.high)
        return self.market.twins[winner.number] == self.market.twins[rival.number]

    def _buy(self, winner: Candidate) -> None:
        self.poor.take(winner.number, winner.most or winner.least, up=True)
        self.rich.take(winner.number, winner.least, up=False)
        del self.dear[winner.number]
        self.winners.append(winner.number)

    def _within(self, winner: Candidate, rival: Candidate) -> Fraction:
        """As far up the range as the winner leads, if the rival's price fell evenly."""
        if winner.high is None:
            return Fraction(1, 2)
        if rival.high is None:
            return self._affordable_within([rival])
        lead = Fraction(*rival.high) - Fraction(*winner.high)
        fall = Fraction(*rival.high) - Fraction(*rival.low)
        return max(Fraction(0), min(lead / fall, Fraction(1))) * NEAR if fall else Fraction(0)

    def _affordable_within(self, candidates: list[Candidate]) -> Fraction:
        """As far up the range as the first of the candidates stays beyond what its supporters have."""
        parts = []
        for candidate in candidates:
            number = candidate.number
            poor, rich = self.poor.held_by(number), self.rich.held_by(number)
            cost = self.market.projects[number].cost << self.shift
            parts.append(Fraction(cost - poor, max(1, rich - poor)))
        return min(parts) * NEAR
