"""What does not fit in the plan of a contest, as a sentence: no vote is published that could not be cast or counted."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .plans import ContestPlan

CHOOSING: Final = ("single", "up_to_k", "exactly_k", "k_per_category", "knapsack")
SHARING: Final = ("greedy", "equal_shares", "phragmen", "knapsack_optimum")
COUNTED_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "approve_reject": ("approve_reject",),
    **dict.fromkeys(CHOOSING, (*SHARING, "choose")),
    "ranked": ("irv", "schulze", "borda"),
    "points": SHARING,
    "rating": ("rating",),
}
KINDS: Final = tuple(COUNTED_BY)
KINDS_WITH_K: Final = ("up_to_k", "exactly_k", "k_per_category")
SEATED: Final = ("irv", "schulze", "borda", "rating")
ALL_MAY_WIN: Final = ("choose", "approve_reject")
OVERFLOWS: Final = ("skip", "stop")
ORDERS: Final = ("random", "lot")
TIES: Final = ("resident_votes", "dongs", "lower_cost", "lot")
PERCENT: Final = re.compile(r"(100|\d{1,2})(\.\d{1,6})?", re.ASCII)
MOST_POINTS: Final = 1000
NO_TIE_END: Final = "표가 같을 때의 규칙은 추첨이나 모두 선정으로 끝나야 합니다."

Faults = Iterable[tuple[bool, str]]


def fault_in(plan: "ContestPlan") -> str:
    """The first thing that does not fit; empty when all fits."""
    if plan.kind not in KINDS:
        return "이 투표 방식은 쓸 수 없습니다."
    checks = (_words(plan), _numbers(plan), _money(plan), _options(plan), _ties(plan), _channels(plan))
    return next((sentence for faults in checks for wrong, sentence in faults if wrong), "")


def _words(plan: "ContestPlan") -> Faults:
    approving = plan.kind == "approve_reject"
    order, share = plan.limits.get("order", "random"), plan.min_share_pct
    yield approving != (plan.counting == "approve_reject"), "찬성·반대 투표는 찬성·반대로만 셉니다."
    yield plan.counting not in COUNTED_BY[plan.kind], "이 투표 방식에 맞는 세는 방법을 골라 주세요."
    yield plan.overflow not in OVERFLOWS or order not in ORDERS, "세는 방법을 다시 골라 주세요."
    yield not PERCENT.fullmatch(share) or share.startswith("100."), "최소 득표율은 0부터 100까지 적어 주세요."


def _numbers(plan: "ContestPlan") -> Faults:
    options = len(plan.options)
    seated = plan.counting == "choose" or (plan.counting in SEATED and plan.seats is not None)
    longest, points, each = (plan.limits.get(name) for name in ("max_length", "points", "max_per_option"))
    yield plan.kind in KINDS_WITH_K and not _within(plan.k, options), "고를 수 있는 수는 1부터 선택지 수까지입니다."
    yield seated and not _within(plan.seats, options), "뽑는 수는 1부터 선택지 수까지입니다."
    yield longest is not None and not _within(longest, options), "순위는 1부터 선택지 수까지 정할 수 있습니다."
    if plan.kind == "points":
        yield not _within(points, MOST_POINTS), f"나누어 줄 점수는 1점부터 {MOST_POINTS:,}점까지입니다."
        yield (
            each is not None and not _within(each, points),
            "하나에 줄 수 있는 점수는 1점부터 나누어 줄 점수까지입니다.",
        )


def _money(plan: "ContestPlan") -> Faults:
    needed = plan.kind == "knapsack" or (plan.counting in SHARING and plan.counting != "greedy")
    costs = [option.cost for option in plan.options]
    yield needed and plan.ceiling is None, "쓸 수 있는 예산을 적어 주세요."
    yield plan.ceiling is not None and None in costs, "모든 선택지에 사업비를 적어 주세요."


def _options(plan: "ContestPlan") -> Faults:
    yield not all(option.title.strip() for option in plan.options), "모든 선택지에 이름을 적어 주세요."
    if plan.kind == "k_per_category":
        sizes = Counter(option.category or "" for option in plan.options)
        yield "" in sizes, "모든 선택지에 분야를 적어 주세요."
        few = bool(plan.limits.get("exact")) and min(sizes.values()) < (plan.k or 0)
        yield few, "분야마다 고를 수만큼 선택지가 있어야 합니다."


def _ties(plan: "ContestPlan") -> Faults:
    ties = tuple(plan.ties)
    unknown = not set(ties) <= {*TIES, "all"} or len(set(ties)) != len(ties)
    yield unknown or not ties or ties[-1] not in ("lot", "all") or {"lot", "all"} & set(ties[:-1]) != set(), NO_TIE_END
    yield ties[-1:] == ("all",) and plan.counting not in ALL_MAY_WIN, "이 방법에서 같은 것은 추첨으로 정합니다."


def _channels(plan: "ContestPlan") -> Faults:
    """Weights of two channels, one of them a committee whose score sheets are published with the rule: PB-31, PB-32."""
    channels, committee = plan.limits.get("channels"), plan.limits.get("committee") or {}
    if channels is None:
        return
    weights = {str(name): str(weight) for name, weight in channels}
    whole = len(channels) == len(weights) == 2 and all(w.isdecimal() and int(w) > 0 for w in weights.values())
    yield plan.counting != "greedy" or plan.kind == "points", "경로별 반영 비율은 득표순으로 예산을 나눌 때만 쓸 수 있습니다."
    yield not whole or sum(map(int, weights.values())) != 100, "경로 둘의 반영 비율을 더하면 100이어야 합니다."
    yield committee.get("channel") not in weights, "위원 심사 경로의 이름을 적어 주세요."
    numbers = list(range(1, len(plan.options) + 1))
    full = [sorted(no for no, _ in sheet) == numbers for sheet in committee.get("sheets", ())]
    yield not full or not all(full), "모든 위원이 모든 선택지에 점수를 적어야 합니다."


def _within(number: object, most: object) -> bool:
    return type(number) is int and type(most) is int and 1 <= number <= most
