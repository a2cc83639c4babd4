"""Every reason, tie and check line has its sentence in both languages."""

import ast
from pathlib import Path
from random import Random

import pytest

from ganggu_participation.tally import (
    check_sentence,
    option_sentence,
    reasons,
    reasons_english,
    reasons_ranked,
    reasons_shares,
    tie_sentence,
)
from ganggu_participation.tally.reasons_corners import CORNERS
from tests.tally.instances import approvals, ceiling_for, costs_of, orders, points, sheet_of

HOUSE = Path(reasons.__file__).parent
KOREAN = {**reasons.REASONS, **CORNERS, **reasons_ranked.REASONS, **reasons_shares.REASONS}


def codes_in_the_house() -> set[str]:
    """Every "code" that some rule writes on a sheet."""
    found = set()
    for path in HOUSE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Dict):
                for key, value in zip(node.keys, node.values, strict=True):
                    if isinstance(key, ast.Constant) and key.value == "code":
                        found |= {n.value for n in ast.walk(value) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    return found


def test_no_reason_is_missing_in_either_language() -> None:
    assert set(KOREAN) == set(reasons_english.REASONS)
    assert codes_in_the_house() - {"share"} <= set(KOREAN)
    assert set(reasons.CHECKS) == set(reasons_english.CHECKS)
    assert set(reasons.MEASURES) == set(reasons_english.MEASURES)
    assert set(reasons.SETTLED_BY) == set(reasons_english.SETTLED_BY)


@pytest.mark.parametrize("counting", ["greedy", "choose", "equal_shares", "phragmen", "knapsack_optimum", "irv", "borda", "schulze", "rating"])
def test_what_any_count_says_is_whole_in_both_languages(counting: str) -> None:
    kind, papers = {"irv": ("ranked", orders), "borda": ("ranked", orders), "schulze": ("ranked", orders), "rating": ("rating", points)}.get(counting, ("up_to_k", approvals))
    for draw in map(Random, range(100)):
        costs = costs_of(draw)
        cast = papers(draw, sorted(costs))
        sheet = sheet_of(costs, cast, kind=kind, counting=counting, ceiling=ceiling_for(draw, costs), seats=2, max_length=12)
        for language in ("ko", "en"):
            said = [option_sentence(sheet, number, language=language) for number in costs]
            said += [tie_sentence(tie, language) for tie in sheet["ties"]]
            said += [check_sentence(line, language) for line in sheet["checks"]]
            assert all(sentence.endswith(".") for sentence in said), said
            assert not any(word in sentence for word in ("None", "{", "Fraction") for sentence in said), said
            assert language == "ko" or not any("가" <= letter <= "힣" for sentence in said for letter in sentence)


def test_english_word_for_word() -> None:
    sheet = sheet_of({1: 60, 2: 50}, [{1: 1}] * 3 + [{2: 1}], counting="greedy", ceiling=100)
    assert option_sentence(sheet, 1, language="en") == "Selected. It came 1st of 2 with 3 votes."
    assert option_sentence(sheet, 2, language="en") == (
        "Not selected. It came 2nd of 2; its cost of 50 won is more than the 40 won that were left. "
        "It was 2 votes behind the last one selected."
    )
