"""The purses of all voters in whole units: what a project costs its supporters, and what they pay for it.

Lists for small counts, arrays for large ones where numpy is there: both say the same, so whoever checks a published
count needs the standard library only.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Protocol

from ganggu_participation.tally.electorate import Project
from ganggu_participation.tally.shares_price import Market, Price, money_of, price_of

MANY: Final = 200
"""From how many classes of voters on arrays are the faster ones."""


class Till(Protocol):
    """Projects are named by their number, money is in the unit of the till."""

    def held_by(self, number: int) -> int:
        """What the supporters have together."""

    def price(self, number: int, cost: int, at_least: Price | None) -> Price | None:
        """As `shares_price.price_of`."""

    def take(self, number: int, price: Price, up: bool) -> None:
        """Every supporter pays price x points, rounded `up` or down, or all that is left."""


class ListTill:
    """A list with the money of every class."""

    def __init__(self, projects: Mapping[int, Project], classes: int, each: int) -> None:
        self.projects, self.money = projects, [each] * classes

    def held_by(self, number: int) -> int:
        return money_of(self.projects[number], self.money)

    def price(self, number: int, cost: int, at_least: Price | None) -> Price | None:
        return price_of(self.projects[number], self.money, cost, at_least)

    def take(self, number: int, price: Price, up: bool) -> None:
        (top, bottom), project = price, self.projects[number]
        for k, points in zip(project.backers, project.points, strict=True):
            paid = -(-top * points // bottom) if up else top * points // bottom
            self.money[k] = max(0, self.money[k] - paid)


def till_of(market: Market, each: int) -> Till:
    """Everybody has `each`; all money together must stay below 2**62 units."""
    classes = len(market.electorate.copies)
    if classes >= MANY:
        try:
            from ganggu_participation.tally.shares_arrays import ArrayTill
        except ImportError:
            return ListTill(market.projects, classes, each)
        return ArrayTill(market.stalls, classes, each)
    return ListTill(market.projects, classes, each)
