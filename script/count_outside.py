"""Counts votes with pabutools, as a second opinion: JSON lines in, JSON lines out.

Runs in .venv-outside only, as another process; nothing of the house is imported here, and nothing of this there.
A line in: {"rule", "projects": [[id, cost]], "budget", "groups": [[[[id, points]], copies]], "points": bool, "order":
[ids by the tie list], "utility", "increment"}. A line out: {"winners": [ids], "value", "seconds"} for the count alone.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

from pabutools.election import (
    ApprovalMultiProfile,
    Cardinality_Sat,
    CardinalMultiProfile,
    Cost_Sat,
    FrozenApprovalBallot,
    FrozenCardinalBallot,
    Instance,
    Project,
)
from pabutools.election.satisfaction import AdditiveSatisfaction
from pabutools.rules import (
    greedy_utilitarian_welfare,
    max_additive_utilitarian_welfare,
    method_of_equal_shares,
    sequential_phragmen,
)
from pabutools.tiebreaking import TieBreakingRule

sys.setrecursionlimit(10_000)


def points_times_cost(instance: Any, profile: Any, ballot: Any, project: Any, known: Any) -> Any:
    return ballot.get(project, 0) * project.cost


def points_alone(instance: Any, profile: Any, ballot: Any, project: Any, known: Any) -> Any:
    return ballot.get(project, 0)


class CostPoints(AdditiveSatisfaction):
    def __init__(self, instance: Any, profile: Any, ballot: Any) -> None:
        super().__init__(instance, profile, ballot, points_times_cost)


class PlainPoints(AdditiveSatisfaction):
    def __init__(self, instance: Any, profile: Any, ballot: Any) -> None:
        super().__init__(instance, profile, ballot, points_alone)


class Case:
    """One vote in the words of pabutools."""

    def __init__(self, said: dict[str, Any]) -> None:
        self.said = said
        self.projects = {name: Project(name, cost) for name, cost in said["projects"]}
        self.instance = Instance(self.projects.values(), budget_limit=said["budget"])
        self.points = said.get("points", False)
        self.profile = CardinalMultiProfile() if self.points else ApprovalMultiProfile()
        for choice, copies in said["groups"]:
            self.profile[self._ballot(choice)] += copies
        turn = {name: place for place, name in enumerate(said["order"])}
        self.ties = TieBreakingRule(lambda instance, profile, project: turn[project.name])

    def _ballot(self, choice: Iterable[list[Any]]) -> Any:
        if self.points:
            return FrozenCardinalBallot({self.projects[name]: points for name, points in choice})
        return FrozenApprovalBallot(self.projects[name] for name, _ in choice)

    def _worth(self, utility: str) -> Any:
        if self.points:
            return CostPoints if utility == "cost" else PlainPoints
        return Cost_Sat if utility == "cost" else Cardinality_Sat

    def greedy(self) -> Any:
        """By votes: satisfaction by cost, divided by cost."""
        return greedy_utilitarian_welfare(
            self.instance, self.profile, sat_class=self._worth("cost"), tie_breaking=self.ties
        )

    def equal_shares(self) -> Any:
        return method_of_equal_shares(
            self.instance,
            self.profile,
            sat_class=self._worth(self.said["utility"]),
            tie_breaking=self.ties,
            voter_budget_increment=self.said["increment"],
        )

    def phragmen(self) -> Any:
        return sequential_phragmen(self.instance, self.profile, tie_breaking=self.ties)

    def knapsack(self) -> Any:
        return max_additive_utilitarian_welfare(self.instance, self.profile, sat_class=self._worth("cardinality"))

    def count(self) -> list[Any]:
        rules: dict[str, Callable[[], Any]] = {
            "greedy": self.greedy,
            "equal_shares": self.equal_shares,
            "phragmen": self.phragmen,
            "knapsack": self.knapsack,
        }
        return [project.name for project in rules[self.said["rule"]]()]


def answer(said: dict[str, Any]) -> dict[str, Any]:
    """The winners, and the seconds from plain values to winners."""
    began = time.perf_counter()
    winners = Case(said).count()
    return {"winners": winners, "seconds": time.perf_counter() - began}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)
