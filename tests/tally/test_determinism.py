"""One vote gives one sheet, byte for byte, whatever order a set or a hash seed of the machine has."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ganggu_participation.tally import Item, Papers, canonical, count, digest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
from ganggu_participation.money import Won
from ganggu_participation.tally import Item, Papers, count, digest
from ganggu_participation.tally.channels import ScoreSheets
numbers = range(1, 12)
items = {Item(n, "사업", Won(10 * (n % 3))) for n in numbers}
pairs = Papers({p: 2 for p in {(n, n % 11 + 1) for n in numbers}})
orders = Papers({p: 2 for p in {(n, n % 11 + 1, (n + 4) % 11 + 1) for n in numbers}})
points = Papers({p: 2 for p in {((n, 3), (n % 11 + 1, 2)) for n in numbers}})
answers = Papers({p: 2 for p in {((n, "for"), (n % 11 + 1, "against")) for n in numbers}})
words = {"ceiling": 60, "seed": "s", "k": 2, "points": 5, "seats": 3, "max_length": 3}
rules = {
    **{("up_to_k", c): pairs for c in ("greedy", "choose", "equal_shares", "phragmen", "knapsack_optimum")},
    **{("points", c): points for c in ("greedy", "equal_shares", "knapsack_optimum")},
    **{("ranked", c): orders for c in ("irv", "borda", "schulze")},
    ("rating", "rating"): points,
    ("approve_reject", "approve_reject"): answers,
}
for (kind, counting), papers in sorted(rules.items(), key=lambda rule: rule[0]):
    print(counting, digest(count({**words, "kind": kind, "counting": counting}, items, papers, 22)))
both = {"주민": pairs, "위원회": ScoreSheets([{n: n for n in numbers}])}
rule = {**words, "kind": "up_to_k", "counting": "greedy", "channels": [["주민", "60"], ["위원회", "40"]]}
print(digest(count(rule, items, pairs, 22, both)))
"""


def test_the_hash_seed_has_no_say_for_any_rule() -> None:
    said = {_digest_under(str(seed)) for seed in range(10)}
    assert len(said) == 1
    assert len(said.pop().split()) == 2 * 13 + 1


def _digest_under(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-W", "error", "-c", PROGRAM]
    return subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True, cwd=ROOT
    ).stdout


@pytest.mark.parametrize("value", [{"a": 1.0}, {"a": [{"b": 0.5}]}, {1: "a"}, {"a": b"b"}, {"a": {1}}])
def test_a_sheet_holds_no_floats_and_no_odd_keys(value: object) -> None:
    with pytest.raises(ValueError, match="sheet"):
        canonical(value)


def test_every_change_of_a_vote_changes_the_digest() -> None:
    rule = {"kind": "single", "counting": "choose", "seats": 1, "ties": ["all"]}
    items = [Item(1, "가"), Item(2, "나")]
    sheets = [
        count(rule, items, Papers({(1,): 2}), 2),
        count(rule, items, Papers({(1,): 2}), 3),
        count(rule, items, Papers({(1,): 1, (2,): 1}), 2),
        count({**rule, "min_votes": 2}, items, Papers({(1,): 2}), 2),
        count(rule, [Item(1, "가"), Item(2, "다")], Papers({(1,): 2}), 2),
    ]
    assert len({digest(sheet) for sheet in sheets}) == len(sheets)
