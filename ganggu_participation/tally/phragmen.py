"""Sequential Phragmén for budgets: every project's cost is a load, carried as evenly as can be.

Brill, Freeman, Janson, Lackner (2017) for committees, Los, Christoff, Grossi (2022) for budgets: voters earn
money at the same pace; as soon as the supporters of a project can pay for it, it is funded and they start again
from nothing. It ends at the first project that passes the ceiling ("stop"), or goes on without it ("skip").
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from operator import mul

from ganggu_participation.tally.contest import Contest, Outcome
from ganggu_participation.tally.electorate import Project
from ganggu_participation.tally.results import Reason, Result


@dataclass
class Loads:
    """When each class was last at nothing: moments in units of 1 / `unit` won per voter."""

    unit: int
    at: list[int]

    def moment(self, project: Project) -> Fraction:
        """When the supporters can pay: (cost + the sum of their loads) / supporters."""
        carried = sum(map(mul, [self.at[k] for k in project.backers], project.copies))
        return Fraction(carried + project.cost * self.unit, project.supporters * self.unit)

    def pay(self, project: Project, moment: Fraction) -> None:
        unit = lcm(self.unit, moment.denominator)
        if unit != self.unit:
            self.at = [load * (unit // self.unit) for load in self.at]
            self.unit = unit
        now = moment.numerator * (unit // moment.denominator)
        for k in project.backers:
            self.at[k] = now


@dataclass
class Race:
    """The projects still waiting with a moment that they cannot be funded before, and what was decided."""

    contest: Contest
    loads: Loads
    waiting: dict[int, Fraction]
    left: int
    results: list[Result]
    rounds: list[dict[str, object]]
    levels: list[tuple[tuple[int, ...], str]]
    lost: dict[int, Reason]


def phragmen(contest: Contest) -> Outcome:
    """Fund in the order of moments; ties by the tie list. A project that alone passes the ceiling stays out."""
    race = _start(contest)
    while race.waiting:
        level, moment = _next(race)
        if len(level) > 1:
            race.levels.append((tuple(sorted(level)), str(moment)))
        _decide(race, min(level, key=contest.turns.index), level, moment)
    losers = [n for n in contest.by_votes if n in race.lost or n in contest.refused]
    for number in losers:
        reason = contest.refused.get(number) or race.lost[number]
        race.results.append(contest.result(number, False, reason))
    return Outcome(race.results, race.left, race.rounds, {"voters": contest.voters.voters}, race.levels)


def _start(contest: Contest) -> Race:
    projects = contest.voters.projects
    dear = [n for n in contest.turns if contest.cost(n) > contest.ceiling]
    waiting = {n: Fraction(contest.cost(n), projects[n].supporters) for n in contest.turns if n not in dear}
    lost: dict[int, Reason] = {n: _over(contest, n, contest.ceiling) for n in dear}
    loads = Loads(1, [0] * len(contest.voters.copies))
    return Race(contest, loads, waiting, contest.ceiling, [], [], [], lost)


def _next(race: Race) -> tuple[list[int], Fraction]:
    """The projects whose supporters can pay first. Moments only move back, so old ones are bounds."""
    best: Fraction | None = None
    level: list[int] = []
    for number in sorted(race.waiting, key=lambda n: (race.waiting[n], n)):
        if best is not None and race.waiting[number] > best:
            break
        moment = race.waiting[number] = race.loads.moment(race.contest.voters.projects[number])
        if best is None or moment < best:
            best, level = moment, [number]
        elif moment == best:
            level.append(number)
    return level, best or Fraction(0)


def _decide(race: Race, number: int, level: list[int], moment: Fraction) -> None:
    del race.waiting[number]
    cost = race.contest.cost(number)
    if cost > race.left:
        race.lost[number] = _over(race.contest, number, race.left)
        if race.contest.rule.overflow == "stop":
            stopped: Reason = {"code": "race_over", "by": number, "by_cost": cost, "left": race.left}
            race.lost.update({n: dict(stopped) for n in race.waiting})
            race.waiting.clear()
        return
    race.loads.pay(race.contest.voters.projects[number], moment)
    before, race.left = race.left, race.left - cost
    place = len(race.results) + 1
    reason: Reason = {"code": "carried", "cost": cost, "load": str(moment), "left_before": before}
    race.results.append(race.contest.result(number, True, {**reason, "left_after": race.left}, place))
    race.rounds.append({"winner": number, "level": sorted(level), "load": str(moment), "left": race.left})


def _over(contest: Contest, number: int, left: int) -> Reason:
    return {"code": "over_what_is_left", "cost": contest.cost(number), "left": left}
