"""The corners: nobody came, everybody tied, no money, no cost, one project."""

from typing import Any

import pytest

from ganggu_participation.money import Won
from ganggu_participation.tally import Item, Papers, check_sentence, count, option_sentence
from tests.tally.cases import selected

GREEDY = {"kind": "up_to_k", "k": 3, "counting": "greedy", "ceiling": 100, "seed": "s"}
CHOOSE = {"kind": "up_to_k", "k": 3, "counting": "choose", "seats": 2, "ties": ["all"]}
THREE = [Item(1, "가", Won(60)), Item(2, "나", Won(50)), Item(3, "다", Won(50))]


def counted(rule: dict[str, Any], groups: dict[Any, int], items: list[Item] = THREE) -> dict[str, Any]:
    return count(rule, items, Papers(groups), sum(groups.values()))


@pytest.mark.parametrize("rule", [GREEDY, CHOOSE, {"kind": "approve_reject", "counting": "approve_reject"}])
@pytest.mark.parametrize("strict", [True, False])
def test_nobody_came(rule: dict[str, Any], strict: bool) -> None:
    sheet = counted({**rule, "strict": strict}, {})
    assert selected(sheet) == []
    assert sheet["ok"]
    assert sheet["ties"] == []


def test_nobody_came_and_a_share_is_asked() -> None:
    sheet = counted({**GREEDY, "min_share_pct": "12"}, {})
    assert [result["reason"]["code"] for result in sheet["results"]] == ["no_votes"] * 3
    assert sheet["leftover"] == 100


def test_only_blank_papers() -> None:
    sheet = counted(GREEDY, {(): 5})
    assert selected(sheet) == []
    assert sheet["totals"]["blank"] == sheet["totals"]["ballots"] == 5
    assert sheet["ok"]


BUDGETS = ["greedy", "equal_shares", "phragmen", "knapsack_optimum"]


def sentences(sheet: dict[str, Any]) -> set[str]:
    return {option_sentence(sheet, result["number"]) for result in sheet["results"] if not result["selected"]}


@pytest.mark.parametrize("counting", BUDGETS)
def test_the_corners_are_told_as_they_are(counting: str) -> None:
    rule = {**GREEDY, "counting": counting}
    assert sentences(counted(rule, {})) == {"선정되지 않았습니다. 투표한 사람이 없습니다."}
    assert sentences(counted(rule, {(): 5})) == {"선정되지 않았습니다. 낸 표가 모두 기권이거나 무효표입니다."}
    nothing = counted({**rule, "ceiling": 0}, {(1, 2): 4, (3,): 1})
    assert sentences(nothing) == {"선정되지 않았습니다. 나눌 예산이 없었습니다(0원)."} and not selected(nothing)
    assert "Nobody took part" in option_sentence(counted(rule, {}), 1, language="en")
    one = option_sentence(counted(rule, {(2,): 3}), 1)
    assert one.startswith("선정되지 않았습니다. 받은 표가 없습니다.")


@pytest.mark.parametrize("counting", BUDGETS[1:])
def test_of_a_project_dearer_than_all_the_money_nobody_says_that_more_support_would_help(counting: str) -> None:
    sheet = counted({**GREEDY, "counting": counting}, {(7,): 9}, [Item(7, "하나", Won(101))])
    assert sentences(sheet) == {
        "선정되지 않았습니다. 사업비 101원이 전체 예산 100원보다 커서, 지지하는 사람이 늘어도 선정될 수 없습니다."
    }
    dear = counted({**GREEDY, "counting": counting}, {(7, 8): 9}, [Item(7, "하나", Won(60)), Item(8, "둘", Won(60))])
    (told,) = sentences(dear)
    assert "전체 예산" not in told


def test_all_tied() -> None:
    groups = {(1, 2, 3): 4}
    assert selected(counted(CHOOSE, groups)) == [1, 2, 3]
    sheet = counted(GREEDY, groups)
    assert sorted(selected(sheet)) == [2, 3]
    assert sheet["leftover"] == 0
    assert (
        option_sentence(sheet, 1)
        == "선정되지 않았습니다. 3개 가운데 3위였고, 앞 순위까지 예산을 모두 썼습니다."
    )


def test_no_money() -> None:
    sheet = counted({**GREEDY, "ceiling": 0}, {(1, 2, 3): 4})
    assert selected(sheet) == []
    assert sheet["leftover"] == 0


def test_a_project_without_cost_needs_no_money() -> None:
    sheet = counted({**GREEDY, "ceiling": 0}, {(1, 2): 1}, [Item(1, "가", Won(0)), Item(2, "나", Won(1))])
    assert selected(sheet) == [1]


@pytest.mark.parametrize(("cost", "funded"), [(100, [7]), (101, [])])
def test_one_project(cost: int, funded: list[int]) -> None:
    assert selected(counted(GREEDY, {(7,): 1}, [Item(7, "하나", Won(cost))])) == funded


def test_stop_ends_where_skip_goes_on() -> None:
    groups = {(1,): 3, (2,): 2, (3,): 1}
    items = [Item(1, "가", Won(60)), Item(2, "나", Won(50)), Item(3, "다", Won(40))]
    assert selected(counted(GREEDY, groups, items)) == [1, 3]
    stopped = counted({**GREEDY, "overflow": "stop"}, groups, items)
    assert selected(stopped) == [1]
    assert option_sentence(stopped, 3) == (
        "선정되지 않았습니다. 3개 가운데 3위였고, 앞 순위인 2번의 사업비 50원이 남은 예산 40원보다 커서 "
        "그 앞까지만 선정했습니다. 마지막으로 선정된 것과 2표 차이입니다."
    )


def test_eunpyeong_asks_twelve_percent_of_the_voters() -> None:
    sheet = counted({**GREEDY, "min_share_pct": "12"}, {(1,): 88, (2,): 12, (3,): 11})
    assert sheet["inputs"]["rule"]["min_share_basis"] == "voters"
    assert selected(sheet) == [1]  # 12 % of 111 are 13.32, so 14 are needed
    assert option_sentence(sheet, 2).startswith(
        "선정되지 않았습니다. 투표한 사람의 12%인 14표가 필요한데 12표를 받았습니다."
    )


def test_the_last_seat_of_a_dong_head_recommendation() -> None:
    votes = {(1,): 5, (2,): 3, (3,): 3}
    rule = {"kind": "single", "counting": "choose", "seats": 2, "seed": "s"}
    assert selected(counted({**rule, "ties": ["all"]}, votes)) == [1, 2, 3]
    drawn = counted({**rule, "ties": ["lot"]}, votes)
    loser = drawn["results"][2]
    assert len(selected(drawn)) == 2
    assert loser["reason"] == {
        "code": "behind_cut",
        "seats": 2,
        "chosen": 2,
        "behind_last": 0,
        "lost_by": "lot",
    }
    assert "추첨" in option_sentence(drawn, loser["number"], unit="명")


def test_the_buk_gu_case_is_seen() -> None:
    """1,274 voters, exactly 3 each, 3,835 choices (Buk-gu 2017): 13 too many, and nobody noticed."""
    items = [Item(number, f"사업 {number}", Won(10)) for number in range(1, 19)]
    papers = Papers({(1, 2, 3): 1_261, (4, 5, 6, 7): 13})
    sheet = count({**GREEDY, "kind": "exactly_k"}, items, papers, 1_274)
    failing = [line for line in sheet["checks"] if not line["ok"]]
    assert not sheet["ok"]
    assert [line["code"] for line in failing] == ["choices_equal_k_each", "no_paper_breaks_the_limit"]
    assert failing[0]["numbers"] == {"choices": 3_835, "ballots": 1_274, "k": 3, "limit": 3_822}
    assert check_sentence(failing[0]) == (
        "고른 것이 모두 3,835개로, 표 1,274장에 3개씩인 3,822개보다 13개 많습니다."
    )


def test_more_ballots_than_marks_are_seen() -> None:
    sheet = count(GREEDY, THREE, Papers({(1,): 3}, invalid=1, ballots=5), 4)
    assert [line["ok"] for line in sheet["checks"]][:2] == [False, False]
    assert check_sentence(sheet["checks"][0]) == "참여 표시 4개와 표 5장이 다릅니다."
    assert check_sentence(sheet["checks"][1]).endswith("을 더하면 표 5장과 다릅니다.")


def test_an_overvote_hidden_behind_an_undervote_is_seen() -> None:
    sheet = counted({**GREEDY, "k": 2}, {(1, 2, 3): 1, (1,): 1})
    assert [line["code"] for line in sheet["checks"] if not line["ok"]] == ["no_paper_breaks_the_limit"]


def test_an_undervote_is_seen_where_exactly_k_are_asked_for() -> None:
    sheet = counted({**GREEDY, "kind": "exactly_k", "k": 2}, {(1, 2, 3): 1, (1,): 1})
    assert [line["ok"] for line in sheet["checks"] if line["code"] == "choices_equal_k_each"] == [True]
    (line,) = [line for line in sheet["checks"] if not line["ok"]]
    assert (line["code"], line["numbers"]["papers"]) == ("no_paper_breaks_the_limit", 2)
    assert check_sentence(line) == "한도를 어긴 표가 2장 있습니다."


def test_categories_are_held_to_k_each() -> None:
    items = [Item(1, "가", Won(1), "환경"), Item(2, "나", Won(1), "환경"), Item(3, "다", Won(1), "복지")]
    rule = {**GREEDY, "kind": "k_per_category", "k": 1}
    assert counted(rule, {(1, 3): 2, (2,): 1}, items)["ok"]
    assert not counted(rule, {(1, 2): 1}, items)["ok"]
    assert not counted({**rule, "exact": True}, {(1,): 1}, items)["ok"]


def test_a_knapsack_paper_over_the_ceiling_is_seen() -> None:
    rule = {**GREEDY, "kind": "knapsack"}
    assert counted(rule, {(2, 3): 1})["ok"]
    assert not counted(rule, {(1, 2): 1})["ok"]


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "ranked"},
        {"kind": "points"},
        {"kind": "rating"},
        {"kind": "lottery"},
        {"counting": "equal_shares", "ceiling": None},
        {"counting": "equal_shares", "utility": "pride"},
        {"counting": "equal_shares", "step": 0},
        {"counting": "irv"},
        {"counting": "borda", "kind": "ranked", "borda_last": 2},
        {"counting": "rating"},
        {"counting": "phragmen", "ties": ["all"]},
        {"channels": [["주민", "50"], ["위원회", "40"]]},
        {"channels": [["주민", "50"], ["주민", "50"]]},
        {"channels": [["주민", "100"]], "counting": "phragmen"},
        {"channels": [["주민"]]},
        {"counting": "approve_reject"},
        {"counting": "choose"},
        {"k": None},
        {"k": 0},
        {"k": True},
        {"ceiling": -1},
        {"ceiling": 1.0},
        {"min_share_pct": 12},
        {"min_share_pct": "101"},
        {"min_share_pct": "1/3"},
        {"min_share_basis": "residents"},
        {"overflow": "borrow"},
        {"ties": []},
        {"ties": ["lower_cost"]},
        {"ties": ["lot", "lower_cost"]},
        {"ties": ["all"]},
        {"ties": "lot"},
        {"seed": ""},
        {"seed": 5},
        {"strict": 1},
    ],
)
def test_a_rule_that_cannot_be_read_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"[가-힣].*"):
        counted({**GREEDY, **change}, {(1,): 1})


@pytest.mark.parametrize("paper", [(4,), (1, 1), ("1",), (True,), ((1, "for"),), (1.0,)])
def test_a_paper_of_another_contest_is_refused(paper: Any) -> None:
    with pytest.raises(ValueError, match="종이"):
        counted(GREEDY, {paper: 1})


@pytest.mark.parametrize("paper", [(1,), ((1, "yes"),), ((4, "for"),), ((1, "for"), (1, "against"))])
def test_a_paper_without_answers_is_refused(paper: Any) -> None:
    with pytest.raises(ValueError, match="종이"):
        counted({"kind": "approve_reject", "counting": "approve_reject"}, {paper: 1})


def test_numbers_that_are_no_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="종이 수"):
        Papers({(1,): -1})
    with pytest.raises(ValueError, match="참여 표시"):
        count(GREEDY, THREE, Papers({}), -1)
    with pytest.raises(ValueError, match="번호가 겹치"):
        count(GREEDY, [*THREE, Item(1, "또", Won(1))], Papers({}), 0)
    with pytest.raises(ValueError, match="하나도 없습니다"):
        count(GREEDY, [], Papers({}), 0)
    with pytest.raises(ValueError, match="사업비가 없는"):
        count(GREEDY, [Item(1, "가")], Papers({}), 0)
