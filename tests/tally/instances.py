"""Random votes, small and full of ties: few costs, few options, few voters; always the same ones for the same number.

TALLY_INSTANCES=20000 tries more of them per rule (2,000 unless said).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from ganggu_participation.money import Won
from ganggu_participation.tally import Item, Papers, count
from tests.tally.oracles import SEED

MANY = int(os.environ.get("TALLY_INSTANCES", "2000"))


def randoms(most: int = MANY) -> Iterator[Random]:
    for number in range(min(most, MANY)):
        yield Random(number)


def costs_of(draw: Random, least: int = 0) -> dict[int, int]:
    """Two to six options with costs that are often equal."""
    most = draw.choice((2, 6, 24))
    return {number: draw.randint(least, most) for number in draw.sample(range(1, 13), draw.randint(1, 6))}


def approvals(draw: Random, numbers: Sequence[int], voters: int = 8) -> list[dict[int, int]]:
    return [dict.fromkeys(draw.sample(numbers, draw.randint(0, len(numbers))), 1) for _ in range(draw.randint(0, voters))]


def points(draw: Random, numbers: Sequence[int]) -> list[dict[int, int]]:
    return [{number: draw.randint(1, 3) for number in paper} for paper in approvals(draw, numbers, 6)]


def orders(draw: Random, numbers: Sequence[int]) -> list[tuple[int, ...]]:
    return [tuple(draw.sample(numbers, draw.randint(1, len(numbers)))) for _ in range(draw.randint(0, 8))]


def ceiling_for(draw: Random, costs: dict[int, int]) -> int:
    return draw.randint(0, sum(costs.values()) + 1)


def sheet_of(costs: dict[int, int], papers: Sequence[Any], **rule: Any) -> dict[str, Any]:
    """The sheet of papers as the oracles know them."""
    items = [Item(number, f"{number}번", Won(cost)) for number, cost in costs.items()]
    kind = rule.get("kind", "up_to_k")
    rows = [(_choice(kind, paper), 1) for paper in papers]
    words = {"kind": kind, "k": 12, "points": 60, "ties": ["lower_cost", "lot"], "seed": SEED, **rule}
    return count(words, items, Papers.gathered(rows), len(papers))


def _choice(kind: str, paper: Any) -> tuple[Any, ...]:
    if kind in ("points", "rating"):
        return tuple(sorted(paper.items()))
    return tuple(paper) if kind == "ranked" else tuple(sorted(paper))


def selected(costs: dict[int, int], papers: Sequence[Any], **rule: Any) -> list[int]:
    sheet = sheet_of(costs, papers, **rule)
    assert sheet["ok"]
    rows = [row for row in sheet["results"] if row["selected"]]
    return [row["number"] for row in rows]
