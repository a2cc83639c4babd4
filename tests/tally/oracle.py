"""A slow, plain second opinion: papers one by one, fractions, pairwise comparison, no code of the count."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from fractions import Fraction
from functools import cmp_to_key
from typing import Any

from ganggu_participation.tally import Item

Paper = tuple[Any, ...]


@dataclass
class Case:
    """One vote, spelled out."""

    items: list[Item]
    papers: list[Paper]
    rule: dict[str, Any]

    def votes(self, item: Item) -> int:
        return sum(1 for paper in self.papers for number in paper if number == item.number)

    def ahead(self, one: Item, other: Item) -> int:
        """1 when `one` stands before `other`, -1 the other way round, 0 when nothing parts them."""
        if self.votes(one) != self.votes(other):
            return 1 if self.votes(one) > self.votes(other) else -1
        for criterion in self.rule["ties"] if self.votes(one) else []:
            mine, theirs = self._figure(one, criterion), self._figure(other, criterion)
            if mine != theirs:
                return 1 if mine > theirs else -1
        return 0

    def _figure(self, item: Item, criterion: str) -> Fraction:
        """A number that is higher for the better option."""
        if criterion == "lower_cost":
            return -Fraction(int(item.cost or 0))
        if criterion == "dongs":
            return Fraction(item.dongs or 0)
        if criterion == "lot":
            lot = hashlib.sha256((self.rule["seed"] + str(item.number)).encode()).digest()
            return -Fraction(int.from_bytes(lot, "big"))
        return Fraction(0)

    def in_order(self) -> list[Item]:
        by_number = sorted(self.items, key=lambda item: item.number)
        return sorted(by_number, key=cmp_to_key(self._behind))

    def _behind(self, one: Item, other: Item) -> int:
        return -self.ahead(one, other)

    def funded(self) -> list[int]:
        """Greedy by votes, as the ordinances tell it."""
        money = None if self.rule["ceiling"] is None else Fraction(self.rule["ceiling"])
        every_choice = sum(len(paper) for paper in self.papers)
        base = len(self.papers) if self.rule["min_share_basis"] == "voters" else every_choice
        winners: list[int] = []
        for item in self.in_order():
            votes, cost = self.votes(item), Fraction(int(item.cost or 0))
            if not votes or Fraction(votes, base) < Fraction(self.rule["min_share_pct"]) / 100:
                continue
            if self.rule["seats"] is not None and len(winners) == self.rule["seats"]:
                continue
            if money is not None and cost > money:
                if self.rule["overflow"] == "stop":
                    break
                continue
            winners.append(item.number)
            money = None if money is None else money - cost
        return winners

    def chosen(self) -> list[int]:
        """Everybody with enough votes who has fewer than `seats` options ahead."""
        least = max(1, self.rule["min_votes"])
        enough = [item for item in self.in_order() if self.votes(item) >= least]
        return [
            item.number
            for item in enough
            if sum(self.ahead(other, item) > 0 for other in enough) < self.rule["seats"]
        ]

    def passed(self) -> list[int]:
        """For against everybody or against for + against, as fractions."""
        part = Fraction(2, 3) if self.rule["decision"].startswith("two_thirds") else Fraction(1, 2)
        winners = []
        for item in self.items:
            answers = [answer for paper in self.papers for number, answer in paper if number == item.number]
            pro, con = answers.count("for"), answers.count("against")
            base = len(self.papers) if self.rule["decision"].endswith("participants") else pro + con
            share = Fraction(pro, base) if base else Fraction(0)
            if pro and (share > part or (share == part and not self.rule["strict"])):
                winners.append(item.number)
        return sorted(winners)

    def served(self, winners: list[int]) -> int:
        """How many voters chose, or are for, one of the winners."""
        return sum(
            any(part in winners or part in [(winner, "for") for winner in winners] for part in paper)
            for paper in self.papers
        )
