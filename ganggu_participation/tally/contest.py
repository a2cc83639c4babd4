"""What the rules that share out money by support start from, and what they give back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ganggu_participation.tally.electorate import Electorate
from ganggu_participation.tally.papers import Item
from ganggu_participation.tally.results import Reason, Result
from ganggu_participation.tally.rule import Rule


@dataclass(frozen=True)
class Contest:
    """What the proportional rules count from: eligible options by the tie list, all options by votes."""

    rule: Rule
    voters: Electorate
    turns: Sequence[int]
    by_votes: Sequence[int]
    score: Mapping[int, int]
    refused: Mapping[int, Reason]
    items: Mapping[int, Item]

    @property
    def ceiling(self) -> int:
        return self.rule.ceiling or 0

    def cost(self, number: int) -> int:
        return self.voters.projects[number].cost

    def result(self, number: int, selected: bool, reason: Reason, place: int | None = None) -> Result:
        return Result(number, self.score[number], place, selected, reason)


@dataclass(frozen=True)
class Outcome:
    """The results in order, what is left of the ceiling, the rounds, and further figures of the rule."""

    results: list[Result]
    left: int
    rounds: list[dict[str, object]]
    figures: dict[str, object]
    levels: list[tuple[tuple[int, ...], str]]
