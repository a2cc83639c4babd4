"""Why a project was not bought: where its supporters' money went, and how little more would have been enough.

"Effective support" and "how much more" follow the measures of Boehmer, Faliszewski, Janeczko, Peters et al. (2024),
"Evaluation of Project Performance in Participatory Budgeting", all at the share that stands in the end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import compress, repeat
from math import ceil
from operator import ge, mul
from typing import Any

from ganggu_participation.tally.electorate import Project
from ganggu_participation.tally.shares_exact import Purses, Round
from ganggu_participation.tally.shares_price import Market, money_of

Reason = dict[str, Any]
Payments = list[list[tuple[int, int, int]]]
"""For every class: (round, paid, unit)."""


@dataclass
class Chance:
    """The best a losing project came to in any round: its support as a share of its cost, and the supporters
    that were missing (each with a whole share, giving one point)."""

    support: Fraction
    more: int | None

    def seen(self, support: Fraction, more: int | None) -> None:
        self.support = max(self.support, support)
        if more is not None:
            self.more = more if self.more is None else min(self.more, more)


def loser_reasons(market: Market, purses: Purses, share: Fraction, losers: Sequence[int]) -> dict[int, Reason]:
    """The reason of every project that took part and was not bought."""
    payments = _payments(market, purses)
    return {n: _reason(market, purses, share, payments, n) for n in losers if n in market.projects}


def _reason(market: Market, purses: Purses, share: Fraction, payments: Payments, number: int) -> Reason:
    project = market.projects[number]
    held = Fraction(money_of(project, purses.money), purses.unit)
    chance = _chance(market, purses, share, project, held)
    return {
        "code": "shares_short",
        "cost": project.cost,
        "supporters": project.supporters,
        "held": str(held),
        "cost_enough": int(held),
        "more_supporters": chance.more,
        "effective_support_pct": str(chance.support * 100),
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


def _chance(market: Market, purses: Purses, share: Fraction, project: Project, held: Fraction) -> Chance:
    """At the end any money that reaches the cost is enough; before, the project must beat the winner's price."""
    chance = Chance(held / project.cost, ceil((project.cost - held) / share) if share else None)
    for bought in purses.rounds:
        price = bought.price * market.gain[project.number] / market.gain[bought.winner]
        paid, rich = _would_pay(project, bought, price)
        beats = market.turn[project.number] < market.turn[bought.winner]
        chance.seen(paid / project.cost, _missing(project.cost - paid, share, price, rich, beats))
    return chance


def _would_pay(project: Project, bought: Round, price: Fraction) -> tuple[Fraction, bool]:
    """(what the supporters would pay at this price, whether any of them has the whole of it)."""
    each, fine = price.numerator * bought.unit, price.denominator
    held = [bought.before[k] for k in project.backers]
    if project.even:
        whole = each // fine
        full = sum(compress(project.copies, map(whole.__lt__, held)))
        short = sum(map(mul, map(min, held, repeat(whole)), project.copies)) - full * whole
        rich = full > 0 or (whole * fine == each and whole in held)
        return Fraction(full * each + short * fine, fine * bought.unit), rich
    asked = [each * points for points in project.points]
    has = [money * fine for money in held]
    total = sum(map(mul, map(min, has, asked), project.copies))
    return Fraction(total, fine * bought.unit), any(map(ge, has, asked))


def _missing(gap: Fraction, share: Fraction, price: Fraction, rich: bool, beats: bool) -> int | None:
    """The fewest further supporters with which the price is as good as the winner's, and better where the
    tie list is against the project."""
    brings = min(share, price)
    if not brings:
        return None
    more = max(0, ceil(gap / brings))
    level = more * brings == gap and (rich or (more > 0 and share >= price))
    return more + 1 if level and not beats else more
