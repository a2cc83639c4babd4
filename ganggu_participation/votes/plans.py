"""What an official wants to ask, before it is a vote: plans of contests and options, checked as a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from ..accounts.states import Basis
from ..money import Won
from ..refusals import Refusal, Refused
from .models import Contest, Option

CHOOSING_KINDS: Final = ("single", "up_to_k", "exactly_k", "k_per_category", "knapsack")
KINDS: Final = ("approve_reject", *CHOOSING_KINDS)
KINDS_WITH_K: Final = ("up_to_k", "exactly_k", "k_per_category")
COUNTINGS: Final = ("greedy", "choose", "approve_reject")
OVERFLOWS: Final = ("skip", "stop")
TIES: Final = ("resident_votes", "dongs", "lower_cost", "lot")
EXTENSION_DAYS: Final = 7
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
    `ties` ends with "lot" (the seed is made with the vote) or "all"; `limits` holds what a rarer kind asks for."""

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
        if fault := _fault(contest):
            raise Refused(Refusal.BAD_PLAN, fault)


def _fault(plan: ContestPlan) -> str:
    """What does not fit in a plan, as a sentence; empty when all fits."""
    approving = plan.kind == "approve_reject"
    costs = [option.cost for option in plan.options]
    faults = (
        (plan.kind not in KINDS, "이 투표 방식은 아직 쓸 수 없습니다."),
        (plan.counting not in COUNTINGS or plan.overflow not in OVERFLOWS, "세는 방법을 다시 골라 주세요."),
        (approving != (plan.counting == "approve_reject"), "찬성·반대 투표는 찬성·반대로만 셉니다."),
        (
            plan.kind in KINDS_WITH_K and not _within(plan.k, len(plan.options)),
            "고를 수 있는 수는 1부터 선택지 수까지입니다.",
        ),
        (
            plan.counting == "choose" and not _within(plan.seats, len(plan.options)),
            "뽑는 수는 1부터 선택지 수까지입니다.",
        ),
        (plan.kind == "knapsack" and plan.ceiling is None, "쓸 수 있는 예산을 적어 주세요."),
        (plan.ceiling is not None and None in costs, "모든 선택지에 사업비를 적어 주세요."),
        (
            not plan.ties or plan.ties[-1] not in ("lot", "all"),
            "표가 같을 때의 규칙은 추첨이나 모두 선정으로 끝나야 합니다.",
        ),
    )
    return next((sentence for wrong, sentence in faults if wrong), "")


def _within(number: int | None, most: int) -> bool:
    return number is not None and 1 <= number <= most


def normal_roll_rule(rule: Mapping[str, Any]) -> dict[str, Any]:
    """The roll rule with plain values in one spelling. Raises KeyError or ValueError for what is no rule."""
    grade = {"min_grade": int(rule["min_grade"])} if rule.get("min_grade") is not None else {}
    return grade | {
        "min_age": int(rule["min_age"]),
        "age_on": date.fromisoformat(str(rule["age_on"])).isoformat(),
        "bases": [BASES[base] for base in sorted(rule["bases"])],
        "level": int(rule["level"]),
        "dong_id": rule["dong_id"],
    }
