"""Counting once more from a sheet alone: everything that went in stands on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ganggu_participation.money import Won
from ganggu_participation.tally.channels import Channels, ScoreSheets
from ganggu_participation.tally.counting import count
from ganggu_participation.tally.papers import Choice, Item, Papers, as_choice

Sheet = Mapping[str, Any]


@dataclass(frozen=True)
class Inputs:
    """What a sheet was counted from, as plain values of `count`."""

    rule: Mapping[str, Any]
    items: Sequence[Item]
    papers: Papers
    marks: int
    channels: Channels | None

    @classmethod
    def of(cls, sheet: Sheet) -> Inputs:
        given = sheet["inputs"]
        rows = [(row["choice"], row["copies"]) for row in given["papers"]]
        papers = Papers.gathered(rows, given["invalid"], given["ballots"])
        return cls(given["rule"], [_item(row) for row in given["items"]], papers, given["marks"], _channels(sheet))

    def under(self, **changes: Any) -> Inputs:
        """The same with some words of the rule changed."""
        return replace(self, rule={**self.rule, **changes})

    def with_papers(self, choice: Choice, copies: int) -> Inputs:
        """The same with some more papers, and as many marks."""
        groups = dict(self.papers.groups)
        groups[choice] = groups.get(choice, 0) + copies
        papers = Papers(groups, self.papers.invalid, self.papers.opened + copies)
        return replace(self, papers=papers, marks=self.marks + copies)

    def with_cost(self, number: int, cost: int) -> Inputs:
        """The same with another cost (won) of one option."""
        items = [replace(item, cost=Won(cost)) if item.number == number else item for item in self.items]
        return replace(self, items=items)

    def sheet(self) -> dict[str, Any]:
        return count(self.rule, self.items, self.papers, self.marks, self.channels)


def recount(sheet: Sheet, **changes: Any) -> dict[str, Any]:
    """The sheet of the same vote, with some words of its rule changed; without changes the same sheet again.

    Raises ValueError with a Korean sentence when the changed rule cannot count these papers.
    """
    return Inputs.of(sheet).under(**changes).sheet()


def selected_in(sheet: Sheet) -> list[int]:
    """The numbers of the selected options in the order of selection."""
    return [row["number"] for row in sheet["results"] if row["selected"]]


def _item(row: Mapping[str, Any]) -> Item:
    cost = row["cost"]
    return Item(**{**row, "cost": None if cost is None else Won(cost)})


def _channels(sheet: Sheet) -> Channels | None:
    """The channels as their lines tell them: score sheets as they are, papers as votes per option."""
    if "channels" not in sheet:
        return None
    return {line["name"]: _channel(line) for line in sheet["channels"]["lines"]}


def _channel(line: Mapping[str, Any]) -> Papers | ScoreSheets:
    if "score_sheets" in line:
        counted = [dict(map(tuple, rows)) for rows in line["score_sheets"]]
        return ScoreSheets([*counted, *[{}] * line["incomplete"]], line["trim"])
    votes = {(as_choice([number])): int(got) for number, got in line["got"]}
    return Papers(votes, ballots=line["ballots"])
