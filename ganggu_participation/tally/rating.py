"""Ratings from 1 to 5: the mean or the median decides, both are shown, and few ratings decide nothing.

The median of an even number of ratings is the mean of the two in the middle. Means are fractions and compared as
such; nothing is rounded before it is compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from ganggu_participation.tally.papers import Item, Papers
from ganggu_participation.tally.results import Reason, Result
from ganggu_participation.tally.rule import Rule
from ganggu_participation.tally.ties import turns

Levels = list[tuple[tuple[int, ...], str, str]]


@dataclass(frozen=True)
class Grades:
    """The ratings of one option: how many, their mean and their median (0 when there are none)."""

    count: int
    mean: Fraction
    median: Fraction

    @classmethod
    def of(cls, ratings: Mapping[int, int]) -> Grades:
        count = sum(ratings.values())
        total = sum(rating * copies for rating, copies in ratings.items())
        return cls(count, Fraction(total, count) if count else Fraction(0), median_of(ratings))


def median_of(ratings: Mapping[int, int]) -> Fraction:
    """The middle of the ratings in order; between the two middle ones when their number is even."""
    count = sum(ratings.values())
    middle = [_at(ratings, (count - 1) // 2), _at(ratings, count // 2)] if count else [0, 0]
    return Fraction(sum(middle), 2)


def _at(ratings: Mapping[int, int], index: int) -> int:
    for rating in sorted(ratings):
        index -= ratings[rating]
        if index < 0:
            return rating
    raise ValueError("there are not so many ratings")


def rating(rule: Rule, items: Mapping[int, Item], papers: Papers) -> tuple[list[Result], Levels]:
    """The options by mean (or median), then by the other, then by the tie list; the first `seats` are chosen.

    Without `seats` the best one is. An option with fewer than `min_ratings` stands behind all others.
    """
    grades = {number: Grades.of(counter) for number, counter in _ratings(papers, items).items()}
    turn = {number: place for place, number in enumerate(turns(list(items.values()), rule))}
    order = sorted(items, key=lambda n: (*(-figure for figure in _merit(rule, grades[n])), turn[n]))
    seats, results = rule.seats or 1, []
    for place, number in enumerate(order, start=1):
        enough = grades[number].count >= rule.min_ratings
        reason = _reason(rule, grades[number], seats, enough)
        results.append(
            Result(number, grades[number].count, place if enough else None, enough and place <= seats, reason)
        )
    return results, _levels(rule, grades, order)


def _ratings(papers: Papers, numbers: Iterable[int]) -> dict[int, Counter[int]]:
    ratings: dict[int, Counter[int]] = {number: Counter() for number in numbers}
    for choice, copies in papers.groups.items():
        for number, given in choice:
            ratings[number][given] += copies
    return ratings


def _merit(rule: Rule, grades: Grades) -> tuple[Fraction, Fraction, Fraction]:
    by = (grades.mean, grades.median) if rule.rating_by == "mean" else (grades.median, grades.mean)
    return Fraction(grades.count >= rule.min_ratings), *by


def _reason(rule: Rule, grades: Grades, seats: int, enough: bool) -> Reason:
    return {
        "code": "rated" if enough else "too_few_ratings",
        "mean": str(grades.mean),
        "median": str(grades.median),
        "needed": rule.min_ratings,
        "by": rule.rating_by,
        "seats": seats,
    }


def _levels(rule: Rule, grades: Mapping[int, Grades], order: Iterable[int]) -> Levels:
    """Who was level in all but the tie list."""
    groups: dict[tuple[Fraction, Fraction, Fraction], list[int]] = {}
    for number in order:
        if grades[number].count >= rule.min_ratings:
            groups.setdefault(_merit(rule, grades[number]), []).append(number)
    return [(tuple(sorted(level)), rule.rating_by, str(merit[1])) for merit, level in groups.items() if len(level) > 1]
