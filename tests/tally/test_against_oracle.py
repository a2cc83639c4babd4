"""Every counting rule gives what a slow count with fractions gives, ties included."""

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ganggu_participation.tally import Item, canonical, check_sentence, option_sentence, tie_sentence
from tests.tally.cases import approvals, questions, selected, sheet_of
from tests.tally.oracle import Case

MANY = settings(max_examples=400, deadline=None)
ANY_CASE = approvals("greedy") | approvals("choose") | questions()


@MANY
@given(approvals("greedy"))
def test_greedy(case: Case) -> None:
    sheet = sheet_of(case)
    assert selected(sheet) == case.funded()
    assert [result["number"] for result in sheet["results"]] == [item.number for item in case.in_order()]


@MANY
@given(approvals("choose"))
def test_choose(case: Case) -> None:
    assert selected(sheet_of(case)) == case.chosen()


@MANY
@given(questions())
def test_approve_reject(case: Case) -> None:
    assert selected(sheet_of(case)) == case.passed()


@MANY
@given(ANY_CASE)
def test_votes_and_voters_who_got_something(case: Case) -> None:
    sheet = sheet_of(case)
    assert sheet["totals"]["voters_with_a_selected_option"] == case.served(selected(sheet))
    assert sheet["totals"]["ballots"] == len(case.papers)
    if case.rule["kind"] != "approve_reject":
        votes = {item.number: case.votes(item) for item in case.items}
        assert {result["number"]: result["votes"] for result in sheet["results"]} == votes


@MANY
@given(approvals("greedy"))
def test_the_ceiling_holds(case: Case) -> None:
    sheet = sheet_of(case)
    costs = {item.number: int(item.cost or 0) for item in case.items}
    spent = sum(costs[number] for number in selected(sheet))
    if case.rule["ceiling"] is None:
        assert sheet["leftover"] is None
    else:
        assert spent + sheet["leftover"] == case.rule["ceiling"]
        assert sheet["leftover"] >= 0
    assert all(result["votes"] for result in sheet["results"] if result["selected"])


@MANY
@given(ANY_CASE, st.integers(0, 2**32))
def test_the_order_of_what_comes_in_has_no_say(case: Case, turn: int) -> None:
    shaken = random.Random(turn)
    items, papers = list(case.items), [_shaken(paper, shaken) for paper in case.papers]
    shaken.shuffle(items)
    shaken.shuffle(papers)
    rule = dict(shaken.sample(sorted(case.rule.items()), len(case.rule)))
    assert canonical(sheet_of(Case(items, papers, rule))) == canonical(sheet_of(case))


def _shaken(paper: tuple[Any, ...], shaken: random.Random) -> tuple[Any, ...]:
    return tuple(shaken.sample(paper, len(paper)))


@MANY
@given(ANY_CASE)
def test_everything_on_the_sheet_can_be_said(case: Case) -> None:
    sheet = sheet_of(case)
    said = [option_sentence(sheet, item.number) for item in case.items]
    said += [tie_sentence(tie) for tie in sheet["ties"]] + [check_sentence(line) for line in sheet["checks"]]
    assert all(sentence.endswith(("다.", ").")) for sentence in said)
    assert not any("None" in sentence or "{" in sentence for sentence in said)


@MANY
@given(approvals("greedy"))
def test_a_tie_is_written_down_whenever_votes_are_equal(case: Case) -> None:
    sheet = sheet_of(case)
    written = {number for tie in sheet["ties"] for number in tie["options"]}
    assert written == {item.number for item in case.items if _is_tied(case, item)}


def _is_tied(case: Case, item: Item) -> bool:
    equals = [other for other in case.items if case.votes(other) == case.votes(item)]
    return case.votes(item) > 0 and len(equals) > 1
