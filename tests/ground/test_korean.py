"""Particles fit the word in front of them."""

import json
from pathlib import Path

import pytest

from ganggu_participation.korean import particle

CASES = Path(__file__).resolve().parents[3] / "shared" / "data" / "josa_cases.json"


@pytest.mark.skipif(
    not CASES.exists(), reason="the collection of particle cases does not stand beside the project"
)
def test_the_collected_cases() -> None:
    cases = json.loads(CASES.read_text(encoding="utf-8"))["cases"]
    assert [(word, particle(word, pair)) for word, pair, _ in cases] == [
        (word, right) for word, _, right in cases
    ]


@pytest.mark.parametrize(
    ("word", "pair", "right"),
    [
        ("3,000만 원", "이/가", "이"),
        ("쉼터", "을/를", "를"),
        ("쉼터", "를/을", "를"),
        ("0", "이/가", "이"),
        ("0.5", "이/가", "가"),
        ("1.10", "이/가", "이"),
        ("1,000,000,000,000", "이/가", "가"),
        ("10kg", "을/를", "을"),
        ("길", "으로/로", "로"),
        ("", "을/를", "을"),
        ("(((", "을/를", "을"),
        ("()" * 5_000 + "가", "을/를", "를"),
        ("가" + "()" * 5_000, "을/를", "를"),
    ],
)
def test_words_numbers_and_signs(word: str, pair: str, right: str) -> None:
    assert particle(word, pair) == right
