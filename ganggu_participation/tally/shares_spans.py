"""Equal shares for a whole span of endowments at once: one order of purchases, proved for each of them.

For one order of purchases the money left in every purse is never less, and every price never more, when
the endowment is higher. So two sets of purses, one that starts at the low end and is rounded down and one
that starts at the high end and is rounded up, enclose what happens at every endowment between; the order is
proved when no rival's lowest possible price can beat the winner's highest. Whole numbers only: money in units
of 2**-shift won. Nothing is guessed: what cannot be proved is reported as not proved, and the span is parted there;
either part keeps what was proved for both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Final

from ganggu_participation.tally.shares_candidates import Candidate, floor, less
from ganggu_participation.tally.shares_price import Market, Price
from ganggu_participation.tally.shares_stalls import Money, Stall

BITS: Final = 62
NEAR: Final = Fraction(95, 100)
BLIND: Final = Fraction(1, 4)
"""Where nothing tells how much of a span may be provable."""


@dataclass
class Field:
    """What all spans of one search share: the market, its stalls, and the share by its number."""

    market: Market
    stalls: Mapping[int, Stall]
    filled: Callable[[int, int], Money]
    share: Callable[[int], Fraction]

    def money(self, number: int, shift: int, up: bool) -> Money:
        """The purses before the first purchase, rounded up or down to whole units."""
        share = self.share(number)
        top = share.numerator << shift
        each = -(-top // share.denominator) if up else top // share.denominator
        return self.filled(len(self.market.electorate.copies), each)


@dataclass
class Span:
    """The shares numbered `low` to `high`, and the purchases proved for all of them so far.

    `dear` are the projects still to be had with a bound below their price for what they give, `least` prices in
    rich purses of this or an earlier round. `priced` and `most` remember this round's prices at either end.
    """

    field: Field
    low: int
    high: int
    shift: int
    poor: Money
    rich: Money
    winners: list[int]
    prices: list[Price]
    dear: dict[int, int]
    least: dict[int, Price]
    priced: set[int]
    most: dict[int, Price | None]

    @classmethod
    def opened(cls, field: Field, low: int, high: int) -> Span | None:
        """Before the first purchase; None where so much money does not fit the units."""
        market = field.market
        shift = BITS - max(1, ceil(field.share(high) * market.voters)).bit_length() - 1
        if shift < 0:
            return None
        dear = {n: floor((p.cost << shift, p.heft * market.gain[n])) for n, p in market.projects.items()}
        poor, rich = field.money(low, shift, up=False), field.money(high, shift, up=True)
        return cls(field, low, high, shift, poor, rich, [], [], dear, {}, set(), {})

    def lower_part(self, last: int) -> Span:
        """The same up to share `last`: the rich purses are filled anew and pay what is already bought."""
        part = self._copy()
        part.high, part.rich = last, self.field.money(last, self.shift, up=True)
        part.priced.clear()
        for at, number in enumerate(self.winners):
            part.prices[at] = part._price(number, part.rich, self.prices[at]) or self.prices[at]
            part.rich = self.field.stalls[number].pay(part.rich, part.prices[at], up=False)
        return part

    def upper_part(self, first: int) -> Span:
        """The same from share `first` on: the poor purses are filled anew and pay what is already bought."""
        part = self._copy()
        part.low, part.poor = first, self.field.money(first, self.shift, up=False)
        part.most.clear()
        for at, number in enumerate(self.winners):
            price = part._price(number, part.poor, self.prices[at]) or self.prices[at]
            part.poor = self.field.stalls[number].pay(part.poor, price, up=True)
        return part

    def _copy(self) -> Span:
        part = copy(self)
        part.winners, part.prices = self.winners.copy(), self.prices.copy()
        part.dear, part.least = self.dear.copy(), self.least.copy()
        part.priced, part.most = self.priced.copy(), self.most.copy()
        return part

    def buy_all(self) -> Fraction | None:
        """Buy until nobody can pay for anything: None when that is proved for the whole span. Otherwise the part of
        it (0 to 1, from the low end) that is likely to be provable, a hint on which nothing rests."""
        while candidates := self._candidates():
            winner = self._winner(candidates)
            if winner is None:
                return self._affordable_within(candidates)
            for rival in candidates:
                if rival is not winner and not self._beats(winner, rival):
                    return self._within(winner, rival)
            self._buy(winner)
        return None

    def _candidates(self) -> list[Candidate]:
        """The projects that could be bought now, as few as can be: prices only rise, so old ones are bounds."""
        best: int | None = None
        found: list[Candidate] = []
        for number in sorted(self.dear, key=self.dear.__getitem__):
            if best is not None and self.dear[number] > best:
                break
            candidate = self._candidate(number, best)
            if candidate is None:
                continue
            found.append(candidate)
            if candidate.high is not None:
                highest = floor(candidate.high) + 1
                best = highest if best is None else min(best, highest)
        return found

    def _candidate(self, number: int, best: int | None) -> Candidate | None:
        """Nothing when it cannot be paid, or cannot be as cheap as the `best` of the others."""
        gain = self.field.market.gain[number]
        if number not in self.priced and not self._price_in_rich(number, gain):
            return None
        if best is not None and self.dear[number] > best:
            return None
        least = self.least[number]
        if number not in self.most:
            self.most[number] = self._price(number, self.poor, least)
        return Candidate(number, gain, least, self.most[number])

    def _price_in_rich(self, number: int, gain: int) -> bool:
        least = self._price(number, self.rich, self.least.get(number))
        if least is None:
            del self.dear[number]
            return False
        self.least[number] = least
        self.dear[number] = floor((least[0], least[1] * gain))
        self.priced.add(number)
        return True

    def _price(self, number: int, money: Money, at_least: Price | None) -> Price | None:
        cost = self.field.market.projects[number].cost << self.shift
        return self.field.stalls[number].price(money, cost, at_least)

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
        if less(one.high, other.high):
            return True
        turn = self.field.market.turn
        return not less(other.high, one.high) and turn[one.number] < turn[other.number]

    def _beats(self, winner: Candidate, rival: Candidate) -> bool:
        """Whether the winner is bought before the rival at every endowment of the span.

        Where prices are equal the winner stands first in the tie list, or it would not be the winner.
        """
        if winner.high is None or less(winner.high, rival.low):
            return winner.high is not None
        if winner.exact and rival.exact:
            return not less(rival.low, winner.high)
        twins = self.field.market.twins
        return twins[winner.number] == twins[rival.number]

    def _buy(self, winner: Candidate) -> None:
        stall = self.field.stalls[winner.number]
        self.poor = stall.pay(self.poor, winner.most or winner.least, up=True)
        self.rich = stall.pay(self.rich, winner.least, up=False)
        del self.dear[winner.number]
        self.winners.append(winner.number)
        self.prices.append(winner.least)
        self.priced.clear()
        self.most.clear()

    def _within(self, winner: Candidate, rival: Candidate) -> Fraction:
        """As far up the span as the winner leads, if the rival's price fell evenly."""
        if winner.high is None:
            return BLIND
        if rival.high is None:
            return self._affordable_within([rival])
        lead = Fraction(*rival.high) - Fraction(*winner.high)
        fall = Fraction(*rival.high) - Fraction(*rival.low)
        return min(lead / fall, Fraction(1)) * NEAR if lead > 0 and fall else BLIND

    def _affordable_within(self, candidates: list[Candidate]) -> Fraction:
        """As far up the span as the first of the candidates stays beyond what its supporters have."""
        parts = []
        for candidate in candidates:
            stall, cost = self.field.stalls[candidate.number], self.field.market.projects[candidate.number].cost
            poor, rich = stall.held(self.poor), stall.held(self.rich)
            parts.append(Fraction((cost << self.shift) - poor, max(1, rich - poor)))
        return min(parts) * NEAR
