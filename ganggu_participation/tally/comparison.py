"""The same ballots under other rules, how many voters got something, and how firm the outcome is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from ganggu_participation.tally.recount import Inputs, Sheet, selected_in
from ganggu_participation.tally.rule_words import BUDGET_KINDS

BUDGET_RULES: Final[Mapping[str, Mapping[str, Any]]] = {
    "greedy_skip": {"counting": "greedy", "overflow": "skip"},
    "greedy_stop": {"counting": "greedy", "overflow": "stop"},
    "equal_shares": {"counting": "equal_shares", "completion": "add1", "fill": "votes", "overflow": None},
    "phragmen": {"counting": "phragmen", "overflow": "skip"},
    "knapsack_optimum": {"counting": "knapsack_optimum", "overflow": None},
}
RANKED_RULES: Final[Mapping[str, Mapping[str, Any]]] = {
    name: {"counting": name} for name in ("irv", "schulze", "borda")
}
NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "greedy_skip": ("득표순(넘으면 건너뜀)", "by votes, passing over what does not fit"),
    "greedy_stop": ("득표순(넘으면 멈춤)", "by votes, stopping at what does not fit"),
    "equal_shares": ("균등한 몫", "equal shares"),
    "phragmen": ("고르게 나눈 부담(프라그멘)", "Phragmén's even loads"),
    "knapsack_optimum": ("표의 합이 가장 큰 묶음", "the set with the most votes"),
    "irv": ("하위 탈락 결선(IRV)", "instant run-off"),
    "schulze": ("둘씩 견주기(슐체)", "Schulze's pairwise comparison"),
    "borda": ("순위 점수(보르다)", "Borda's points"),
    "own": ("이 투표의 규칙", "the rule of this vote"),
}


@dataclass(frozen=True)
class Side:
    """One rule on the same ballots. `rule` is a key of NAMES ("own" is the rule of the vote itself).

    `selected` in the order of selection; `gained` and `lost` against the rule of the vote; `spent` and `leftover` in
    won (None without a ceiling); `voters_with_something` are the papers that chose at least one selected option,
    of `voters` papers that are not void.
    """

    rule: str
    selected: tuple[int, ...]
    gained: tuple[int, ...]
    lost: tuple[int, ...]
    spent: int | None
    leftover: int | None
    voters_with_something: int
    voters: int

    def as_dict(self) -> dict[str, Any]:
        lists = {name: list(getattr(self, name)) for name in ("selected", "gained", "lost")}
        return {**asdict(self), **lists}

    @property
    def without_something(self) -> int:
        return self.voters - self.voters_with_something


def side_by_side(sheet: Sheet) -> list[Side]:
    """The vote under its own rule, then under every other rule that can count its papers.

    Weighted channels and exclusive groups belong to the own rule only. Votes for and against, ratings and
    choices without a ceiling have no other rule: the list has one entry.
    """
    inputs = Inputs.of(sheet)
    sides = [_side("own", sheet, sheet)]
    for name, words in _others(inputs.rule).items():
        plain = {**words, "channels": None, "exclusive": None}
        sides.append(_side(name, inputs.under(**plain).sheet(), sheet))
    return sides


def _others(rule: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    if rule["kind"] == "ranked":
        return {name: words for name, words in RANKED_RULES.items() if name != rule["counting"]}
    if rule["kind"] not in BUDGET_KINDS or rule["ceiling"] is None or rule["counting"] == "choose":
        return {}
    return {name: words for name, words in BUDGET_RULES.items() if not _is_own(rule, words)}


def _is_own(rule: Mapping[str, Any], words: Mapping[str, Any]) -> bool:
    if rule.get("channels") or rule.get("exclusive") or rule["counting"] != words["counting"]:
        return False
    return rule["counting"] not in ("greedy",) or rule["overflow"] == words["overflow"]


def _side(name: str, counted: Sheet, own: Sheet) -> Side:
    ours, theirs = selected_in(own), selected_in(counted)
    totals, ceiling = counted["totals"], counted["inputs"]["rule"]["ceiling"]
    left = counted["leftover"]
    return Side(
        name,
        tuple(theirs),
        tuple(n for n in theirs if n not in ours),
        tuple(n for n in ours if n not in theirs),
        None if left is None or ceiling is None else ceiling - left,
        left,
        totals["voters_with_a_selected_option"],
        totals["valid"] + totals["blank"],
    )


def side_sentence(side: Side, language: str = "ko") -> str:
    """How many are selected and how many voters got something, in words; `language` is "ko" or "en"."""
    return _SAID[language](side)


def _korean(side: Side) -> str:
    name, something = NAMES[side.rule][0], side.voters_with_something
    said = f"{name}: {len(side.selected):,}개를 선정하고, {side.voters:,}명 가운데 {something:,}명이 고른 것이 하나라도 선정됩니다."
    return said + _moves(side, ("{}번이 더 선정됩니다.", "{}번이 빠집니다."), "번, ")


def _english(side: Side) -> str:
    name, something = NAMES[side.rule][1], side.voters_with_something
    said = f"{name[0].upper()}{name[1:]}: {len(side.selected):,} selected; {something:,} of {side.voters:,} voters see one of their choices selected."
    return said + _moves(side, ("No. {} would be selected too.", "No. {} would not be selected."), ", ")


def _moves(side: Side, words: tuple[str, str], between: str) -> str:
    parts = zip((side.gained, side.lost), words, strict=True)
    return "".join(f" {said.format(_joined(numbers, between))}" for numbers, said in parts if numbers)


def _joined(numbers: Sequence[int], between: str) -> str:
    return between.join(map(str, numbers))


_SAID: Final[Mapping[str, Callable[[Side], str]]] = {"ko": _korean, "en": _english}
