"""Thousands of made-up orders and ratings, full of ties, against the slow second opinions."""

import pytest

from tests.tally import oracles
from tests.tally.instances import approvals, costs_of, orders, randoms, selected

RANKED = {"kind": "ranked", "max_length": 12, "ties": ["lot"]}


@pytest.mark.parametrize("counting", ["irv", "schulze", "borda"])
def test_ranked(counting: str) -> None:
    for draw in randoms():
        numbers = sorted(costs_of(draw))
        cast, seats = orders(draw, numbers), draw.randint(1, 3)
        words = {"borda_last": draw.randint(0, 1)} if counting == "borda" else {}
        found = selected(dict.fromkeys(numbers, 0), cast, **RANKED, counting=counting, seats=seats, **words)
        oracle = {"irv": oracles.irv, "schulze": oracles.schulze, "borda": oracles.borda}[counting]
        assert found == oracle(numbers, cast, seats, *words.values())


def test_ratings() -> None:
    for draw in randoms():
        numbers = sorted(costs_of(draw))
        cast = [{number: draw.randint(1, 5) for number in paper} for paper in approvals(draw, numbers)]
        by, least, seats = draw.choice(["mean", "median"]), draw.randint(1, 3), draw.randint(1, 3)
        rule = {"kind": "rating", "counting": "rating", "rating_by": by, "min_ratings": least, "seats": seats}
        found = selected(dict.fromkeys(numbers, 0), cast, **rule, ties=["lot"])
        assert found == oracles.rating(numbers, cast, seats, by, least)
