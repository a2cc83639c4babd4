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
items = {Item(n, "사업", Won(10 * (n % 3))) for n in range(1, 12)}
papers = Papers({p: 2 for p in {(n, n % 11 + 1) for n in range(1, 12)}})
rule = {"kind": "up_to_k", "k": 2, "counting": "greedy", "ceiling": 60, "seed": "s"}
print(digest(count(rule, items, papers, 22)))
"""


def test_the_hash_seed_has_no_say() -> None:
    said = {_digest_under(seed) for seed in ("0", "1", "4242")}
    assert len(said) == 1
    assert len(said.pop().strip()) == 64


def _digest_under(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-W", "error", "-c", PROGRAM]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True, cwd=ROOT).stdout


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
