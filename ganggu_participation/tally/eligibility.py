"""Votes, points and supporters per option, and whether they are enough to be funded at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from ganggu_participation.tally.papers import Item, Papers, points_per_option, votes_per_option
from ganggu_participation.tally.results import Reason
from ganggu_participation.tally.rule import Rule


@dataclass(frozen=True)
class Standing:
    """What each option got: its score (votes, or points where papers give points) and how many papers back it."""

    score: Mapping[int, int]
    supporters: Mapping[int, int]

    @classmethod
    def of(cls, rule: Rule, items: Mapping[int, Item], papers: Papers) -> Standing:
        supporters = votes_per_option(papers, items)
        return cls(points_per_option(papers, items) if rule.kind == "points" else supporters, supporters)


@dataclass(frozen=True)
class Share:
    """The least support: a share of the voters or of all votes (plain counts), and a least score."""

    rule: Rule
    voters: int
    choices: int

    @property
    def base(self) -> int:
        return self.voters if self.rule.min_share_basis == "voters" else self.choices

    @property
    def needed(self) -> int:
        return ceil(self.rule.min_share * self.base)

    def refusal(self, standing: Standing, number: int) -> Reason | None:
        """Why an option may not be funded; nobody's project never is, whatever the share (a rule of this house)."""
        score = standing.score[number]
        if number in self.rule.withdrawn:
            return {"code": "withdrawn"}
        if score == 0:
            return {"code": "no_votes"}
        if score < self.rule.min_score:
            return {"code": "below_min_score", "needed": self.rule.min_score}
        backed = standing.supporters[number] if self.rule.min_share_basis == "voters" else score
        return None if backed >= self.needed else self._below_share(backed, score)

    def _below_share(self, backed: int, score: int) -> Reason:
        reason: Reason = {
            "code": "below_min_share",
            "needed": self.needed,
            "base": self.base,
            "basis": self.rule.min_share_basis,
            "pct": self.rule.min_share_pct,
        }
        return reason if backed == score else {**reason, "backed": backed}


def cost_of(item: Item) -> int:
    return 0 if item.cost is None else int(item.cost)


def check_costs(rule: Rule, items: Mapping[int, Item]) -> None:
    """Raises ValueError when there is a ceiling and an option has no cost."""
    without = [number for number, item in items.items() if item.cost is None]
    if rule.ceiling is not None and without:
        raise ValueError(f"사업비가 없는 선택지가 있습니다: {sorted(without)}")
