"""Thousands of made-up votes by equal shares, full of ties, against one won at a time in fractions."""

import pytest

from tests.tally import oracles
from tests.tally.instances import approvals, ceiling_for, costs_of, points, randoms, selected

WORDS = [("none", "overspends"), ("add1", "overspends"), ("add1", "exhausted")]


@pytest.mark.parametrize(("completion", "stop"), WORDS)
def test_equal_shares(completion: str, stop: str) -> None:
    for draw in randoms():
        costs = costs_of(draw)
        kind, papers = draw.choice([("up_to_k", approvals), ("points", points)])
        cast, ceiling = papers(draw, sorted(costs)), ceiling_for(draw, costs)
        words = {
            "utility": draw.choice(["cost", "cardinality"]),
            "start": draw.choice(["share", "floor"]),
            "completion": completion,
            "stop": stop,
        }
        found = selected(costs, cast, kind=kind, counting="equal_shares", ceiling=ceiling, fill="none", **words)
        assert found == oracles.shares(costs, cast, ceiling, **words)


def test_the_comparison_step() -> None:
    """The outcome by votes stands only where more voters get more from it."""
    gave_way = 0
    for draw in randoms():
        costs = costs_of(draw, least=1)
        cast, ceiling = approvals(draw, sorted(costs)), ceiling_for(draw, costs)
        rule = {"counting": "equal_shares", "ceiling": ceiling, "fill": "none"}
        ours = selected(costs, cast, **rule)
        theirs = oracles.greedy(costs, cast, ceiling, "skip")
        like = [(len(set(paper) & set(ours)), len(set(paper) & set(theirs))) for paper in cast]
        votes_win = sum(one < other for one, other in like) > sum(one > other for one, other in like)
        gave_way += votes_win
        assert selected(costs, cast, **rule, comparison="satisfaction") == (theirs if votes_win else ours)
    assert gave_way
