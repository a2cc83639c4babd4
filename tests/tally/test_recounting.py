"""A sheet is enough to count again: who comes next, other rules, how firm the outcome is, what was missing."""

from collections.abc import Iterator
from fractions import Fraction
from random import Random

import pytest

from ganggu_participation.money import Won
from ganggu_participation.tally import Item, Papers, canonical, count
from ganggu_participation.tally.channels import ScoreSheets
from ganggu_participation.tally.comparison import NAMES, side_by_side, side_sentence
from ganggu_participation.tally.firmness import firmness_of, firmness_sentence, needed_for, needed_sentence
from ganggu_participation.tally.recount import Inputs, recount, selected_in
from ganggu_participation.tally.reserve import reserve_for, reserve_sentence, reserves
from tests.tally.instances import approvals, costs_of, sheet_of
from tests.tally.oracles import shares_run

BUDGETS = ("greedy", "equal_shares", "phragmen", "knapsack_optimum")


def random_sheets(draw, counting: str):
    costs = costs_of(draw, least=1)
    cast = [paper for paper in approvals(draw, sorted(costs)) if paper]
    return costs, cast, sheet_of(costs, cast, counting=counting, ceiling=draw.randint(1, 40))


def some(number: int = 150) -> Iterator[Random]:
    return (Random(seed) for seed in range(number))


@pytest.mark.parametrize("counting", BUDGETS)
def test_a_sheet_counts_to_itself(counting: str) -> None:
    for draw in some():
        _, _, sheet = random_sheets(draw, counting)
        assert canonical(recount(sheet)) == canonical(sheet)


def test_a_sheet_with_channels_counts_to_itself() -> None:
    items = [Item(1, "의자", Won(10)), Item(2, "조명", Won(10))]
    rule = {"kind": "up_to_k", "k": 2, "counting": "greedy", "ceiling": 10, "seed": "s",
            "channels": [["주민", "60"], ["위원회", "40"]]}  # fmt: skip
    papers = Papers({(1,): 3, (1, 2): 1, (2,): 1})
    sheets = ScoreSheets([{1: 10, 2: 90}, {1: 20, 2: 100}, {1: 5}], trim=True)
    sheet = count(rule, items, papers, 5, {"주민": papers, "위원회": sheets})
    assert canonical(recount(sheet)) == canonical(sheet)


@pytest.mark.parametrize("counting", BUDGETS)
def test_who_comes_next_is_who_wins_without_the_winner(counting: str) -> None:
    for draw in some(60):
        costs, cast, sheet = random_sheets(draw, counting)
        for line in reserves(sheet):
            without = sheet_of(costs, cast, counting=counting, ceiling=sheet["inputs"]["rule"]["ceiling"],
                               withdrawn=[line.dropped]) if len(costs) > 1 else None  # fmt: skip
            then = selected_in(without) if without else []
            assert line.dropped not in then
            assert set(then) == (set(selected_in(sheet)) - {line.dropped} - set(line.lost)) | set(line.next)
            assert not set(line.next) & set(selected_in(sheet))


def test_the_reserve_by_votes_is_the_next_that_fits() -> None:
    """Votes 5, 4, 3, 2; costs 60, 50, 40, 30; budget 100: 1 and 3 win. Without 1: 2 (50) and 3 (40). Without 3: 4 (30)."""
    items = [Item(n, "사업", Won(cost)) for n, cost in ((1, 60), (2, 50), (3, 40), (4, 30))]
    rule = {"kind": "single", "counting": "greedy", "ceiling": 100, "seed": "s"}
    sheet = count(rule, items, Papers({(1,): 5, (2,): 4, (3,): 3, (4,): 2}), 14)
    assert [(line.dropped, line.next, line.lost, line.leftover) for line in reserves(sheet)] == [
        (1, (2,), (), 10),
        (3, (4,), (), 10),
    ]
    assert reserve_sentence(reserve_for(sheet, 3)) == "3번이 빠지면 4번이 선정됩니다."
    assert reserve_sentence(reserve_for(sheet, 3), "en") == "If no. 3 drops out, no. 4 is selected."
    with pytest.raises(ValueError, match="2번은"):
        reserve_for(sheet, 2)


def test_the_last_option_has_nobody_behind_it() -> None:
    sheet = sheet_of({7: 10}, [{7: 1}], counting="greedy", ceiling=10)
    assert reserve_for(sheet, 7).next == ()
    assert reserve_sentence(reserve_for(sheet, 7)) == "7번이 빠져도 새로 선정되는 것은 없습니다."


@pytest.mark.parametrize("counting", ["irv", "borda", "schulze"])
def test_whoever_withdraws_from_an_order_leaves_it_as_if_never_named(counting: str) -> None:
    words = {"kind": "ranked", "counting": counting, "seats": 1, "max_length": 3, "ties": ["lot"]}
    costs = dict.fromkeys((1, 2, 3), 0)
    papers = [(1, 2, 3)] * 3 + [(2, 3, 1)] * 2 + [(3, 2, 1)] * 2
    winner = selected_in(sheet_of(costs, papers, **words))[0]
    line = reserve_for(sheet_of(costs, papers, **words), winner)
    left = {n: 0 for n in costs if n != winner}
    crossed = [tuple(n for n in paper if n != winner) for paper in papers]
    assert list(line.next) == selected_in(sheet_of(left, crossed, **words))


def test_every_rule_stands_beside_the_own_one() -> None:
    """Two groups of voters, 6 for 1 and 2 (50 each), 4 for 3 (40); budget 100: votes take 1 and 2, shares 3 as well."""
    costs, papers = {1: 50, 2: 50, 3: 40}, [{1: 1, 2: 1}] * 6 + [{3: 1}] * 4
    sides = side_by_side(sheet_of(costs, papers, counting="greedy", ceiling=100))
    assert [side.rule for side in sides] == ["own", "greedy_stop", "equal_shares", "phragmen", "knapsack_optimum"]
    own, shares = sides[0], sides[2]
    assert (set(own.selected), own.voters_with_something, own.voters) == ({1, 2}, 6, 10)
    assert (own.spent, own.leftover) == (100, 0)
    assert (set(shares.selected), shares.voters_with_something, len(shares.lost)) == ({3, *shares.selected}, 10, 1)
    assert (shares.gained, shares.leftover) == ((3,), 10)
    assert all(side.rule in NAMES and side_sentence(side).endswith(".") for side in sides)
    assert all(side_sentence(side, "en").endswith(".") for side in sides)


def test_a_vote_without_other_rules_stands_alone() -> None:
    items, papers = [Item(1, "가")], Papers({((1, "for"),): 1})
    sheet = count({"kind": "approve_reject", "counting": "approve_reject"}, items, papers, 1)
    assert [side.rule for side in side_by_side(sheet)] == ["own"]
    assert firmness_of(sheet) is None and reserves(sheet) == []


@pytest.mark.parametrize("overflow", ["skip", "stop"])
def test_the_budget_may_move_as_far_as_told_and_no_further(overflow: str) -> None:
    for draw in some():
        costs = costs_of(draw, least=1)
        cast = approvals(draw, sorted(costs))
        sheet = sheet_of(costs, cast, counting="greedy", overflow=overflow, ceiling=draw.randint(0, 40))
        firm, won = firmness_of(sheet), selected_in(sheet)
        assert firm is not None and firm.low <= firm.now
        top = int(firm.high if firm.high is not None else firm.now + 50)
        same = [selected_in(recount(sheet, ceiling=money)) == won for money in range(int(firm.low), top + 1)]
        assert all(same)
        assert not firm.low or selected_in(recount(sheet, ceiling=int(firm.low) - 1)) != won
        assert firm.high is None or selected_in(recount(sheet, ceiling=int(firm.high) + 1)) != won
        assert firmness_sentence(firm).endswith("같습니다.") and firmness_sentence(firm, "en").endswith("same.")


def test_the_share_may_move_as_far_as_told_and_no_further() -> None:
    for draw in some(100):
        costs, cast, sheet = random_sheets(draw, "equal_shares")
        firm = firmness_of(sheet)
        if firm is None:
            assert not cast
            continue
        bought = set(shares_run(costs, cast, firm.now, "cost"))
        last = firm.high if firm.high is not None else firm.now + 9
        share = firm.low
        while share <= last:
            assert set(shares_run(costs, cast, share, "cost")) == bought
            share += 1
        assert firm.high is None or set(shares_run(costs, cast, firm.high + 1, "cost")) != bought
        assert firm.low < 1 or set(shares_run(costs, cast, firm.low - 1, "cost")) != bought


@pytest.mark.parametrize("counting", ["greedy", "equal_shares"])
def test_what_was_needed_is_enough_and_one_less_is_not(counting: str) -> None:
    for draw in some(60):
        _, _, sheet = random_sheets(draw, counting)
        inputs, won = Inputs.of(sheet), selected_in(sheet)
        for item in inputs.items:
            if item.number in won:
                continue
            needed = needed_for(sheet, item.number)
            assert needed_sentence(needed).endswith(".") and needed_sentence(needed, "en").endswith(".")
            if needed.supporters:
                assert item.number in selected_in(inputs.with_papers((item.number,), needed.supporters).sheet())
                fewer = inputs.with_papers((item.number,), needed.supporters - 1).sheet()
                assert item.number not in selected_in(fewer)
            if needed.cost is not None:
                assert item.number in selected_in(inputs.with_cost(item.number, needed.cost).sheet())
                assert item.number not in selected_in(inputs.with_cost(item.number, needed.cost + 1).sheet())
            break


def test_what_was_needed_in_words() -> None:
    sheet = sheet_of({1: 60, 2: 50}, [{1: 1}] * 3 + [{2: 1}], counting="greedy", ceiling=100)
    assert needed_for(sheet, 2).as_dict() == {"number": 2, "supporters": 2, "cost": 40}
    assert needed_sentence(needed_for(sheet, 2)) == (
        "2번은 이 선택지만 고른 사람이 2명 더 있었거나 사업비가 40원 이하였다면 선정되었습니다."
    )
    assert firmness_of(sheet).as_dict() == {"measure": "ceiling", "low": "60", "now": "100", "high": "109"}
    assert Fraction(firmness_of(sheet).low) == 60
