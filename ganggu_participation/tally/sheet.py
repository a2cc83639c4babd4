"""The sheet of a count: everything that went in, everything that came out, as bytes that never vary."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from ganggu_participation.tally.papers import FOR, Choice, Item, Papers
from ganggu_participation.tally.results import Result
from ganggu_participation.tally.rule import Rule

FORMAT: Final = "ganggu-count/1"


def canonical(value: object) -> bytes:
    """Canonical JSON: keys sorted, no spaces, UTF-8. Raises ValueError for a float or a key not text."""
    _check_plain(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest(sheet: Mapping[str, object]) -> str:
    """SHA-256 of the canonical sheet in hexadecimal; equal for equal counts on every machine."""
    return sha256(canonical(sheet)).hexdigest()


def _check_plain(value: object) -> None:
    if isinstance(value, dict):
        if not all(isinstance(key, str) for key in value):
            raise ValueError("only texts may be keys of a sheet")
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for part in value:
            _check_plain(part)
    elif value is not None and type(value) not in (str, int, bool):
        raise ValueError(f"a sheet holds no {type(value).__name__}")


def inputs(rule: Rule, items: Mapping[int, Item], papers: Papers, marks: int) -> dict[str, Any]:
    """All that is needed to count again, in a fixed order."""
    return {
        "rule": rule.as_dict(),
        "items": [items[number].as_dict() for number in sorted(items)],
        "papers": [{"choice": _plain(choice), "copies": copies} for choice, copies in papers.in_order()],
        "invalid": papers.invalid,
        "ballots": papers.opened,
        "marks": marks,
    }


def _plain(choice: Sequence[Any]) -> list[Any]:
    return [list(part) if isinstance(part, tuple) else part for part in choice]


def totals(papers: Papers, results: Sequence[Result]) -> dict[str, int]:
    """Ballots by sort, all choices, and the voters who see at least one option of theirs selected."""
    return {
        "ballots": papers.opened,
        "valid": papers.valid,
        "invalid": papers.invalid,
        "blank": papers.blank,
        "choices": sum(len(choice) * copies for choice, copies in papers.groups.items()),
        "voters_with_a_selected_option": served(papers, results),
    }


def served(papers: Papers, results: Sequence[Result]) -> int:
    """How many papers chose (are for, gave something to) at least one selected option."""
    selected = {result.number for result in results if result.selected}
    return sum(copies for choice, copies in papers.groups.items() if _wants(choice, selected))


def _wants(choice: Choice, selected: set[int]) -> bool:
    if not choice or not isinstance(choice[0], tuple):
        return not selected.isdisjoint(choice)
    return any(part[0] in selected and (part[1] == FOR or type(part[1]) is int) for part in choice)
