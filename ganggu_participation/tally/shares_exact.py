"""Equal shares at one endowment, exactly: whole numbers over a common denominator, every payment kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from ganggu_participation.tally.electorate import Project
from ganggu_participation.tally.shares_price import Market, Price, price_of


@dataclass(frozen=True)
class Round:
    """One purchase: the winner, who stood level with it, the price per point in won, and what was paid.

    `before` and `paid` are money in units of 1 / `unit` won: of every class before the purchase, and of
    every class of the winner's supporters (in their order).
    """

    winner: int
    level: tuple[int, ...]
    price: Fraction
    unit: int
    before: tuple[int, ...]
    paid: tuple[int, ...]


@dataclass
class Purses:
    """The money of every class, in units of 1 / `unit` won, while projects are bought."""

    unit: int
    money: list[int]
    rounds: list[Round] = field(default_factory=list)

    @classmethod
    def of(cls, endowment: Fraction, classes: int) -> Purses:
        return cls(endowment.denominator, [endowment.numerator] * classes)

    def price(self, project: Project, at_least: Fraction | None) -> Fraction | None:
        """In won; None when the supporters cannot pay any more."""
        start = None if at_least is None else (at_least.numerator * self.unit, at_least.denominator)
        found = price_of(project, self.money, project.cost * self.unit, start)
        return None if found is None else Fraction(found[0], found[1] * self.unit)

    def buy(self, project: Project, level: Sequence[int], price: Fraction) -> None:
        """Every supporter pays price x points, or all that is left."""
        self._refine(price.denominator)
        each = price.numerator * (self.unit // price.denominator)
        before, paid = tuple(self.money), []
        for k, points in zip(project.backers, project.points, strict=True):
            paid.append(min(self.money[k], each * points))
            self.money[k] -= paid[-1]
        self.rounds.append(Round(project.number, tuple(level), price, self.unit, before, tuple(paid)))

    def _refine(self, denominator: int) -> None:
        unit = lcm(self.unit, denominator)
        if unit != self.unit:
            times = unit // self.unit
            self.money = [has * times for has in self.money]
            self.unit = unit


def exact_run(market: Market, endowment: Fraction) -> Purses:
    """Buy project after project, always the one that gives its supporters most for their money.

    Ties by the tie list. Prices only rise while the run goes on, so a project whose last price is already
    worse than the best of the round is not priced again.
    """
    purses = Purses.of(endowment, len(market.electorate.copies))
    known: dict[int, Fraction] = {n: Fraction(p.cost, p.heft) for n, p in market.projects.items()}
    while level := _level(market, purses, known):
        winner = min(level, key=lambda n: market.turn[n])
        purses.buy(market.projects[winner], sorted(level), known.pop(winner))
    return purses


def _level(market: Market, purses: Purses, known: dict[int, Fraction]) -> list[int]:
    """The projects with the best price for what they give; drops from `known` what cannot be paid any more."""
    best: Fraction | None = None
    level: list[int] = []
    for number in sorted(known, key=lambda n: known[n] / market.gain[n]):
        if best is not None and known[number] / market.gain[number] > best:
            break
        price = purses.price(market.projects[number], known[number])
        if price is None:
            del known[number]
            continue
        known[number] = price
        dearness = price / market.gain[number]
        if best is None or dearness < best:
            best, level = dearness, [number]
        elif dearness == best:
            level.append(number)
    return level


__all__ = ["Price", "Purses", "Round", "exact_run"]
