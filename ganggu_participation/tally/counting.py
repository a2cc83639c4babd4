"""From rule, options, papers and marks to the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ganggu_participation.tally import checks, sheet
from ganggu_participation.tally.approve_reject import approve_reject
from ganggu_participation.tally.choose import choose
from ganggu_participation.tally.greedy import Share, cost_of, greedy
from ganggu_participation.tally.papers import Item, Papers, answers_per_option, normal, votes_per_option
from ganggu_participation.tally.results import Result
from ganggu_participation.tally.rule import Rule
from ganggu_participation.tally.ties import rank

Outcome = tuple[list[Result], list[dict[str, object]], int | None]


def count(rule: Mapping[str, Any], items: Iterable[Item], papers: Papers, marks: int) -> dict[str, Any]:
    """Count one contest and return its sheet: inputs, results, ties, leftover, totals and check lines.

    `rule` is the contest of the frozen rule sheet; `marks` is how many entries of the roll are struck.
    Nothing depends on the order of anything passed in. Raises ValueError with a Korean sentence when the
    rule cannot be read, its counting is not built, or a paper does not belong to the contest. Numbers that
    do not agree raise nothing: they are check lines, and "ok" is false.
    """
    read = Rule.read(rule)
    known = _by_number(items)
    gathered = normal(papers, known.keys(), answered=read.kind == "approve_reject")
    results, ties, left = _outcome(read, known, gathered)
    lines = checks.check_lines(read, known, gathered, _whole(marks))
    if left is not None and read.ceiling is not None:
        lines.append(checks.spending_line(read.ceiling, _spent(known, results)))
    return {
        "format": sheet.FORMAT,
        "inputs": sheet.inputs(read, known, gathered, marks),
        "results": [result.as_dict() for result in results],
        "ties": ties,
        "leftover": left,
        "totals": sheet.totals(gathered, results),
        "checks": lines,
        "ok": all(line["ok"] for line in lines),
    }


def _by_number(items: Iterable[Item]) -> dict[int, Item]:
    known: dict[int, Item] = {}
    for item in items:
        if type(item.number) is not int or item.number in known:
            raise ValueError(f"선택지 번호가 겹치거나 정수가 아닙니다: {item.number!r}")
        known[item.number] = item
    if not known:
        raise ValueError("선택지가 하나도 없습니다.")
    return known


def _whole(marks: object) -> int:
    if type(marks) is not int or marks < 0:
        raise ValueError(f"참여 표시 수는 0 이상의 정수여야 합니다: {marks!r}")
    return marks


def _outcome(rule: Rule, items: Mapping[int, Item], papers: Papers) -> Outcome:
    """The results in order, the ties that were settled, and the won left over where money is shared out."""
    if rule.counting == "approve_reject":
        return approve_reject(rule, answers_per_option(papers, items), papers.opened), [], None
    votes = votes_per_option(papers, items)
    ranking = rank(list(items.values()), votes, rule)
    if rule.counting == "choose":
        return choose(rule, votes, ranking), ranking.ties, None
    share = Share(rule, papers.opened, sum(votes.values()))
    results, left = greedy(rule, items, votes, ranking, share)
    return results, ranking.ties, left


def _spent(items: Mapping[int, Item], results: Iterable[Result]) -> int:
    return sum(cost_of(items[result.number]) for result in results if result.selected)
