"""Many purses at once as plain lists: what `shares_arrays` does, for machines that have the standard library only."""

from __future__ import annotations

from dataclasses import dataclass

from ganggu_participation.tally.electorate import Project
from ganggu_participation.tally.shares_price import Price, money_of, price_of


def filled(classes: int, each: int) -> list[int]:
    """The same money for every class."""
    return [each] * classes


@dataclass(frozen=True)
class ListStall:
    """A project's supporters at their purses."""

    project: Project

    def held(self, money: list[int]) -> int:
        """What the supporters have together."""
        return money_of(self.project, money)

    def price(self, money: list[int], cost: int, at_least: Price | None) -> Price | None:
        """The least price at which the supporters can pay `cost`, None when they cannot."""
        return price_of(self.project, money, cost, at_least)

    def pay(self, money: list[int], price: Price, up: bool) -> list[int]:
        """The purses after everybody paid; what one pays is rounded up (`up`) or down to whole units."""
        top, bottom = price
        left, extra = money.copy(), bottom - 1 if up else 0
        project, each = self.project, (top + extra) // bottom
        if project.even:
            for k, has in zip(project.backers, project.of_backers(money), strict=True):
                left[k] = has - each if has > each else 0
            return left
        paid = {points: (top * points + extra) // bottom for points in project.given}
        for k, points in zip(project.backers, project.points, strict=True):
            left[k] = has if (has := left[k] - paid[points]) > 0 else 0
        return left
