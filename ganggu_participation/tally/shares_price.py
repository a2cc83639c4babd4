"""What a project costs each of its supporters when all pay alike, as far as their money reaches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import mul
from typing import TYPE_CHECKING

from ganggu_participation.tally.electorate import Electorate, Project

if TYPE_CHECKING:
    from ganggu_participation.tally.shares_arrays import Stall

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

    @cached_property
    def stalls(self) -> Mapping[int, Stall]:
        """The supporters as arrays. Imported here: whoever checks a small count needs no numpy."""
        from ganggu_participation.tally.shares_arrays import Stall

        return {number: Stall.of(project) for number, project in self.projects.items()}

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
    return sum(map(mul, [money[k] for k in project.backers], project.copies))


def price_of(project: Project, money: Sequence[int], cost: int, at_least: Price | None = None) -> Price | None:
    """The least price p with sum of copies x min(money, p x points) = cost; None when the money is too little.

    This is the step of the method of equal shares (Peters, Pierczynski, Skowron 2021, "Proportional
    Participatory Budgeting with Additive Utilities"): the price rises until the rich pay what the poor cannot
    (water-filling). `at_least` is a price known to be no higher than the answer.
    """
    held = [money[k] for k in project.backers]
    if sum(map(mul, held, project.copies)) < cost:
        return None
    top, bottom = at_least or (cost, project.heft)
    while True:
        paid, heft = _split(project, held, top, bottom)
        if (cost - paid) * bottom <= top * heft:
            return top, bottom
        top, bottom = cost - paid, heft


def _split(project: Project, held: Sequence[int], top: int, bottom: int) -> tuple[int, int]:
    """(what those pay who have less than the price, copies x points of the others)."""
    if project.even:
        limit = -(-top // bottom)
        short = [(has, copies) for has, copies in zip(held, project.copies, strict=True) if has < limit]
        return sum(has * copies for has, copies in short), project.heft - sum(copies for _, copies in short)
    paid, heft = 0, project.heft
    for has, copies, points in zip(held, project.copies, project.points, strict=True):
        if has * bottom < top * points:
            paid += has * copies
            heft -= copies * points
    return paid, heft
