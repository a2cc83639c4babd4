"""Several channels, each with a weight: residents on their phones, residents at the hall, the committee's scores.

The score of an option is the sum over channels of weight x its share in the channel (PB-31; Seoul 2015, Gwangju
Buk-gu 2017, Geumcheon 2017 and Daejeon 2019 count so). A share is the option's part of all votes of the channel, or
of all average scores of the committee. The weight of a channel in which nobody voted is spread over the others in
proportion, and the sheet says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import lcm
from typing import Any, Final

from ganggu_participation.tally.papers import Item, Papers, normal, votes_per_option
from ganggu_participation.tally.results import Result

CENT: Final = Decimal("0.01")
LEAST_TO_TRIM: Final = 3


@dataclass(frozen=True)
class ScoreSheets:
    """The score sheets of a committee: per member the points of every option.

    A sheet that lacks an option is not counted (PB-28). With `trim` the highest and the lowest score of each
    option are left out, when there are at least three.
    """

    sheets: Sequence[Mapping[int, int]]
    trim: bool = False

    def complete(self, numbers: Iterable[int]) -> list[Mapping[int, int]]:
        """The sheets that count. Raises ValueError for an unknown option or points that are no whole number."""
        known = set(numbers)
        for sheet in self.sheets:
            if not set(sheet) <= known:
                raise ValueError(f"심사표에 없는 선택지가 있습니다: {sorted(set(sheet) - known)}")
            if not all(type(points) is int and points >= 0 for points in sheet.values()):
                raise ValueError(f"심사 점수는 0 이상의 정수여야 합니다: {dict(sheet)!r}")
        return [sheet for sheet in self.sheets if set(sheet) == known]

    def averages(self, numbers: Sequence[int]) -> dict[int, Decimal]:
        """The average of each option to two decimals, half a cent up."""
        counted = self.complete(numbers)
        return {number: self._average([sheet[number] for sheet in counted]) for number in numbers}

    def note(self, numbers: Sequence[int]) -> dict[str, Any]:
        """What the sheet keeps, so that anybody can work out the averages again."""
        counted = self.complete(numbers)
        rows = sorted([[number, sheet[number]] for number in sorted(sheet)] for sheet in counted)
        return {"score_sheets": rows, "incomplete": len(self.sheets) - len(counted), "trim": self.trim}

    def _average(self, points: Sequence[int]) -> Decimal:
        ordered = sorted(points)
        if self.trim and len(ordered) >= LEAST_TO_TRIM:
            ordered = ordered[1:-1]
        return average(sum(ordered), len(ordered))


def average(total: int, count: int) -> Decimal:
    """total / count to two decimals, ROUND_HALF_UP, from whole numbers so that nothing is rounded twice."""
    if not count:
        return Decimal("0.00")
    hundredths = Fraction(total * 100, count)
    whole, rest = divmod(hundredths.numerator, hundredths.denominator)
    half_up = whole + (2 * rest >= hundredths.denominator)
    return (Decimal(half_up) / 100).quantize(CENT, rounding=ROUND_HALF_UP)


Channels = Mapping[str, Papers | ScoreSheets]


@dataclass(frozen=True)
class Line:
    """One channel: its weight as decided and as it counts in the end, and what each option got in it."""

    name: str
    weight: Fraction
    counted: Fraction
    got: Mapping[int, Fraction]
    note: Mapping[str, Any]

    @property
    def total(self) -> Fraction:
        return sum(self.got.values(), Fraction(0))

    def share(self, number: int) -> Fraction:
        return self.got[number] / self.total if self.total else Fraction(0)

    def as_dict(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "weight_pct": str(self.weight),
            "counted_pct": str(self.counted),
            "empty": not self.total,
            "total": str(self.total),
            "got": [[number, str(self.got[number])] for number in sorted(self.got)],
            **self.note,
        }


@dataclass(frozen=True)
class Weighted:
    """The lines of the channels and the score of every option: exact, from 0 to 100."""

    lines: Sequence[Line]
    scores: Mapping[int, Fraction]

    def ordering(self) -> dict[int, int]:
        """The scores as whole numbers over one denominator, for putting in order only."""
        unit = lcm(*(score.denominator for score in self.scores.values()))
        return {number: int(score * unit) for number, score in self.scores.items()}

    def told(self, results: Iterable[Result]) -> list[Result]:
        """The results with their score beside the votes; distances in votes mean nothing here."""
        return [replace(r, reason=_with_score(r.reason, self.scores[r.number])) for r in results]

    def tied(self, ties: Iterable[dict[str, Any]]) -> list[dict[str, object]]:
        """The ties by score, not by the numbers that `ordering` made of them."""
        return [
            {**tie, "votes": None, "measure": "score", "value": str(self.scores[tie["options"][0]])} for tie in ties
        ]

    def as_dict(self) -> dict[str, Any]:
        return {
            "lines": [line.as_dict() for line in self.lines],
            "scores": [[number, str(self.scores[number])] for number in sorted(self.scores)],
        }


def _with_score(reason: Mapping[str, Any], score: Fraction) -> dict[str, Any]:
    kept = {key: value for key, value in reason.items() if key != "behind_last"}
    return {**kept, "score": str(score)}


def weighted(weights: Sequence[tuple[str, str]], items: Mapping[int, Item], channels: Channels) -> Weighted:
    """The score of every option. Raises ValueError when the channels are not those of the rule."""
    if {name for name, _ in weights} != set(channels):
        raise ValueError(f"규칙의 경로와 표의 경로가 다릅니다: {sorted(channels)}")
    numbers = sorted(items)
    lines = [_line(name, Fraction(weight), numbers, channels[name]) for name, weight in weights]
    lines = _spread(lines)
    scores = {n: sum((line.counted * line.share(n) for line in lines), Fraction(0)) for n in numbers}
    return Weighted(lines, scores)


def _line(name: str, weight: Fraction, numbers: Sequence[int], channel: Papers | ScoreSheets) -> Line:
    if isinstance(channel, ScoreSheets):
        got = {number: Fraction(mean) for number, mean in channel.averages(numbers).items()}
        return Line(name, weight, weight, got, channel.note(numbers))
    papers = normal(channel, numbers, "up_to_k")
    votes = {number: Fraction(votes) for number, votes in votes_per_option(papers, numbers).items()}
    return Line(name, weight, weight, votes, {"ballots": papers.opened})


def _spread(lines: Sequence[Line]) -> list[Line]:
    """Give the weight of empty channels to the others in proportion; all empty leaves every weight at 0."""
    used = sum((line.weight for line in lines if line.total), Fraction(0))
    return [replace(line, counted=line.weight * 100 / used if line.total else Fraction(0)) for line in lines]
