"""Made-up votes with many ties: few voters, few costs, few options."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from ganggu_participation.money import Won
from ganggu_participation.tally import Item, Papers, count
from tests.tally.oracle import Case

SEEDS = st.text("0123456789abcdef", min_size=1, max_size=4)


def sheet_of(case: Case) -> dict[str, Any]:
    return count(case.rule, case.items, papers_of(case.papers), len(case.papers))


def papers_of(papers: Sequence[Sequence[Any]]) -> Papers:
    return Papers.gathered((paper, 1) for paper in papers)


def selected(sheet: dict[str, Any]) -> list[int]:
    return [result["number"] for result in sheet["results"] if result["selected"]]


@st.composite
def item_lists(draw: st.DrawFn) -> list[Item]:
    numbers = draw(st.lists(st.integers(1, 12), min_size=1, max_size=6, unique=True))
    with_dongs = draw(st.booleans())
    costs = st.integers(0, 3).map(lambda tens: Won(tens * 10))
    dongs = st.integers(1, 2) if with_dongs else st.none()
    return [Item(number, f"사업 {number}", draw(costs), dongs=draw(dongs)) for number in numbers]


@st.composite
def approvals(draw: st.DrawFn, counting: str) -> Case:
    items = draw(item_lists())
    numbers = [item.number for item in items]
    papers = draw(st.lists(st.lists(st.sampled_from(numbers), unique=True, max_size=3), max_size=9))
    rule = {
        "kind": "up_to_k",
        "k": 3,
        "counting": counting,
        "ceiling": draw(st.none() | st.integers(0, 8).map(lambda tens: tens * 10)),
        "seats": draw(st.none() | st.integers(1, 4)),
        "overflow": draw(st.sampled_from(["skip", "stop"])),
        "min_share_pct": draw(st.sampled_from(["0", "12", "33.4", "50", "100"])),
        "min_share_basis": draw(st.sampled_from(["voters", "votes"])),
        "min_votes": draw(st.integers(0, 4)),
        "ties": draw(st.sampled_from([["dongs", "lower_cost", "lot"], ["lot"], ["lower_cost", "lot"]])),
        "seed": draw(SEEDS),
    }
    if counting == "choose":
        rule["seats"] = rule["seats"] or 2
        rule["ties"] = draw(st.sampled_from([["all"], ["lower_cost", "all"], ["lot"], rule["ties"]]))
    return Case(items, [tuple(sorted(paper)) for paper in papers], rule)


@st.composite
def questions(draw: st.DrawFn) -> Case:
    items = draw(item_lists())
    answers = st.sampled_from(["for", "for", "against", "abstain", None])
    papers = []
    for _ in range(draw(st.integers(0, 9))):
        given = [(item.number, draw(answers)) for item in sorted(items, key=lambda item: item.number)]
        papers.append(tuple((number, answer) for number, answer in given if answer))
    what = draw(st.sampled_from(["majority", "two_thirds"]))
    whose = draw(st.sampled_from(["votes", "participants"]))
    rule = {
        "kind": "approve_reject",
        "counting": "approve_reject",
        "decision": f"{what}_of_{whose}",
        "strict": draw(st.booleans()),
    }
    return Case(items, papers, rule)
