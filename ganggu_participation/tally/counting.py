"""From rule, options, papers and marks to the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ganggu_participation.tally import checks, sheet
from ganggu_participation.tally.channels import Channels
from ganggu_participation.tally.eligibility import cost_of
from ganggu_participation.tally.methods import METHODS, Case
from ganggu_participation.tally.papers import Item, Papers, normal
from ganggu_participation.tally.results import Result
from ganggu_participation.tally.rule import Rule


def count(
    rule: Mapping[str, Any], items: Iterable[Item], papers: Papers, marks: int, channels: Channels | None = None
) -> dict[str, Any]:
    """Count one contest and return its sheet: inputs, results, ties, leftover, totals and check lines.

    `rule` is the contest of the frozen rule sheet; `marks` is how many entries of the roll are struck;
    `channels` are the papers and score sheets of each channel where the rule weighs them (`papers` are then
    all papers together). Nothing depends on the order of anything passed in. Raises ValueError with a Korean
    sentence when the rule cannot be read, its counting is not built, or a paper does not belong to the
    contest. Numbers that do not agree raise nothing: they are check lines, and "ok" is false.
    """
    case = read_case(rule, items, papers, channels)
    counted = METHODS[case.rule.counting](case)
    lines = checks.check_lines(case.rule, case.items, case.papers, _whole(marks))
    if counted.left is not None and case.rule.ceiling is not None:
        lines.append(checks.spending_line(case.rule.ceiling, _spent(case.items, counted.results)))
    return {
        "format": sheet.FORMAT,
        "inputs": sheet.inputs(case.rule, case.items, case.papers, marks),
        "results": [result.as_dict() for result in counted.results],
        "ties": counted.ties,
        "leftover": counted.left,
        "totals": sheet.totals(case.papers, counted.results),
        "checks": lines,
        "ok": all(line["ok"] for line in lines),
        **counted.more,
    }


def read_case(rule: Mapping[str, Any], items: Iterable[Item], papers: Papers, channels: Channels | None = None) -> Case:
    """A contest read and checked, its papers in order."""
    read = Rule.read(rule)
    known = _by_number(items)
    _check_known(read, known)
    return Case(read, known, normal(papers, known.keys(), read.kind), channels)


def _by_number(items: Iterable[Item]) -> dict[int, Item]:
    known: dict[int, Item] = {}
    for item in items:
        if type(item.number) is not int or item.number in known:
            raise ValueError(f"선택지 번호가 겹치거나 정수가 아닙니다: {item.number!r}")
        known[item.number] = item
    if not known:
        raise ValueError("선택지가 하나도 없습니다.")
    return known


def _check_known(rule: Rule, known: Mapping[int, Item]) -> None:
    named = {number for group in (*rule.exclusive, rule.withdrawn) for number in group}
    if not named <= set(known):
        raise ValueError(f"규칙에 없는 선택지가 적혀 있습니다: {sorted(named - set(known))}")
    if set(known) <= set(rule.withdrawn):
        raise ValueError("모든 선택지가 빠져서 셀 것이 없습니다.")


def _whole(marks: object) -> int:
    if type(marks) is not int or marks < 0:
        raise ValueError(f"참여 표시 수는 0 이상의 정수여야 합니다: {marks!r}")
    return marks


def _spent(items: Mapping[int, Item], results: Iterable[Result]) -> int:
    return sum(cost_of(items[result.number]) for result in results if result.selected)
