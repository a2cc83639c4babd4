"""Three more small votes counted by hand: equal shares, Phragmén, weighted channels."""

from ganggu_participation.money import Won
from ganggu_participation.tally import Item, Papers, count
from ganggu_participation.tally.channels import ScoreSheets
from tests.tally.test_golden import row


def test_equal_shares_in_two_rounds() -> None:
    """Budget 100, ten voters: 10 each. Six for {1, 2}, four for {3}; costs 1: 30, 2: 42, 3: 40.

    Prices: 1: 30/6 = 5 per voter, effective 6. 2: 42/6 = 7, effective 6. 3: 40/4 = 10, effective 4.
    1 and 2 are level at 6 effective votes; the lower cost goes first: 1 is bought at 5 each (30), 5 each are left.
    2 needs 42, its six have 6 x 5 = 30: too little. 3: four pay 10 each = 40, all they have. Left over 100 - 70 = 30.
    """
    items = [Item(1, "가", Won(30)), Item(2, "나", Won(42)), Item(3, "다", Won(40))]
    rule = {"kind": "up_to_k", "k": 2, "counting": "equal_shares", "ceiling": 100, "completion": "none", "fill": "none",
            "ties": ["lower_cost", "lot"], "seed": "s"}  # fmt: skip
    sheet = count(rule, items, Papers({(1, 2): 6, (3,): 4}), 10)
    bought = [(r["winner"], r["level"], r["effective"], r["in_full"], r["purses"], r["left"]) for r in sheet["rounds"]]
    assert bought == [(1, [1, 2], "6", 6, "70", 70), (3, [3], "4", 4, "30", 30)]
    (lost,) = [result for result in sheet["results"] if not result["selected"]]
    reason = lost["reason"]
    assert (lost["number"], reason["held"], reason["supporters"]) == (2, "30", 6)
    assert reason["spent_on"] == [{"option": 1, "won": 30}]
    assert sheet["leftover"] == 30


def test_phragmen_in_the_order_of_moments() -> None:
    """Budget 100. Three voters for {1, 2}, two for {2}, one for {3}; costs 1: 30, 2: 40, 3: 20.

    Moments: 2: 40/5 = 8. 1: 30/3 = 10. 3: 20/1 = 20. First 2 at 8; its five voters start again from 8.
    1: (30 + 3 x 8)/3 = 18. 3: still 20. Then 1 at 18, then 3 at 20. Spent 40 + 30 + 20 = 90, left 10.
    """
    items = [Item(1, "가", Won(30)), Item(2, "나", Won(40)), Item(3, "다", Won(20))]
    rule = {"kind": "up_to_k", "k": 2, "counting": "phragmen", "ceiling": 100, "seed": "s"}
    sheet = count(rule, items, Papers({(1, 2): 3, (2,): 2, (3,): 1}), 6)
    assert [(r["winner"], r["load"], r["left"]) for r in sheet["rounds"]] == [(2, "8", 60), (1, "18", 30), (3, "20", 10)]
    assert sheet["results"][1] == row(1, 3, 2, True, code="carried", cost=30, load="18", left_before=60, left_after=30)


def test_channels_with_an_empty_one() -> None:
    """Weights 50, 30, 20; nobody voted at the hall (30). So 50 and 20 count for 50/70 and 20/70 of 100.

    Phones: 1 has 3 of 4 votes, 2 has 1 of 4. Committee: 1: 40, 2: 60 of 100 points.
    1: 500/7 x 3/4 + 200/7 x 2/5 = 375/7 + 80/7 = 65.  2: 500/7 x 1/4 + 200/7 x 3/5 = 125/7 + 120/7 = 35.
    """
    items = [Item(1, "가", Won(10)), Item(2, "나", Won(10))]
    phones = Papers({(1,): 3, (2,): 1})
    rule = {"kind": "single", "counting": "greedy", "ceiling": 10, "seed": "s",
            "channels": [["휴대전화", "50"], ["현장", "30"], ["위원회", "20"]]}  # fmt: skip
    channels = {"휴대전화": phones, "현장": Papers({}), "위원회": ScoreSheets([{1: 40, 2: 60}])}
    sheet = count(rule, items, phones, 4, channels)
    assert sheet["channels"]["scores"] == [[1, "65"], [2, "35"]]
    lines = [(line["name"], line["weight_pct"], line["counted_pct"], line["empty"]) for line in sheet["channels"]["lines"]]
    assert lines == [("휴대전화", "50", "500/7", False), ("현장", "30", "0", True), ("위원회", "20", "200/7", False)]
    assert [r["number"] for r in sheet["results"] if r["selected"]] == [1]
