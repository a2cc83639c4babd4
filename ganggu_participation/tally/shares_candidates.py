"""A project in one round of equal shares, with the least and the most that its price can be in a span of endowments."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ganggu_participation.tally.shares_price import Price

FINE: Final = 60
"""Bits behind the point of a price that is only a bound."""

Ratio = tuple[int, int]


def less(one: Ratio, other: Ratio) -> bool:
    return one[0] * other[1] < other[0] * one[1]


def floor(ratio: Ratio) -> int:
    return (ratio[0] << FINE) // ratio[1]


@dataclass
class Candidate:
    """A project in one round: its price in the rich purses (the least it can be) and in the poor ones."""

    number: int
    gain: int
    least: Price
    most: Price | None

    @cached_property
    def low(self) -> Ratio:
        """The least price for what it gives."""
        return self.least[0], self.least[1] * self.gain

    @cached_property
    def high(self) -> Ratio | None:
        return None if self.most is None else (self.most[0], self.most[1] * self.gain)

    @cached_property
    def exact(self) -> bool:
        """The price is the same at both ends, so it is the same between them."""
        return self.high is not None and not less(self.low, self.high) and not less(self.high, self.low)
