"""The voters of a budget as weighted classes: equal papers are one class that weighs as many as they are.

In real elections a fifth of the papers are distinct (median), so every proportional rule works on classes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import mul

from ganggu_participation.tally.papers import Choice, Item, Papers


@dataclass(frozen=True)
class Project:
    """A project as the proportional rules see it: its cost in won and who stands behind it.

    `backers` are indexes of classes, `copies` how many voters each of them is, `points` what one voter of it
    gives (1 on approval papers, which are `even`); `heft` is the sum of copies x points.
    """

    number: int
    cost: int
    backers: tuple[int, ...]
    copies: tuple[int, ...]
    points: tuple[int, ...]
    heft: int
    even: bool

    @cached_property
    def weights(self) -> tuple[int, ...]:
        """Voters x points by class."""
        return self.copies if self.even else tuple(map(mul, self.copies, self.points))

    @cached_property
    def supporters(self) -> int:
        return sum(self.copies)

    @property
    def shape(self) -> tuple[object, ...]:
        """What two projects share that no rule on money and votes can tell apart."""
        return self.cost, self.backers, self.points


@dataclass(frozen=True)
class Electorate:
    """Voters (papers that count, blank ones too), copies per class, and the projects by number."""

    voters: int
    copies: tuple[int, ...]
    projects: Mapping[int, Project]


def electorate(papers: Papers, items: Mapping[int, Item]) -> Electorate:
    """Classes in the order of the papers; a blank paper (기권) is a voter who backs nothing.

    A void paper is no voter of these rules: nobody knows what its share of the money should go to.
    """
    groups = papers.in_order()
    backed: dict[int, list[tuple[int, int, int]]] = {number: [] for number in items}
    for index, (choice, copies) in enumerate(groups):
        for number, points in given_in(choice):
            backed[number].append((index, copies, points))
    projects = {number: _project(items[number], rows) for number, rows in backed.items()}
    return Electorate(papers.valid + papers.blank, tuple(copies for _, copies in groups), projects)


def given_in(choice: Choice) -> Iterator[tuple[int, int]]:
    """(option number, points) of one paper; a chosen option has one point."""
    return ((part[0], part[1]) if isinstance(part, tuple) else (part, 1) for part in choice)


def _project(item: Item, rows: Sequence[tuple[int, int, int]]) -> Project:
    backers, copies, points = zip(*rows, strict=True) if rows else ((), (), ())
    heft = sum(map(mul, copies, points))
    return Project(
        item.number, 0 if item.cost is None else int(item.cost), backers, copies, points, heft, set(points) <= {1}
    )
