"""What an official wants to ask, before it is a vote: plans of contests and options, checked as a whole."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from ..accounts.states import Basis
from ..money import Won
from ..refusals import Refusal, Refused
from .models import Contest, Option
from .plan_checks import TIES, fault_in

EXTENSION_DAYS: Final = 7
SEED_BYTES: Final = 16
SHORTEST_REASON: Final = 30
BLANK: Final = "blank"
BASES: Final = {basis.value: basis.value for basis in Basis}


@dataclass(frozen=True)
class OptionPlan:
    """One thing to choose. `source` is where its words come from ("proposals/12"), if anywhere."""

    title: str
    summary: str = ""
    cost: Won | None = None
    source: str | None = None
    category: str | None = None


@dataclass(frozen=True)
class ContestPlan:
    """One question or one budget. `ceiling` in won; `seats` where options are chosen without money;
    `ties` ends with "lot" (the seed is made with the vote) or "all"; `limits` holds what a rarer kind or counting asks
    for: "exact", "max_length", "points", "max_per_option", "order" ("lot" for people), "decision", "rating_by" ..."""

    title: str
    kind: str
    options: tuple[OptionPlan, ...]
    k: int | None = None
    ceiling: Won | None = None
    seats: int | None = None
    counting: str = "greedy"
    overflow: str = "skip"
    min_share_pct: str = "0"
    ties: tuple[str, ...] = TIES
    limits: Mapping[str, Any] = field(default_factory=dict)

    def born(self, no: int, seed: str) -> Contest:
        """The rows of this contest, numbered in the order of the plan."""
        options = [
            Option(no=place, title=o.title, summary=o.summary, cost=o.cost, source=o.source, category=o.category)
            for place, o in enumerate(self.options, start=1)
        ]
        return Contest(
            no=no,
            title=self.title,
            kind=self.kind,
            k=self.k,
            ceiling=self.ceiling,
            seats=self.seats,
            counting=self.counting,
            overflow=self.overflow,
            min_share_pct=self.min_share_pct,
            ties=list(self.ties),
            limits=dict(self.limits),
            seed=seed,
            options=options,
        )


def check_plans(contests: Sequence[ContestPlan]) -> None:
    """Raises Refused(NO_ITEMS or BAD_PLAN): no vote is published that could not be cast or counted."""
    if not contests or not all(contest.options for contest in contests):
        raise Refused(Refusal.NO_ITEMS)
    for contest in contests:
        if fault := fault_in(contest):
            raise Refused(Refusal.BAD_PLAN, fault)


def normal_roll_rule(rule: Mapping[str, Any]) -> dict[str, Any]:
    """The roll rule with plain values in one spelling. Raises KeyError or ValueError for what is no rule."""
    grade = {"min_grade": int(rule["min_grade"])} if rule.get("min_grade") is not None else {}
    listed = {"listed": True} if rule.get("listed") else {}
    return grade | listed | {
        "min_age": int(rule["min_age"]),
        "age_on": date.fromisoformat(str(rule["age_on"])).isoformat(),
        "bases": [BASES[base] for base in sorted(rule["bases"])],
        "level": int(rule["level"]),
        "dong_id": rule["dong_id"],
    }


def born(contests: Sequence[ContestPlan]) -> list[Contest]:
    """The rows of the plans, each with the seed of its lots."""
    return [plan.born(no, secrets.token_hex(SEED_BYTES)) for no, plan in enumerate(contests, start=1)]
