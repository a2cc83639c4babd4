"""Why a project was not bought: where its supporters' money went, and how much of the support it needed it came to.

"Effective support" follows the measure of Boehmer, Faliszewski, Janeczko, Peters et al. (2024),
"Evaluation of Project Performance in Participatory Budgeting", at the share that stands in the end. What would have been
enough is another question: another cost or voter moves the share as well, so that only counting again tells (firmness).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from itertools import compress, repeat
from operator import mul
from typing import Any

from ganggu_participation.tally.electorate import Project
from ganggu_participation.tally.shares_exact import Purses, Round
from ganggu_participation.tally.shares_price import Market, money_of

Reason = dict[str, Any]
Payments = list[list[tuple[int, int, int]]]
"""For every class: (round, paid, unit)."""


def loser_reasons(market: Market, purses: Purses, losers: Sequence[int]) -> dict[int, Reason]:
    """The reason of every project that took part and was not bought."""
    payments = _payments(market, purses)
    return {n: _reason(market, purses, payments, n) for n in losers if n in market.projects}


def _reason(market: Market, purses: Purses, payments: Payments, number: int) -> Reason:
    project = market.projects[number]
    held = Fraction(money_of(project, purses.money), purses.unit)
    return {
        "code": "shares_short",
        "cost": project.cost,
        "supporters": project.supporters,
        "held": str(held),
        "effective_support_pct": str(_support(market, purses, project, held) * 100),
        "spent_on": _spent_on(market, purses, payments, project),
    }


def _payments(market: Market, purses: Purses) -> Payments:
    rows: Payments = [[] for _ in market.electorate.copies]
    for index, bought in enumerate(purses.rounds):
        for k, paid in zip(market.projects[bought.winner].backers, bought.paid, strict=True):
            rows[k].append((index, paid, bought.unit))
    return rows


def _spent_on(market: Market, purses: Purses, payments: Payments, project: Project) -> list[dict[str, int]]:
    """What its supporters paid for each project that was bought: whole won, rounded down."""
    paid: dict[int, int] = defaultdict(int)
    for k, copies in zip(project.backers, project.copies, strict=True):
        for index, each, _ in payments[k]:
            paid[index] += each * copies
    rounds = purses.rounds
    return [{"option": rounds[i].winner, "won": paid[i] // rounds[i].unit} for i in sorted(paid)]


def _support(market: Market, purses: Purses, project: Project, held: Fraction) -> Fraction:
    """The best it came to in any round, as a part of its cost: what its supporters have in the end, or would have paid
    at the price of the winner."""
    best = held / project.cost
    for bought in purses.rounds:
        price = bought.price * market.gain[project.number] / market.gain[bought.winner]
        best = max(best, _would_pay(project, bought, price) / project.cost)
    return best


def _would_pay(project: Project, bought: Round, price: Fraction) -> Fraction:
    """What the supporters would pay at this price in that round."""
    each, fine = price.numerator * bought.unit, price.denominator
    held = [bought.before[k] for k in project.backers]
    if project.even:
        whole = each // fine
        full = sum(compress(project.copies, map(whole.__lt__, held)))
        short = sum(map(mul, map(min, held, repeat(whole)), project.copies)) - full * whole
        return Fraction(full * each + short * fine, fine * bought.unit)
    asked = [each * points for points in project.points]
    has = [money * fine for money in held]
    return Fraction(sum(map(mul, map(min, has, asked), project.copies)), fine * bought.unit)
