"""The words that a rule may use, and which of its fields matter to which rule."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

APPROVAL_KINDS: Final = ("single", "up_to_k", "exactly_k", "k_per_category", "knapsack")
KINDS: Final = ("approve_reject", *APPROVAL_KINDS, "ranked", "points", "rating")
KINDS_WITH_K: Final = ("up_to_k", "exactly_k", "k_per_category")
BUDGET_KINDS: Final = (*APPROVAL_KINDS, "points")
COUNTED_FROM: Final[Mapping[str, tuple[str, ...]]] = {
    "greedy": BUDGET_KINDS,
    "choose": APPROVAL_KINDS,
    "approve_reject": ("approve_reject",),
    "equal_shares": BUDGET_KINDS,
    "phragmen": BUDGET_KINDS,
    "knapsack_optimum": BUDGET_KINDS,
    "irv": ("ranked",),
    "schulze": ("ranked",),
    "borda": ("ranked",),
    "rating": ("rating",),
}
COUNTINGS: Final = tuple(COUNTED_FROM)
NEED_CEILING: Final = ("equal_shares", "phragmen", "knapsack_optimum")
NEED_LOT: Final = ("greedy", *NEED_CEILING, "irv", "schulze", "borda", "rating")
OVERFLOWS: Final = ("skip", "stop")
BASES: Final = ("voters", "votes")
DECISIONS: Final = (
    "majority_of_votes",
    "majority_of_participants",
    "two_thirds_of_votes",
    "two_thirds_of_participants",
)
UTILITIES: Final = ("cost", "cardinality")
STARTS: Final = ("share", "floor")
COMPLETIONS: Final = ("add1", "none")
STOPS: Final = ("overspends", "exhausted")
FILLS: Final = ("votes", "none")
COMPARISONS: Final = ("none", "satisfaction")
RATING_BYS: Final = ("mean", "median")
RATINGS: Final = (1, 2, 3, 4, 5)
LOT: Final = "lot"
ALL: Final = "all"
CRITERIA: Final = ("resident_votes", "dongs", "lower_cost", LOT, ALL)
DEFAULT_TIES: Final = ("resident_votes", "dongs", "lower_cost", LOT)
PERCENT: Final = re.compile(r"\d{1,3}(\.\d{1,6})?", re.ASCII)
FIRST_FIELDS: Final = (
    "kind",
    "counting",
    "k",
    "exact",
    "ceiling",
    "seats",
    "overflow",
    "min_share_pct",
    "min_share_basis",
    "min_votes",
    "decision",
    "strict",
    "ties",
    "seed",
)
"""What every sheet tells, also of rules that do not look at it."""

_OF_COUNTING: Final[Mapping[str, tuple[str, ...]]] = {
    "equal_shares": ("min_score", "utility", "start", "completion", "stop", "step", "fill", "comparison"),
    "phragmen": ("min_score",),
    "knapsack_optimum": ("min_score",),
    "borda": ("borda_last",),
    "rating": ("rating_by", "min_ratings"),
}
_OF_KIND: Final[Mapping[str, tuple[str, ...]]] = {
    "points": ("points", "max_per_option"),
    "ranked": ("max_length",),
}


ONLY_WHERE_USED: Final = ("min_score", "channels", "exclusive", "withdrawn")
"""What a sheet tells only where the rule says something of it."""


def fields_of(kind: str, counting: str, used: Collection[str]) -> tuple[str, ...]:
    """The further fields that a rule looks at; `used` are those of ONLY_WHERE_USED that say something."""
    return (*used, *_OF_COUNTING.get(counting, ()), *_OF_KIND.get(kind, ()))
