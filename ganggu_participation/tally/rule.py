"""The counting part of a frozen contest, read once and checked, with every default made explicit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any, Final

APPROVAL_KINDS: Final = ("single", "up_to_k", "exactly_k", "k_per_category", "knapsack")
KINDS: Final = ("approve_reject", *APPROVAL_KINDS, "ranked", "points", "rating")
KINDS_WITH_K: Final = ("up_to_k", "exactly_k", "k_per_category")
COUNTINGS: Final = ("greedy", "choose", "approve_reject")
OVERFLOWS: Final = ("skip", "stop")
BASES: Final = ("voters", "votes")
DECISIONS: Final = (
    "majority_of_votes",
    "majority_of_participants",
    "two_thirds_of_votes",
    "two_thirds_of_participants",
)
LOT: Final = "lot"
ALL: Final = "all"
CRITERIA: Final = ("resident_votes", "dongs", "lower_cost", LOT, ALL)
DEFAULT_TIES: Final = ("resident_votes", "dongs", "lower_cost", LOT)
PERCENT: Final = re.compile(r"\d{1,3}(\.\d{1,6})?", re.ASCII)


@dataclass(frozen=True)
class Rule:
    """How one contest is counted. `ceiling` in won; `min_share_pct` in percent of `min_share_basis`.

    The tie list is the default of the budget tracks (ordinances and practice: more residents' votes, more
    dongs, lower cost, a lot with a published seed); it ends with "lot", or with "all" where all tied
    options are chosen.
    """

    kind: str
    counting: str
    k: int | None = None
    exact: bool = False
    ceiling: int | None = None
    seats: int | None = None
    overflow: str = "skip"
    min_share_pct: str = "0"
    min_share_basis: str = "voters"
    min_votes: int = 1
    decision: str = "majority_of_participants"
    strict: bool = True
    ties: tuple[str, ...] = DEFAULT_TIES
    seed: str = ""

    def __post_init__(self) -> None:
        _check_words(self)
        _check_numbers(self)
        _check_fit(self)
        _check_ties(self)

    @classmethod
    def read(cls, contest: Mapping[str, Any]) -> Rule:
        """Read a contest of the rule sheet; what it leaves out or holds as null takes the default.

        Raises ValueError with a Korean sentence for an unknown word, a number out of range, or a kind whose
        counting is not built.
        """
        given = {name: contest[name] for name in cls.__dataclass_fields__ if contest.get(name) is not None}
        if isinstance(given.get("ties"), list):
            given["ties"] = tuple(given["ties"])
        given.setdefault("strict", not str(given.get("decision", "")).startswith("two_thirds"))
        if given.get("kind") == "single":
            given["k"] = 1
        return cls(**{"kind": "", "counting": "", **given})

    @property
    def min_share(self) -> Fraction:
        """The least share as an exact number between 0 and 1."""
        return Fraction(self.min_share_pct) / 100

    def as_dict(self) -> dict[str, object]:
        return {**asdict(self), "ties": list(self.ties)}


def _check_words(rule: Rule) -> None:
    for value, known, what in (
        (rule.kind, KINDS, "투표 방식"),
        (rule.counting, COUNTINGS, "세는 방법"),
        (rule.overflow, OVERFLOWS, "예산을 넘을 때의 규칙"),
        (rule.min_share_basis, BASES, "최소 득표율의 기준"),
        (rule.decision, DECISIONS, "통과 기준"),
    ):
        if value not in known:
            raise ValueError(f"알 수 없는 {what}입니다: {value!r}")
    if not isinstance(rule.seed, str):
        raise ValueError("추첨 씨앗값은 글자여야 합니다.")


def _check_numbers(rule: Rule) -> None:
    for value, least, what in (
        (rule.k, 1, "고를 수 있는 수(k)"),
        (rule.ceiling, 0, "쓸 수 있는 예산"),
        (rule.seats, 1, "뽑는 수"),
        (rule.min_votes, 0, "최소 표"),
    ):
        if value is not None and (type(value) is not int or value < least):
            raise ValueError(f"{what}: {least} 이상의 정수여야 합니다: {value!r}")
    share = rule.min_share_pct
    if not isinstance(share, str) or not PERCENT.fullmatch(share) or Fraction(share) > 100:
        raise ValueError(f"최소 득표율은 '12.5'처럼 0부터 100까지 글자로 적습니다: {share!r}")
    if type(rule.strict) is not bool or type(rule.exact) is not bool:
        raise ValueError("strict와 exact는 참이나 거짓이어야 합니다.")


def _check_fit(rule: Rule) -> None:
    approving = rule.kind == "approve_reject"
    if approving != (rule.counting == "approve_reject") or not (approving or rule.kind in APPROVAL_KINDS):
        raise ValueError(f"{rule.kind} 투표를 {rule.counting} 방법으로 세는 규칙은 아직 없습니다.")
    if rule.kind in KINDS_WITH_K and rule.k is None:
        raise ValueError(f"{rule.kind} 투표에는 고를 수 있는 수(k)가 있어야 합니다.")
    if rule.counting == "choose" and rule.seats is None:
        raise ValueError("뽑는 수(seats)가 있어야 합니다.")
    if rule.kind == "knapsack" and rule.ceiling is None:
        raise ValueError("예산 안에서 고르는 투표에는 쓸 수 있는 예산(ceiling)이 있어야 합니다.")


def _check_ties(rule: Rule) -> None:
    ties = rule.ties
    if not isinstance(ties, tuple) or not set(ties) <= set(CRITERIA) or len(set(ties)) != len(ties):
        raise ValueError(f"알 수 없는 동점 규칙입니다: {ties!r}")
    if not ties or ties[-1] not in (LOT, ALL) or {LOT, ALL} & set(ties[:-1]):
        raise ValueError("동점 규칙은 추첨(lot)이나 모두 선정(all)으로 끝나야 합니다.")
    if ties[-1] == ALL and rule.counting == "greedy":
        raise ValueError("예산을 나누는 투표의 동점 규칙은 추첨(lot)으로 끝나야 합니다.")
    if ties[-1] == LOT and not rule.seed and rule.counting != "approve_reject":
        raise ValueError("추첨에 쓸 씨앗값(seed)을 투표 전에 공개해야 합니다.")
