"""What a project costs each of its supporters when all pay alike, as far as their money reaches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import mul

from ganggu_participation.tally.electorate import Electorate, Project

Price = tuple[int, int]
"""A price: numerator and denominator of a price per point (per voter on approval papers), in units of the money given."""


@dataclass(frozen=True)
class Market:
    """Everything equal shares needs beside the money: projects with a cost and supporters, and who goes first.

    `gain` is what a project counts for with one supporter: its cost (cost utility) or 1 (cardinality).
    `turn` is the place of a project in the tie list; `twins` names projects that have the same cost and the
    same supporters by one number, because nothing but the tie list can tell them apart.
    """

    electorate: Electorate
    projects: Mapping[int, Project]
    gain: Mapping[int, int]
    turn: Mapping[int, int]
    twins: Mapping[int, int]

    @property
    def voters(self) -> int:
        return max(1, self.electorate.voters)

    @classmethod
    def opened(cls, voters: Electorate, eligible: Sequence[int], utility: str) -> Market:
        """`eligible` are option numbers in the order of the tie list; those without a cost stay outside."""
        projects = {n: voters.projects[n] for n in eligible if voters.projects[n].cost and voters.projects[n].heft}
        gain = {n: project.cost if utility == "cost" else 1 for n, project in projects.items()}
        first: dict[object, int] = {}
        twins = {n: first.setdefault(project.shape, n) for n, project in projects.items()}
        return cls(voters, projects, gain, {n: turn for turn, n in enumerate(eligible)}, twins)


def money_of(project: Project, money: Sequence[int]) -> int:
    """What the supporters of a project have together."""
    return sum(map(mul, project.of_backers(money), project.copies))


def price_of(project: Project, money: Sequence[int], cost: int, at_least: Price | None = None) -> Price | None:
    """The least price p with sum of copies x min(money, p x points) = cost; None when the money is too little.

    This is the step of the method of equal shares (Peters, Pierczynski, Skowron 2021, "Proportional
    Participatory Budgeting with Additive Utilities"): the price rises until the rich pay what the poor cannot
    (water-filling). `at_least` is a price known to be no higher than the answer.
    """
    held = project.of_backers(money)
    in_all = list(map(mul, held, project.copies))
    if sum(in_all) < cost:
        return None
    top, bottom = at_least or (cost, project.heft)
    while True:
        short = _short(project, held, top, bottom)
        paid, heft = 0, project.heft
        if True in short:
            paid, heft = sum(compress(in_all, short)), heft - sum(compress(project.weights, short))
        if (cost - paid) * bottom <= top * heft:
            return top, bottom
        top, bottom = cost - paid, heft


def _short(project: Project, held: Sequence[int], top: int, bottom: int) -> list[bool]:
    """Of each supporter, whether she has less than the price."""
    if project.even:
        return list(map((-(-top // bottom)).__gt__, held))
    asked = {points: -(-top * points // bottom) for points in project.given}
    return [has < asked[points] for has, points in zip(held, project.points, strict=True)]
