"""Every way of counting under one roof: what is counted goes in, results, ties and money left come out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from ganggu_participation.tally.approve_reject import approve_reject
from ganggu_participation.tally.channels import Channels, weighted
from ganggu_participation.tally.choose import choose
from ganggu_participation.tally.contest import Contest, Outcome
from ganggu_participation.tally.electorate import electorate
from ganggu_participation.tally.eligibility import Share, Standing, check_costs
from ganggu_participation.tally.equal_shares import equal_shares
from ganggu_participation.tally.greedy import greedy
from ganggu_participation.tally.knapsack import knapsack_optimum
from ganggu_participation.tally.papers import Item, Papers, answers_per_option, votes_per_option, without
from ganggu_participation.tally.phragmen import phragmen
from ganggu_participation.tally.ranked import Levels, RankedCount, borda, irv
from ganggu_participation.tally.rating import rating
from ganggu_participation.tally.results import Result
from ganggu_participation.tally.rule import Rule
from ganggu_participation.tally.schulze import schulze
from ganggu_participation.tally.ties import level_ties, rank, turns

Ties = list[dict[str, object]]


@dataclass(frozen=True)
class Counted:
    """The results in order, the ties that were settled, the won left over where money is shared out (None
    elsewhere), and what further parts the sheet of this rule has."""

    results: list[Result]
    ties: Ties = field(default_factory=list)
    left: int | None = None
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """One contest, read and checked."""

    rule: Rule
    items: Mapping[int, Item]
    papers: Papers
    channels: Channels | None = None

    def without_withdrawn(self) -> Case:
        """The same contest as if the withdrawn options had never stood on the papers."""
        gone = self.rule.withdrawn
        items = {number: item for number, item in self.items.items() if number not in gone}
        return replace(self, items=items, papers=without(self.papers, gone))

    def standing(self) -> Standing:
        return Standing.of(self.rule, self.items, self.papers)

    def share(self, standing: Standing) -> Share:
        return Share(self.rule, self.papers.opened, sum(standing.score.values()))


def _approve_reject(case: Case) -> Counted:
    answers = answers_per_option(case.papers, case.items)
    return Counted(approve_reject(case.rule, answers, case.papers.opened))


def _choose(case: Case) -> Counted:
    votes = case.standing().score
    ranking = rank(list(case.items.values()), votes, case.rule)
    return Counted(choose(case.rule, votes, ranking), ranking.ties)


def _greedy(case: Case) -> Counted:
    standing = case.standing()
    if case.rule.channels:
        return _weighted(case, standing)
    ranking = rank(list(case.items.values()), standing.score, case.rule)
    results, left = greedy(case.rule, case.items, standing, ranking, case.share(standing))
    return Counted(results, ranking.ties, left)


def _weighted(case: Case, standing: Standing) -> Counted:
    """By weighted score; whether the support is enough is still a matter of votes."""
    scores = weighted(case.rule.channels, case.items, case.channels or {})
    ranking = rank(list(case.items.values()), scores.ordering(), case.rule)
    results, left = greedy(case.rule, case.items, standing, ranking, case.share(standing))
    return Counted(scores.told(results), scores.tied(ranking.ties), left, {"channels": scores.as_dict()})


def _proportional(count: Callable[[Contest], Outcome], measure: str) -> Callable[[Case], Counted]:
    def counted(case: Case) -> Counted:
        contest = contest_of(case)
        outcome = count(contest)
        levels: Levels = [(level, measure, value) for level, value in outcome.levels]
        more = {"rounds": outcome.rounds, "figures": outcome.figures}
        return Counted(outcome.results, _ties(case, levels), outcome.left, more)

    return counted


def contest_of(case: Case) -> Contest:
    """The options that may be funded, by the tie list; all options by votes."""
    check_costs(case.rule, case.items)
    standing = case.standing()
    share = case.share(standing)
    every = list(case.items.values())
    refusals = {number: share.refusal(standing, number) for number in case.items}
    refused = {number: reason for number, reason in refusals.items() if reason}
    eligible = [number for number in turns(every, case.rule) if number not in refused]
    by_votes = rank(every, standing.score, case.rule).in_order()
    return Contest(case.rule, electorate(case.papers, case.items), eligible, by_votes, standing.score, refused, case.items)


def _ranked(count: Callable[[RankedCount], list[Result]]) -> Callable[[Case], Counted]:
    def counted(case: Case) -> Counted:
        ranked = RankedCount.of(case.rule, case.items, case.papers)
        results = count(ranked)
        return Counted(results, _ties(case, ranked.levels), None, {"rounds": ranked.rounds})

    return counted


def _rating(case: Case) -> Counted:
    results, levels = rating(case.rule, case.items, case.papers)
    return Counted(results, _ties(case, levels))


def _ties(case: Case, levels: Levels) -> Ties:
    return [tie for level, measure, value in levels for tie in level_ties(case.items, level, measure, value, case.rule)]


def _of_those_who_stand(count: Callable[[Case], Counted]) -> Callable[[Case], Counted]:
    """Where options stand in an order, the withdrawn ones leave it and the others move up."""

    def counted(case: Case) -> Counted:
        if not case.rule.withdrawn:
            return count(case)
        done, votes = count(case.without_withdrawn()), votes_per_option(case.papers, case.items)
        gone = [Result(n, votes[n], None, False, {"code": "withdrawn"}) for n in case.rule.withdrawn]
        return replace(done, results=[*done.results, *gone])

    return counted


METHODS: Final[Mapping[str, Callable[[Case], Counted]]] = {
    "approve_reject": _approve_reject,
    "choose": _of_those_who_stand(_choose),
    "greedy": _greedy,
    "equal_shares": _proportional(equal_shares, "price"),
    "phragmen": _proportional(phragmen, "load"),
    "knapsack_optimum": _proportional(knapsack_optimum, "votes"),
    "irv": _of_those_who_stand(_ranked(irv)),
    "borda": _of_those_who_stand(_ranked(borda)),
    "schulze": _of_those_who_stand(_ranked(schulze)),
    "rating": _of_those_who_stand(_rating),
}
