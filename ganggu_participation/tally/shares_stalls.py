"""Arrays for many classes of voters where numpy is installed, lists otherwise: the same numbers either way.

Whoever verifies an archive at home needs the standard library only, so nothing of the count imports numpy outright.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Protocol

from ganggu_participation.tally.electorate import Project
from ganggu_participation.tally.shares_lists import ListStall, filled
from ganggu_participation.tally.shares_price import Price

MANY: Final = 200
"""From how many classes on arrays are the faster ones."""

Money = Any
"""The money of every class in whole units: a list or an array of integers."""


class Stall(Protocol):
    """A project's supporters at their purses; see `shares_lists`."""

    def held(self, money: Money) -> int: ...

    def price(self, money: Money, cost: int, at_least: Price | None) -> Price | None: ...

    def pay(self, money: Money, price: Price, up: bool) -> Money: ...


Tools = tuple[Callable[[Project], Stall], Callable[[int, int], Money]]


def tools(classes: int) -> Tools:
    """(a stall for a project, equal money for a number of classes)."""
    if classes < MANY:
        return ListStall, filled
    try:
        from ganggu_participation.tally import shares_arrays
    except ImportError:
        return ListStall, filled
    return shares_arrays.ArrayStall.of, shares_arrays.filled
