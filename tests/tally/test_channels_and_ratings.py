"""Weighted channels and ratings on small votes counted by hand."""

from fractions import Fraction

from ganggu_participation.money import Won
from ganggu_participation.tally import Item, Papers, count
from ganggu_participation.tally.channels import ScoreSheets, weighted

ITEMS = {1: Item(1, "의자", Won(10)), 2: Item(2, "조명", Won(10))}
ONLINE, HALL = Papers({(1,): 30, (2,): 10}), Papers({(1,): 1, (2,): 3})
HALVES = (("온라인", "50"), ("현장", "50"))


def test_a_score_is_the_weighted_share_in_each_channel():
    """1: 50 x 30/40 + 50 x 1/4 = 37.5 + 12.5 = 50; 2: 50 x 10/40 + 50 x 3/4 = 12.5 + 37.5 = 50."""
    assert weighted(HALVES, ITEMS, {"온라인": ONLINE, "현장": HALL}).scores == {1: 50, 2: 50}


def test_the_weight_of_an_empty_channel_goes_to_the_others():
    """Nobody voted in the hall: 1: 100 x 30/40 = 75; 2: 25."""
    assert weighted(HALVES, ITEMS, {"온라인": ONLINE, "현장": Papers({})}).scores == {1: 75, 2: 25}


def test_an_incomplete_score_sheet_is_not_counted():
    """Two full sheets give 1: (80 + 60) / 2 = 70 and 2: (40 + 20) / 2 = 30; the third lacks option 2. 70 of 100 points, 30 of 100."""
    sheets = ScoreSheets([{1: 80, 2: 40}, {1: 60, 2: 20}, {1: 100}])
    assert weighted((("위원회", "100"),), ITEMS, {"위원회": sheets}).scores == {1: Fraction(70), 2: Fraction(30)}


def test_a_rating_takes_the_highest_mean():
    """1: (5 + 3 + 4) / 3 = 4; 2: (5 + 5 + 1) / 3 = 11/3."""
    papers = Papers.gathered([(((1, 5), (2, 5)), 1), (((1, 3), (2, 5)), 1), (((1, 4), (2, 1)), 1)])
    rule = {"kind": "rating", "counting": "rating", "seats": 1, "seed": "a published seed"}
    sheet = count(rule, ITEMS.values(), papers, 3)
    assert [row["number"] for row in sheet["results"] if row["selected"]] == [1] and sheet["ok"]


def test_a_rating_by_the_median_may_end_otherwise():
    """Medians: 1: 4 of (3, 4, 5); 2: 5 of (1, 5, 5)."""
    papers = Papers.gathered([(((1, 5), (2, 5)), 1), (((1, 3), (2, 5)), 1), (((1, 4), (2, 1)), 1)])
    rule = {"kind": "rating", "counting": "rating", "rating_by": "median", "seats": 1, "seed": "a published seed"}
    assert [r["number"] for r in count(rule, ITEMS.values(), papers, 3)["results"] if r["selected"]] == [2]
