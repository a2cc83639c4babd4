"""The best knapsack: the set of projects with the most votes (points) that fits the ceiling, exactly.

Branch and bound in whole numbers: sets that another betters in votes and cost fall away (Nemhauser, Ullmann
1969), and so does what could not reach the best set known (the bound of Dantzig 1957). A comparison more than
a rule: it favours cheap projects and knows no fairness. Among equally good sets the one that costs least is
taken, then the one that goes first in the tie list.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from ganggu_participation.tally.contest import Contest, Outcome
from ganggu_participation.tally.results import Reason

State = tuple[int, int, int]
"""A set by what sorts the better one first: its cost in won, its votes below zero, its bits below zero (the tie
list as a binary number, in which the first option is the highest bit)."""


@dataclass(frozen=True)
class Thing:
    """One project that may be packed; `bit` is its place in the tie list."""

    number: int
    votes: int
    cost: int
    bit: int


def knapsack_optimum(contest: Contest) -> Outcome:
    """The best set; the results are its members by votes, then the others."""
    chosen = best_set(_things(contest), contest.ceiling)
    left = contest.ceiling - sum(contest.cost(n) for n in chosen)
    winners = [n for n in contest.by_votes if n in chosen]
    results = [contest.result(n, True, _packed(contest, n), place) for place, n in enumerate(winners, start=1)]
    total = sum(contest.score[n] for n in chosen)
    for number in contest.by_votes:
        if number not in chosen:
            reason = contest.refused.get(number) or _left_out(contest, number, total, left)
            results.append(contest.result(number, False, reason))
    return Outcome(results, left, [], {"votes_of_the_set": total}, [])


def _things(contest: Contest) -> list[Thing]:
    """The densest first; what is too dear by itself is left out."""
    last = len(contest.turns) - 1
    things = [Thing(n, contest.score[n], contest.cost(n), 1 << (last - turn)) for turn, n in enumerate(contest.turns)]
    densest = sorted(things, key=lambda thing: _Density(thing))
    return [thing for thing in densest if thing.cost <= contest.ceiling]


@dataclass(frozen=True)
class _Density:
    """Votes per won as a sort key, without dividing."""

    thing: Thing

    def __lt__(self, other: _Density) -> bool:
        mine, theirs = self.thing.votes * other.thing.cost, other.thing.votes * self.thing.cost
        return (-mine, self.thing.cost, -self.thing.bit) < (-theirs, other.thing.cost, -other.thing.bit)


def best_set(things: Sequence[Thing], ceiling: int) -> set[int]:
    """The numbers of the best set. `things` come densest first, as the bound asks for."""
    bound = Bound(things, ceiling)
    states: list[State] = [(0, 0, 0)]
    for at, thing in enumerate(things):
        room = ceiling - thing.cost
        grown = [(c + thing.cost, v - thing.votes, b - thing.bit) for c, v, b in states if c <= room]
        states = _unbettered(sorted(states + grown))
        states = bound.promising(states, at + 1)
    bits = -min(states, key=lambda state: (state[1], state[0], state[2]))[2]
    return {thing.number for thing in things if bits & thing.bit}


def _unbettered(states: Sequence[State]) -> list[State]:
    """Without the sets that cost no less than another and have no more votes; `states` are sorted."""
    kept: list[State] = []
    for state in states:
        if not kept or state[1] < kept[-1][1]:
            kept.append(state)
    return kept


class Bound:
    """What a set can still become: things are added whole while they fit, then a part of one."""

    def __init__(self, things: Sequence[Thing], ceiling: int) -> None:
        self.things, self.ceiling, self.sure = things, ceiling, 0
        self.costs = list(accumulate((thing.cost for thing in things), initial=0))
        self.votes = list(accumulate((thing.votes for thing in things), initial=0))

    def promising(self, states: Sequence[State], at: int) -> list[State]:
        """The sets that may still be best, when the things before `at` are decided."""
        reached = [(state, *self._reach(state, at)) for state in states]
        self.sure = max(self.sure, max(whole for _, whole, _ in reached))
        return [state for state, _, most in reached if most >= self.sure]

    def _reach(self, state: State, at: int) -> tuple[int, int]:
        """(votes that can surely be had, votes that cannot be passed)."""
        limit = self.costs[at] + self.ceiling - state[0]
        end = bisect_right(self.costs, limit, lo=at) - 1
        whole = self.votes[end] - self.votes[at] - state[1]
        if end == len(self.things):
            return whole, whole
        part = self.things[end]
        return whole, whole + part.votes * (limit - self.costs[end]) // part.cost


def _packed(contest: Contest, number: int) -> Reason:
    return {"code": "packed", "cost": contest.cost(number)}


def _left_out(contest: Contest, number: int, total: int, left: int) -> Reason:
    return {"code": "left_out", "cost": contest.cost(number), "votes_of_the_set": total, "left": left}
