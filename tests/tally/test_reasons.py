"""The sentences, word for word."""

from typing import Any

import pytest

from ganggu_participation.money import Won
from ganggu_participation.tally import Item, Papers, check_sentence, count, option_sentence, tie_sentence

MAN = 10_000


def eighteen(**changes: Any) -> dict[str, Any]:
    """Eighteen projects at 3,000만 with 18, 17, ... 1 votes; 1억 9,200만 pay for six, 1,200만 are left."""
    items = [Item(number, f"사업 {number}", Won(3_000 * MAN)) for number in range(1, 19)]
    papers = Papers({(number,): 19 - number for number in range(1, 19)})
    rule = {"kind": "single", "counting": "greedy", "ceiling": 19_200 * MAN, "seed": "s"}
    return count({**rule, **changes}, items, papers, 171)


@pytest.mark.parametrize(
    ("changes", "number", "sentence"),
    [
        ({}, 1, "선정되었습니다. 18개 가운데 1위였고, 18표를 받았습니다."),
        (
            {},
            7,
            "선정되지 않았습니다. 18개 가운데 7위였고, 사업비 3,000만 원이 남은 예산 1,200만 원보다 커서 "
            "이번 예산에 넣지 못했습니다. 마지막으로 선정된 것과 1표 차이입니다.",
        ),
        (
            {"seats": 5},
            6,
            "선정되지 않았습니다. 18개 가운데 6위였고, 5개까지 선정했습니다. "
            "마지막으로 선정된 것과 1표 차이입니다.",
        ),
        (
            {"min_share_pct": "10", "min_share_basis": "votes"},
            18,
            "선정되지 않았습니다. 전체 표의 10%인 18표가 필요한데 1표를 받았습니다. "
            "마지막으로 선정된 것과 17표 차이입니다.",
        ),
        (
            {"counting": "choose", "seats": 2, "min_votes": 18},
            2,
            "선정되지 않았습니다. 적어도 18표가 필요한데 17표를 받았습니다.",
        ),
    ],
)
def test_why_an_option_was_selected_or_not(changes: dict[str, Any], number: int, sentence: str) -> None:
    assert option_sentence(eighteen(**changes), number) == sentence


def test_people_are_counted_as_people() -> None:
    rule = {"kind": "single", "counting": "choose", "seats": 2, "ties": ["all"]}
    people = [Item(number, f"후보 {number}") for number in (1, 2, 3, 4)]
    sheet = count(rule, people, Papers({(1,): 5, (2,): 3, (3,): 3, (4,): 1}), 12)
    assert option_sentence(sheet, 1, "명") == "선정되었습니다. 4명 가운데 1위였고, 5표를 받았습니다."
    assert option_sentence(sheet, 3, "명") == (
        "선정되었습니다. 4명 가운데 2위였고, 마지막 자리에서 표가 같은 2명을 모두 선정했습니다."
    )
    assert option_sentence(sheet, 4, "명") == (
        "선정되지 않았습니다. 4명 가운데 4위였고, 3명까지 선정했습니다. "
        "마지막으로 선정된 것과 2표 차이입니다."
    )


def test_how_a_tie_was_settled() -> None:
    items = [Item(2, "나", Won(20)), Item(3, "다", Won(10))]
    rule = {"kind": "single", "counting": "greedy", "ceiling": 30, "seed": "s"}
    (tie,) = count(rule, items, Papers({(2,): 41, (3,): 41}), 82)["ties"]
    assert tie_sentence(tie) == "2번, 3번이 41표로 같아 사업비가 적은 순서로 정했습니다(3번 → 2번)."


def test_what_a_question_needs() -> None:
    items = [Item(1, "내년 마을계획")]
    papers = Papers({((1, "for"),): 25, ((1, "against"),): 20, ((1, "abstain"),): 5})
    rule = {"kind": "approve_reject", "counting": "approve_reject"}
    assert option_sentence(count(rule, items, papers, 50), 1) == (
        "통과되지 않았습니다. 찬성 25표, 반대 20표, 기권 5표입니다. "
        "참여한 50명 가운데 찬성이 26표 이상이어야 통과됩니다."
    )
    assert option_sentence(count({**rule, "decision": "majority_of_votes"}, items, papers, 50), 1) == (
        "통과되었습니다. 찬성 25표, 반대 20표, 기권 5표입니다. "
        "찬성과 반대를 더한 45표 가운데 찬성이 23표 이상이어야 통과됩니다."
    )


def test_check_lines_that_agree() -> None:
    assert [check_sentence(line) for line in eighteen()["checks"]] == [
        "참여 표시 171개와 표 171장이 같습니다.",
        "유효표 171장, 무효표 0장, 기권 0장을 더하면 표 171장과 같습니다.",
        "고른 것이 모두 171개로, 표 171장에 1개씩인 171개와 같습니다.",
        "한도를 어긴 표가 없습니다.",
        "선정한 사업비 1억 8,000만 원이 쓸 수 있는 예산 1억 9,200만 원을 넘지 않습니다.",
    ]
