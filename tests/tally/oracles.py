"""Slow second opinions on every rule: voter by voter, in fractions, from the words of the rule alone.

A paper is a dict of option number and points (1 for a choice, the rating, or the place), a voter is a paper. Options
are (number, cost). Nothing here uses the code of the count but the lot, which is told to everybody as a command line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product
from statistics import median

from ganggu_participation.tally import lot

Paper = Mapping[int, int]
Costs = Mapping[int, int]
SEED = "a published seed"


def turns(costs: Costs) -> list[int]:
    """The tie list: lower cost, then the lot."""
    return sorted(costs, key=lambda number: (costs[number], lot(SEED, number)))


def score(papers: Sequence[Paper], number: int) -> int:
    return sum(paper.get(number, 0) for paper in papers)


def greedy(costs: Costs, papers: Sequence[Paper], ceiling: int, overflow: str, exclusive=(), withdrawn=()) -> list[int]:
    funded: list[int] = []
    left = ceiling
    for number in sorted(turns(costs), key=lambda n: -score(papers, n)):
        if not score(papers, number) or number in withdrawn:
            continue
        if any(number in group and set(group) & set(funded) for group in exclusive):
            continue
        if costs[number] > left:
            if overflow == "stop":
                break
            continue
        funded.append(number)
        left -= costs[number]
    return funded


def weighted(costs: Costs, channels: Sequence[tuple[Fraction, Sequence[Paper]]], ceiling: int) -> list[int]:
    """Each channel's share of votes times its weight; who has votes in no channel is not funded."""
    used = [(weight, papers) for weight, papers in channels if any(papers)]
    total = sum(weight for weight, _ in used)
    points = dict.fromkeys(costs, Fraction(0))
    for weight, papers in used:
        votes = sum(len(paper) for paper in papers)
        for number in costs:
            points[number] += weight / total * Fraction(score(papers, number), votes)
    funded, left = [], ceiling
    for number in sorted(turns(costs), key=lambda n: -points[n]):
        if points[number] and costs[number] <= left:
            funded.append(number)
            left -= costs[number]
    return funded


def price(purses: Sequence[Fraction], paper_points: Mapping[int, int], cost: int, worth: int) -> Fraction | None:
    """The least rho with sum(min(purse, rho x points x worth)) = cost, or nothing when they cannot pay."""
    if sum(purses[v] for v in paper_points) < cost:
        return None
    left, heft = Fraction(cost), sum(paper_points.values())
    for voter in sorted(paper_points, key=lambda v: purses[v] / paper_points[v]):
        rho = left / (heft * worth)
        if purses[voter] >= rho * worth * paper_points[voter]:
            return rho
        left -= purses[voter]
        heft -= paper_points[voter]
    return Fraction(0)


def shares_run(costs: Costs, papers: Sequence[Paper], share: Fraction, utility: str) -> list[int]:
    purses, bought = [share] * len(papers), []
    while True:
        offers = []
        for turn, number in enumerate(turns(costs)):
            backers = {v: paper[number] for v, paper in enumerate(papers) if number in paper}
            worth = costs[number] if utility == "cost" else 1
            if number in bought or not backers or not costs[number]:
                continue
            rho = price(purses, backers, costs[number], worth)
            if rho is not None:
                offers.append((rho, turn, number, worth))
        if not offers:
            return bought
        rho, _, number, worth = min(offers)
        for voter, paper in enumerate(papers):
            purses[voter] -= min(purses[voter], rho * worth * paper.get(number, 0))
        bought.append(number)


def shares(costs: Costs, papers: Sequence[Paper], ceiling: int, utility: str, start: str, completion: str, stop: str) -> list[int]:
    """Step by step, one won at a time."""
    free = [n for n in turns(costs) if not costs[n] and score(papers, n)]
    wanted = {n for n in costs if costs[n] and score(papers, n)}
    share = Fraction(ceiling, max(1, len(papers)))
    best: list[int] = []
    if start == "floor":
        share = Fraction(ceiling // max(1, len(papers)))
    while papers:
        bought = shares_run(costs, papers, share, utility)
        left = ceiling - sum(costs[n] for n in bought)
        if left < 0:
            break
        best = bought
        missing = wanted - set(bought)
        if completion == "none" or not missing or (stop == "exhausted" and all(costs[n] > left for n in missing)):
            break
        share += 1
    return free + best


def phragmen(costs: Costs, papers: Sequence[Paper], ceiling: int, overflow: str) -> list[int]:
    loads, funded, left = [Fraction(0)] * len(papers), [], ceiling
    out = {number for number in costs if costs[number] > ceiling}
    while True:
        offers = []
        for turn, number in enumerate(turns(costs)):
            backers = [v for v, paper in enumerate(papers) if number in paper]
            if number not in funded and number not in out and backers:
                moment = (costs[number] + sum(loads[v] for v in backers)) / Fraction(len(backers))
                offers.append((moment, turn, number, backers))
        if not offers:
            return funded
        moment, _, number, backers = min(offers)
        if costs[number] > left:
            if overflow == "stop":
                return funded
            out.add(number)
            continue
        for voter in backers:
            loads[voter] = moment
        funded.append(number)
        left -= costs[number]


def knapsack(costs: Costs, papers: Sequence[Paper], ceiling: int) -> set[int]:
    """All sets; most votes, then least cost, then first in the tie list."""
    order = [n for n in turns(costs) if score(papers, n)]
    sets = [s for size in range(len(order) + 1) for s in combinations(order, size) if sum(costs[n] for n in s) <= ceiling]
    return set(max(sets, key=lambda s: (sum(score(papers, n) for n in s), -sum(costs[n] for n in s), [n in s for n in order])))


def irv(numbers: Sequence[int], papers: Sequence[Sequence[int]], seats: int) -> list[int]:
    """Whom no paper names in the last round of a seat is not chosen."""
    order = sorted(numbers, key=lambda number: lot(SEED, number))
    winners: list[int] = []
    wanted: list[int] = []
    while len(winners) < min(seats, len(numbers)):
        standing = [n for n in order if n not in winners]
        while True:
            tops = [next((n for n in paper if n in standing), None) for paper in papers]
            firsts = {n: tops.count(n) for n in standing}
            total = sum(firsts.values())
            ahead = [n for n in standing if firsts[n] * 2 > total]
            if ahead or len(standing) == 1:
                winners.append((ahead or standing)[0])
                wanted += [winners[-1]] if firsts[winners[-1]] else []
                break
            least = min(firsts.values())
            standing.remove([n for n in standing if firsts[n] == least][-1])
    return wanted


def borda(numbers: Sequence[int], papers: Sequence[Sequence[int]], seats: int, last: int) -> list[int]:
    top = len(numbers) - 1 + last
    points = {n: sum(top - paper.index(n) for paper in papers if n in paper) for n in numbers}
    order = sorted(numbers, key=lambda n: (-points[n], lot(SEED, n)))
    return [n for n in order[:seats] if points[n]]


def schulze(numbers: Sequence[int], papers: Sequence[Sequence[int]], seats: int) -> list[int]:
    def before(paper: Sequence[int], one: int, other: int) -> bool:
        return one in paper and (other not in paper or paper.index(one) < paper.index(other))

    over = {(a, b): sum(before(paper, a, b) for paper in papers) for a, b in product(numbers, repeat=2) if a != b}
    path = {(a, b): n if n > over[b, a] else 0 for (a, b), n in over.items()}
    for via, a, b in product(numbers, repeat=3):
        if len({via, a, b}) == 3:
            path[a, b] = max(path[a, b], min(path[a, via], path[via, b]))
    standing, order = sorted(numbers, key=lambda n: lot(SEED, n)), []
    while standing:
        best = [a for a in standing if all(path[a, b] >= path[b, a] for b in standing if b != a)]
        order.append(best[0])
        standing.remove(best[0])
    named = {n for paper in papers for n in paper}
    return [n for n in order[:seats] if n in named]


def rating(numbers: Sequence[int], papers: Sequence[Paper], seats: int, by: str, least: int) -> list[int]:
    given = {n: [paper[n] for paper in papers if n in paper] for n in numbers}

    def merit(number: int) -> tuple[Fraction, Fraction]:
        mean, middle = Fraction(sum(given[number]), len(given[number])), Fraction(median(given[number]))
        return (mean, middle) if by == "mean" else (middle, mean)

    enough = [n for n in numbers if len(given[n]) >= least]
    return sorted(enough, key=lambda n: (*(-figure for figure in merit(n)), lot(SEED, n)))[:seats]
