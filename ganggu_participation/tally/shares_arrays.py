"""Many purses at once as arrays of 64-bit integers: the water-filling of `shares_price`, some thirty times as fast
as lists where a project has a thousand classes of supporters, as fast where it has a hundred.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ganggu_participation.tally.electorate import Project
from ganggu_participation.tally.shares_price import Price

Money = NDArray[np.int64]
MOST: Final = (1 << 62) - 1


def filled(classes: int, each: int) -> Money:
    """The same money for every class."""
    return np.full(classes, each, dtype=np.int64)


@dataclass(frozen=True)
class ArrayStall:
    """A project's supporters as arrays: class indexes, voters per class, voters x points, and which of the `given`
    (the different numbers of points) a voter of the class gave. All money together must stay below 2**62 units."""

    backers: NDArray[np.intp]
    copies: Money
    weights: Money
    given: tuple[int, ...]
    which: NDArray[np.intp]
    heft: int

    @classmethod
    def of(cls, project: Project) -> ArrayStall:
        points = np.array(project.points, dtype=np.int64)
        copies = np.array(project.copies, dtype=np.int64)
        given, which = np.unique(points, return_inverse=True)
        backers = np.array(project.backers, dtype=np.intp)
        return cls(backers, copies, copies * points, tuple(given.tolist()), which, project.heft)

    def held(self, money: Money) -> int:
        """What the supporters have together."""
        return int(np.dot(money[self.backers], self.copies))

    def price(self, money: Money, cost: int, at_least: Price | None) -> Price | None:
        """The least price at which the supporters can pay `cost`, None when they cannot."""
        held = money[self.backers]
        in_all = held * self.copies
        if int(np.add.reduce(in_all)) < cost:
            return None
        top, bottom = at_least or (cost, self.heft)
        while True:
            short = held < self._each(top, bottom, bottom - 1)
            paid, heft = int(np.dot(in_all, short)), self.heft - int(np.dot(self.weights, short))
            if (cost - paid) * bottom <= top * heft:
                return top, bottom
            top, bottom = cost - paid, heft

    def pay(self, money: Money, price: Price, up: bool) -> Money:
        """The purses after everybody paid; what one pays is rounded up (`up`) or down to whole units."""
        left = money.copy()
        left[self.backers] = np.maximum(left[self.backers] - self._each(*price, price[1] - 1 if up else 0), 0)
        return left

    def _each(self, top: int, bottom: int, extra: int) -> Money | int:
        """Price x points."""
        if len(self.given) == 1:
            return min(MOST, (top * self.given[0] + extra) // bottom)
        each = [min(MOST, (top * points + extra) // bottom) for points in self.given]
        return np.array(each, dtype=np.int64)[self.which]
