"""Thousands of made-up budget votes per rule, full of ties, against the slow second opinions."""

from fractions import Fraction

import pytest

from ganggu_participation.money import Won
from ganggu_participation.tally import Item, Papers, count
from tests.tally import oracles
from tests.tally.instances import approvals, ceiling_for, costs_of, points, randoms, selected
from tests.tally.oracles import SEED


@pytest.mark.parametrize("overflow", ["skip", "stop"])
def test_greedy_by_votes_and_by_points(overflow: str) -> None:
    for draw in randoms():
        costs = costs_of(draw)
        kind, papers = draw.choice([("up_to_k", approvals), ("points", points)])
        cast, ceiling = papers(draw, sorted(costs)), ceiling_for(draw, costs)
        found = selected(costs, cast, kind=kind, counting="greedy", overflow=overflow, ceiling=ceiling)
        assert found == oracles.greedy(costs, cast, ceiling, overflow)


def test_greedy_with_options_that_exclude_each_other_and_withdrawn_ones() -> None:
    for draw in randoms():
        costs = costs_of(draw)
        cast, ceiling = approvals(draw, sorted(costs)), ceiling_for(draw, costs)
        groups = [sorted(draw.sample(sorted(costs), draw.randint(1, len(costs)))) for _ in range(draw.randint(0, 2))]
        gone = sorted(draw.sample(sorted(costs), draw.randint(0, len(costs) - 1)))
        rule = {"counting": "greedy", "ceiling": ceiling, "exclusive": groups, "withdrawn": gone}
        assert selected(costs, cast, **rule) == oracles.greedy(costs, cast, ceiling, "skip", groups, gone)


def test_weighted_channels() -> None:
    for draw in randoms():
        costs = costs_of(draw)
        weight = draw.randint(1, 99)
        first, second = approvals(draw, sorted(costs)), approvals(draw, sorted(costs))
        ceiling = ceiling_for(draw, costs)
        rule = {
            "kind": "up_to_k",
            "k": 12,
            "counting": "greedy",
            "ceiling": ceiling,
            "ties": ["lower_cost", "lot"],
            "seed": SEED,
            "channels": [["휴대전화", str(weight)], ["현장", str(100 - weight)]],
        }
        gathered = [Papers.gathered((tuple(paper), 1) for paper in papers) for papers in (first, second)]
        everything = Papers.gathered((tuple(paper), 1) for paper in (*first, *second))
        items = [Item(number, "사업", Won(cost)) for number, cost in costs.items()]
        channels = dict(zip(("휴대전화", "현장"), gathered, strict=True))
        sheet = count(rule, items, everything, len(first) + len(second), channels)
        found = [row["number"] for row in sheet["results"] if row["selected"]]
        sides = [(Fraction(weight), first), (Fraction(100 - weight), second)]
        assert found == oracles.weighted(costs, sides, ceiling)


@pytest.mark.parametrize("overflow", ["skip", "stop"])
def test_phragmen(overflow: str) -> None:
    for draw in randoms():
        costs = costs_of(draw)
        cast, ceiling = approvals(draw, sorted(costs)), ceiling_for(draw, costs)
        found = selected(costs, cast, counting="phragmen", overflow=overflow, ceiling=ceiling)
        assert found == oracles.phragmen(costs, cast, ceiling, overflow)


def test_the_best_knapsack() -> None:
    for draw in randoms():
        costs = costs_of(draw)
        kind, papers = draw.choice([("up_to_k", approvals), ("points", points)])
        cast, ceiling = papers(draw, sorted(costs)), ceiling_for(draw, costs)
        found = selected(costs, cast, kind=kind, counting="knapsack_optimum", ceiling=ceiling)
        assert set(found) == oracles.knapsack(costs, cast, ceiling)
