"""Made-up votes with many ties in the words of the plain second opinion: few voters, few costs, few options."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from ganggu_participation.money import Won
from ganggu_participation.tally import Item, Papers, count
from tests.tally.oracle import Case

TIES = (["dongs", "lower_cost", "lot"], ["lot"], ["lower_cost", "lot"])
OR_ALL = (["all"], ["lower_cost", "all"], *TIES)


def sheet_of(case: Case) -> dict[str, Any]:
    return count(case.rule, case.items, papers_of(case.papers), len(case.papers))


def papers_of(papers: Sequence[Sequence[Any]]) -> Papers:
    return Papers.gathered((paper, 1) for paper in papers)


def selected(sheet: dict[str, Any]) -> list[int]:
    return [result["number"] for result in sheet["results"] if result["selected"]]


def item_list(draw: Random) -> list[Item]:
    with_dongs = draw.random() < 0.5
    numbers = draw.sample(range(1, 13), draw.randint(1, 6))
    return [
        Item(n, f"사업 {n}", Won(draw.randint(0, 3) * 10), dongs=draw.randint(1, 2) if with_dongs else None)
        for n in numbers
    ]


def approval_case(draw: Random, counting: str) -> Case:
    """Up to three of the options, counted "greedy" or "choose", with every word of the rule drawn."""
    items = item_list(draw)
    numbers = [item.number for item in items]
    papers = [draw.sample(numbers, draw.randint(0, min(3, len(numbers)))) for _ in range(draw.randint(0, 9))]
    rule = {
        "kind": "up_to_k",
        "k": 3,
        "counting": counting,
        "ceiling": draw.choice([None, draw.randint(0, 8) * 10]),
        "seats": draw.choice([None, draw.randint(1, 4)]),
        "overflow": draw.choice(["skip", "stop"]),
        "min_share_pct": draw.choice(["0", "12", "33.4", "50", "100"]),
        "min_share_basis": draw.choice(["voters", "votes"]),
        "min_votes": draw.randint(0, 4),
        "ties": draw.choice(OR_ALL if counting == "choose" else TIES),
        "seed": f"{draw.randrange(1 << 16):x}",
    }
    if counting == "choose":
        rule["seats"] = rule["seats"] or 2
    return Case(items, [tuple(sorted(paper)) for paper in papers], rule)


def question_case(draw: Random) -> Case:
    """For, against, abstain or nothing, on every question."""
    items = item_list(draw)
    papers = []
    for _ in range(draw.randint(0, 9)):
        given = [(n, draw.choice(["for", "for", "against", "abstain", None])) for n in sorted(i.number for i in items)]
        papers.append(tuple((number, answer) for number, answer in given if answer))
    rule = {
        "kind": "approve_reject",
        "counting": "approve_reject",
        "decision": f"{draw.choice(['majority', 'two_thirds'])}_of_{draw.choice(['votes', 'participants'])}",
        "strict": draw.random() < 0.5,
    }
    return Case(items, papers, rule)
