"""Three small votes counted by hand, and the bytes of their sheets."""

from typing import Any

from ganggu_participation.money import Won
from ganggu_participation.tally import Item, Papers, count, digest

MAN = 10_000


def row(number: int, votes: int, place: int | None, selected: bool, **reason: Any) -> dict[str, Any]:
    return {"number": number, "votes": votes, "place": place, "selected": selected, "reason": reason}


def test_a_budget_of_one_hundred_million() -> None:
    """Ceiling 1억, up to 2 each, at least 12 % of the voters. Ten people: one blank, one void paper.

    papers        option 1  2  3  4  5
    {1,2} x 4            4  4
    {2,3} x 2               2  2
    {1,3} x 1            1     1
    {4}   x 1                     1
    votes                5  6  3  1  0      sum 15 <= 8 valid papers x 2 = 16

    needed: 12 % of 10 = 1.2, so 2 votes.  Money in 만 원:
    2 (6 votes) costs 5,000 of 10,000 -> 5,000 left
    1 (5 votes) costs 6,000 > 5,000   -> passed over (the last funded has 3 votes: 3 - 5 = -2)
    3 (3 votes) costs 4,000           -> 1,000 left
    4 (1 vote) is below 2;  5 has none.  Leftover 1,000.
    With something of theirs funded (2 or 3): 4 + 2 + 1 = 7 people.
    """
    costs = {1: 6_000, 2: 5_000, 3: 4_000, 4: 1_000, 5: 500}
    items = [Item(number, f"사업 {number}", Won(cost * MAN)) for number, cost in costs.items()]
    papers = Papers({(1, 2): 4, (2, 3): 2, (1, 3): 1, (4,): 1, (): 1}, invalid=1)
    rule = {
        "kind": "up_to_k",
        "k": 2,
        "counting": "greedy",
        "ceiling": 10_000 * MAN,
        "min_share_pct": "12",
        "seed": "2026",
    }
    sheet = count(rule, items, papers, 10)
    share = {"needed": 2, "base": 10, "basis": "voters", "pct": "12"}
    fifty, forty, ten = 5_000 * MAN, 4_000 * MAN, 1_000 * MAN
    assert sheet["results"] == [
        row(2, 6, 1, True, code="funded", cost=fifty, left_before=2 * fifty, left_after=fifty),
        row(1, 5, 2, False, code="over_budget", cost=6_000 * MAN, left=fifty, behind_last=-2),
        row(3, 3, 3, True, code="funded", cost=forty, left_before=fifty, left_after=ten),
        row(4, 1, 4, False, code="below_min_share", behind_last=2, **share),
        row(5, 0, 5, False, code="no_votes", behind_last=3),
    ]
    assert sheet["leftover"] == ten
    assert sheet["ties"] == []
    assert sheet["totals"] == {
        "ballots": 10,
        "valid": 8,
        "invalid": 1,
        "blank": 1,
        "choices": 15,
        "voters_with_a_selected_option": 7,
    }
    assert [(line["code"], line["ok"]) for line in sheet["checks"]] == [
        ("marks_are_ballots", True),
        ("ballots_add_up", True),
        ("choices_within_k_each", True),
        ("no_paper_breaks_the_limit", True),
        ("spent_within_ceiling", True),
    ]
    assert digest(sheet) == "08f6cd82ce7d63a2b60f262f72c1c7c17db8c5d51d3038a4e8689e67dc2c7634"


def test_two_of_four_with_a_lot() -> None:
    """Nine people, one choice each, two seats. Option 3 has 3 votes; 1, 2 and 4 have 2: a lot for one seat.

    The lots, first hexadecimal digits:   printf %s "20261" | sha256sum   and so on
    1 -> 118f...   2 -> 9b59...   4 -> 95e2...     lowest first: 1, 4, 2
    Chosen: 3 and 1.  Served: 3 + 2 = 5 people.
    """
    items = [Item(number, f"의제 {number}") for number in (1, 2, 3, 4)]
    papers = Papers({(1,): 2, (2,): 2, (3,): 3, (4,): 2})
    rule = {"kind": "single", "counting": "choose", "seats": 2, "ties": ["lot"], "seed": "2026"}
    sheet = count(rule, items, papers, 9)
    assert sheet["results"] == [
        row(3, 3, 1, True, code="chosen", seats=2),
        row(1, 2, 2, True, code="chosen", seats=2),
        row(4, 2, 3, False, code="behind_cut", seats=2, chosen=2, behind_last=0, lost_by="lot"),
        row(2, 2, 4, False, code="behind_cut", seats=2, chosen=2, behind_last=0, lost_by="lot"),
    ]
    (tie,) = sheet["ties"]
    assert (tie["votes"], tie["options"], tie["by"], tie["order"]) == (2, [1, 2, 4], "lot", [[1], [4], [2]])
    assert [value["value"][:4] for value in tie["values"]] == ["118f", "9b59", "95e2"]
    assert sheet["totals"]["voters_with_a_selected_option"] == 5
    assert sheet["leftover"] is None
    assert sheet["ok"]
    assert digest(sheet) == "2b76d3d7ffbf25f7d394d02ce6a23d071aa7e2ee95fa7864a17cc7d7f2c79fde"


def test_two_questions_to_an_assembly() -> None:
    """Seven people; passed by more than half of those who took part: 7 / 2 = 3.5, so 4 in favour.

    papers                    question 1   question 2
    for, for          x 3        3 for        3 for
    for, against      x 1        1 for        1 against
    abstain, against  x 1        1 abstain    1 against
    against, -        x 1        1 against    -
    blank             x 1        -            -
    1: 4 for, 1 against, 1 abstain -> passed.   2: 3 for, 2 against -> not passed, though 3 > 2.
    Choices 6 + 2 + 2 + 1 = 11 <= 6 valid papers x 2.  For question 1: 4 people.
    """
    items = [Item(1, "내년 마을계획"), Item(2, "축제 장소")]
    papers = Papers(
        {
            ((1, "for"), (2, "for")): 3,
            ((1, "for"), (2, "against")): 1,
            ((1, "abstain"), (2, "against")): 1,
            ((1, "against"),): 1,
            (): 1,
        }
    )
    sheet = count({"kind": "approve_reject", "counting": "approve_reject"}, items, papers, 7)
    bar = {"decision": "majority_of_participants", "strict": True, "base": 7, "needed": 4}
    one = {"code": "passed", "for": 4, "against": 1, "abstain": 1, **bar}
    two = {"code": "not_passed", "for": 3, "against": 2, "abstain": 0, **bar}
    assert sheet["results"] == [row(1, 4, None, True, **one), row(2, 3, None, False, **two)]
    assert sheet["totals"]["choices"] == 11
    assert sheet["totals"]["voters_with_a_selected_option"] == 4
    assert sheet["ok"]
    assert digest(sheet) == "99a1ffcb029d58d5931c7b8a50e8f28a2d8b01aaf1237058d8301ba406a949bb"
