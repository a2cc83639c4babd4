"""Choosing by votes gives what a slow count with fractions gives, thousands of times, ties included."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from ganggu_participation.tally import Item, canonical, check_sentence, option_sentence, tie_sentence
from tests.tally.cases import approval_case, question_case, selected, sheet_of
from tests.tally.instances import randoms
from tests.tally.oracle import Case

CASES: dict[str, Callable[[Random], Case]] = {
    "greedy": lambda draw: approval_case(draw, "greedy"),
    "choose": lambda draw: approval_case(draw, "choose"),
    "approve_reject": question_case,
}
WINNERS: dict[str, Callable[[Case], list[int]]] = {
    "greedy": Case.funded,
    "choose": Case.chosen,
    "approve_reject": Case.passed,
}


@pytest.mark.parametrize("rule", CASES)
def test_the_winners_and_the_voters_who_got_something(rule: str) -> None:
    for draw in randoms():
        case = CASES[rule](draw)
        sheet = sheet_of(case)
        assert selected(sheet) == WINNERS[rule](case)
        assert sheet["totals"]["voters_with_a_selected_option"] == case.served(selected(sheet))
        assert sheet["totals"]["ballots"] == len(case.papers)


@pytest.mark.parametrize("rule", ["greedy", "choose"])
def test_the_votes_and_the_ties_that_are_written_down(rule: str) -> None:
    for draw in randoms():
        case = CASES[rule](draw)
        sheet = sheet_of(case)
        assert {row["number"]: row["votes"] for row in sheet["results"]} == {i.number: case.votes(i) for i in case.items}
        assert [row["number"] for row in sheet["results"]] == [item.number for item in case.in_order()]
        if "all" not in case.rule["ties"]:
            written = {number for tie in sheet["ties"] for number in tie["options"]}
            assert written == {item.number for item in case.items if _is_tied(case, item)}


def _is_tied(case: Case, item: Item) -> bool:
    equals = [other for other in case.items if case.votes(other) == case.votes(item)]
    return case.votes(item) > 0 and len(equals) > 1


def test_the_ceiling_holds() -> None:
    for draw in randoms():
        sheet = sheet_of(case := CASES["greedy"](draw))
        spent = sum(int(item.cost or 0) for item in case.items if item.number in selected(sheet))
        assert sheet["leftover"] == (None if case.rule["ceiling"] is None else case.rule["ceiling"] - spent)
        assert sheet["leftover"] is None or sheet["leftover"] >= 0
        assert all(row["votes"] for row in sheet["results"] if row["selected"])


@pytest.mark.parametrize("rule", CASES)
def test_the_order_of_what_comes_in_has_no_say(rule: str) -> None:
    for draw in randoms(300):
        case = CASES[rule](draw)
        items, papers = list(case.items), [_shaken(paper, draw) for paper in case.papers]
        draw.shuffle(items)
        draw.shuffle(papers)
        words = dict(draw.sample(sorted(case.rule.items()), len(case.rule)))
        assert canonical(sheet_of(Case(items, papers, words))) == canonical(sheet_of(case))


def _shaken(paper: tuple[Any, ...], draw: Random) -> tuple[Any, ...]:
    return tuple(draw.sample(paper, len(paper)))


@pytest.mark.parametrize("rule", CASES)
def test_everything_on_the_sheet_can_be_said(rule: str) -> None:
    for draw in randoms(300):
        sheet = sheet_of(case := CASES[rule](draw))
        said = [option_sentence(sheet, item.number) for item in case.items]
        said += [tie_sentence(tie) for tie in sheet["ties"]] + [check_sentence(line) for line in sheet["checks"]]
        assert all(sentence.endswith(("다.", ").")) for sentence in said)
        assert not any("None" in sentence or "{" in sentence for sentence in said)
