"""The voters of a budget as weighted classes: equal papers are one class that weighs as many as they are.

In real elections a fifth of the papers are distinct (median), so every proportional rule works on classes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter, mul

from ganggu_participation.tally.eligibility import cost_of
from ganggu_participation.tally.papers import Item, Papers


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
    def given(self) -> frozenset[int]:
        """The different numbers of points."""
        return frozenset(self.points)

    def of_backers(self, money: Sequence[int]) -> Sequence[int]:
        """What each class of supporters has."""
        return self._pick(money)

    @cached_property
    def _pick(self) -> Callable[[Sequence[int]], Sequence[int]]:
        if len(self.backers) > 1:
            return itemgetter(*self.backers)
        return lambda money: [money[k] for k in self.backers]

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
    copies = tuple(each for _, each in groups)
    backed: dict[int, list[int]] = {number: [] for number in items}
    points: dict[int, list[int]] = {number: [] for number in items}
    for index, (choice, _) in enumerate(groups):
        for part in choice:
            if isinstance(part, tuple):
                points[part[0]].append(part[1])
                part = part[0]
            backed[part].append(index)
    projects = {number: _project(item, backed[number], points[number], copies) for number, item in items.items()}
    return Electorate(papers.valid + papers.blank, copies, projects)


def _project(item: Item, backers: Sequence[int], given: Sequence[int], all_copies: Sequence[int]) -> Project:
    """Papers without points give one each."""
    copies = tuple([all_copies[index] for index in backers])
    points = tuple(given) or (1,) * len(backers)
    heft = sum(map(mul, copies, points)) if given else sum(copies)
    even = not given or set(points) <= {1}
    return Project(item.number, cost_of(item), tuple(backers), copies, points, heft, even)
