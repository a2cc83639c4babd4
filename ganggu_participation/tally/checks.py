"""The check lines of a count: what must hold before anybody may declare it (VOTE-05)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ganggu_participation.tally.eligibility import cost_of
from ganggu_participation.tally.papers import Choice, Item, Papers
from ganggu_participation.tally.rule import Rule
from ganggu_participation.tally.rule_words import APPROVAL_KINDS

Check = dict[str, Any]
Over = Callable[[Choice], bool]


def check_lines(rule: Rule, items: Mapping[int, Item], papers: Papers, marks: int) -> list[Check]:
    """Every line with "code", "ok" and its "numbers"; a line that is not ok blocks the declaration."""
    return [
        _marks_are_ballots(papers, marks),
        _ballots_add_up(papers),
        *_limits(rule, items, papers),
    ]


def spending_line(ceiling: int, spent: int) -> Check:
    """What is funded (won) stays within the ceiling (won)."""
    return _line("spent_within_ceiling", spent <= ceiling, spent=spent, ceiling=ceiling)


def _line(code: str, ok: bool, **numbers: object) -> Check:
    return {"code": code, "ok": ok, "numbers": numbers}


def _marks_are_ballots(papers: Papers, marks: int) -> Check:
    return _line("marks_are_ballots", marks == papers.opened, marks=marks, ballots=papers.opened)


def _ballots_add_up(papers: Papers) -> Check:
    parts = {"valid": papers.valid, "invalid": papers.invalid, "blank": papers.blank}
    return _line("ballots_add_up", sum(parts.values()) == papers.opened, ballots=papers.opened, **parts)


def _limits(rule: Rule, items: Mapping[int, Item], papers: Papers) -> list[Check]:
    """A sum can hide an over-vote behind an under-vote, so each paper is held to the limit too."""
    if rule.kind == "knapsack":
        return [_costs_within_ceiling(rule, items, papers)]
    if rule.kind == "k_per_category":
        return _category_limits(rule, items, papers)
    if rule.kind == "points":
        return _points_limits(rule, papers)
    limit = (rule.k or 0) if rule.kind in APPROVAL_KINDS else rule.max_length or len(items)
    exact = rule.kind == "exactly_k"
    return [
        _sum_line(_choices(papers, len), papers, limit, exact),
        _papers_line(papers, lambda choice: _off(len(choice), limit, exact), limit),
    ]


def _off(count: int, limit: int, exact: bool) -> bool:
    return count != limit if exact else count > limit


def _choices(papers: Papers, count: Callable[[Choice], int]) -> int:
    return sum(count(choice) * copies for choice, copies in papers.groups.items())


def _sum_line(choices: int, papers: Papers, k: int, exact: bool, **more: object) -> Check:
    limit = papers.valid * k
    ok = choices == limit if exact else choices <= limit
    code = "choices_equal_k_each" if exact else "choices_within_k_each"
    return _line(code, ok, choices=choices, ballots=papers.valid, k=k, limit=limit, **more)


def _papers_line(papers: Papers, over: Over, limit: int) -> Check:
    off = sum(copies for choice, copies in papers.groups.items() if choice and over(choice))
    return _line("no_paper_breaks_the_limit", off == 0, papers=off, limit=limit)


def _points_limits(rule: Rule, papers: Papers) -> list[Check]:
    """Points in sum and on each paper, and on one option of a paper."""
    limit, on_one = rule.points or 0, rule.max_per_option or rule.points or 0
    given = _choices(papers, _points_on)
    most = papers.valid * limit
    within = _line("points_within_limit", given <= most, points=given, ballots=papers.valid, each=limit, limit=most)

    def over(choice: Choice) -> bool:
        return _points_on(choice) > limit or any(points > on_one for _, points in choice)

    return [within, _papers_line(papers, over, limit)]


def _points_on(choice: Choice) -> int:
    return sum(points for _, points in choice)


def _category_limits(rule: Rule, items: Mapping[int, Item], papers: Papers) -> list[Check]:
    """At most k (with `exact`: exactly k) of every category, in sum and on each paper."""
    categories: Sequence[str] = sorted({item.category or "" for item in items.values()})
    k = rule.k or 0
    lines = [
        _sum_line(_choices(papers, _counter_of(items, name)), papers, k, rule.exact, category=name)
        for name in categories
    ]
    return [*lines, _papers_line(papers, _breaks_a_category(rule, items, categories), k)]


def _counter_of(items: Mapping[int, Item], category: str) -> Callable[[Choice], int]:
    return lambda choice: sum((items[number].category or "") == category for number in choice)


def _breaks_a_category(rule: Rule, items: Mapping[int, Item], categories: Sequence[str]) -> Over:
    def breaks(choice: Choice) -> bool:
        per = Counter(items[number].category or "" for number in choice)
        return any(_off(per[name], rule.k or 0, rule.exact) for name in categories)

    return breaks


def _costs_within_ceiling(rule: Rule, items: Mapping[int, Item], papers: Papers) -> Check:
    ceiling = rule.ceiling or 0
    return _papers_line(papers, lambda choice: sum(cost_of(items[n]) for n in choice) > ceiling, ceiling)
