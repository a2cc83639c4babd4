"""Counting a .pb file: its ballots become papers of ours, its META becomes a rule of ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any, Final

from ganggu_participation.money import Won
from ganggu_participation.tally.counting import count
from ganggu_participation.tally.pabulib.values import WITH_POINTS, Ballot, PbProject, PbVote
from ganggu_participation.tally.papers import Choice, Item, Papers

COUNTINGS: Final = ("greedy", "equal_shares", "phragmen", "knapsack_optimum")
TIES: Final = ("lower_cost", "resident_votes", "lot")
NO_SKIP: Final = "greedy-no-skip"
EQUAL_SHARES: Final = "equalshares"
STOPS_IN: Final = "Poznań"
"""Its own rule ("greedy-custom") funds in order until one does not fit (META, comment)."""


@dataclass(frozen=True)
class Wishes:
    """How to count; None leaves it to META, and where META is silent to the rule's own default.

    `ceiling` and `min_score` are in the units of the file. The tie list is lower cost, more votes, then the lot with
    `seed`, which is what the published programmes of equal shares do (equalshares.net) and settles all real ties.
    """

    counting: str = "greedy"
    overflow: str | None = None
    ceiling: Fraction | None = None
    min_score: Fraction | None = None
    utility: str | None = None
    start: str | None = None
    completion: str | None = None
    stop: str | None = None
    fill: str | None = None
    comparison: str | None = None
    seed: str = "pabulib"
    ties: tuple[str, ...] = TIES


@dataclass(frozen=True)
class Counted:
    """The sheet of a file. Amounts on the sheet are whole numbers of 1 / `unit` of the `currency`, points whole
    numbers of 1 / `point`; `ids` are the project ids by option number."""

    sheet: Mapping[str, Any]
    ids: Mapping[int, str]
    unit: int
    point: int
    currency: str

    @property
    def funded(self) -> list[str]:
        """Project ids in the order of selection."""
        return [self.ids[row["number"]] for row in self.sheet["results"] if row["selected"]]

    @property
    def passed_over(self) -> list[str]:
        """The other project ids in the order of the sheet."""
        return [self.ids[row["number"]] for row in self.sheet["results"] if not row["selected"]]

    @property
    def leftover(self) -> Fraction:
        return Fraction(self.sheet["leftover"], self.unit)

    def name(self, number: int) -> str:
        """An option as the file names it: its id, and its title where it has one."""
        title = next(item["title"] for item in self.sheet["inputs"]["items"] if item["number"] == number)
        return self.ids[number] if title == self.ids[number] else f"{self.ids[number]} ‘{title}’"

    def say(self, amount: int | Fraction) -> str:
        """An amount of the sheet in the currency of the file, rounded down to its smallest unit here: 1,200 PLN."""
        whole, part = divmod(int(amount), self.unit)
        cents = f".{part * 100 // self.unit:02}" if self.unit > 1 else ""
        return f"{whole:,}{cents} {self.currency}".rstrip()


def count_vote(vote: PbVote, wishes: Wishes) -> Counted:
    """Count a file. Projects are numbered in the order of their ids, so that the order of the file has no say.

    Raises ValueError with a Korean sentence where the wishes make no rule.
    """
    case = _Case(vote, wishes)
    sheet = count(case.rule(), case.items(), case.papers, vote.voters)
    currency = vote.meta.get("currency", "")
    return Counted(sheet, {number: project.id for number, project in case.numbered.items()}, *case.units, currency)


def in_order_of_id(projects: tuple[PbProject, ...]) -> list[PbProject]:
    """By id, numbers as numbers."""
    return sorted(projects, key=lambda project: _order(project.id))


def _order(text: str) -> tuple[bool, int, str]:
    digits = text.isascii() and text.isdigit()
    return not digits, int(text) if digits else 0, text


class _Case:
    """One file under one set of wishes."""

    def __init__(self, vote: PbVote, wishes: Wishes) -> None:
        self.vote, self.wishes = vote, wishes
        self.numbered = dict(enumerate(in_order_of_id(vote.projects), start=1))
        self.ceiling = wishes.ceiling if wishes.ceiling is not None else vote.number("budget") or Fraction(0)
        self.least = wishes.min_score if wishes.min_score is not None else vote.number("min_project_score_threshold")
        costs = [project.cost for project in vote.projects]
        points = [given for _, given_points in vote.ballots for given in given_points]
        unit = lcm(*(amount.denominator for amount in (*costs, self.ceiling)))
        self.units = unit, lcm(*(given.denominator for given in points))
        self.papers = self._papers()

    def items(self) -> list[Item]:
        votes: Counter[int] = Counter()
        for choice, copies in self.papers.groups.items():
            for part in choice:
                votes[part[0] if isinstance(part, tuple) else part] += copies
        return [
            Item(number, project.cells.get("name") or project.id, self._won(project.cost), resident_votes=votes[number])
            for number, project in self.numbered.items()
        ]

    def _won(self, amount: Fraction) -> Won:
        return Won(int(amount * self.units[0]))

    @property
    def gives_points(self) -> bool:
        return self.vote.vote_type in (*WITH_POINTS, "ordinal")

    def _papers(self) -> Papers:
        number_of = {project.id: number for number, project in self.numbered.items()}
        groups: dict[Choice, int] = {}
        for ballot, copies in self.vote.ballots.items():
            choice = self._choice(ballot, number_of)
            groups[choice] = groups.get(choice, 0) + copies
        return Papers(groups)

    def _choice(self, ballot: Ballot, number_of: Mapping[str, int]) -> Choice:
        """An order without points gives n for the first of its n places, 1 for the last (the practice of Kraków)."""
        named, points = ballot
        numbers = [number_of[project] for project in named]
        if not self.gives_points:
            return tuple(sorted(numbers))
        falling = points or tuple(map(Fraction, range(len(numbers), 0, -1)))
        whole = (int(given * self.units[1]) for given in falling)
        return tuple(sorted(pair for pair in zip(numbers, whole, strict=True) if pair[1]))

    def rule(self) -> dict[str, Any]:
        wishes = self.wishes
        given = {
            name: getattr(wishes, name)
            for name in ("overflow", "utility", "start", "completion", "stop", "fill", "comparison")
        }
        return {
            "counting": wishes.counting,
            "ceiling": int(self.ceiling * self.units[0]),
            "min_score": int((self.least or Fraction(0)) * self.units[1]),
            "step": self.units[0],
            "ties": list(wishes.ties),
            "seed": wishes.seed,
            **self._kind(),
            **self._stated(),
            **{name: value for name, value in given.items() if value is not None},
        }

    def _kind(self) -> dict[str, Any]:
        """The limits of a paper, from META; what META does not limit is limited by the papers there are."""
        if not self.gives_points:
            most = self.vote.number("max_length") or Fraction(len(self.numbered))
            return {"kind": "up_to_k", "k": max(1, int(most))}
        given = [sum(points for _, points in choice) for choice in self.papers.groups]
        stated = self.vote.number("max_sum_points")
        return {"kind": "points", "points": int(stated * self.units[1]) if stated else max([1, *given])}

    def _stated(self) -> dict[str, Any]:
        """What the city's own rule says, where it is the rule that was asked for."""
        stated, counting = self.vote.meta.get("rule", ""), self.wishes.counting
        if counting == "greedy":
            stops = stated == NO_SKIP or self.vote.meta.get("unit") == STOPS_IN
            return {"overflow": "stop" if stops else "skip"}
        if counting == "equal_shares" and stated.startswith(EQUAL_SHARES):
            return {
                "start": "floor",
                "completion": "add1" if "add1" in stated else "none",
                "fill": "none",
                "comparison": "satisfaction" if stated.endswith("comparison") else "none",
            }
        return {}
