"""What must hold before a rule is used; every fault is a ValueError with a Korean sentence."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from ganggu_participation.tally import rule_words as words

if TYPE_CHECKING:
    from ganggu_participation.tally.rule import Rule


def check(rule: Rule) -> None:
    _check_words(rule)
    _check_numbers(rule)
    _check_share(rule)
    _check_fit(rule)
    _check_ties(rule)
    _check_options(rule)
    if rule.channels:
        _check_channels(rule)


def _check_words(rule: Rule) -> None:
    for value, known, what in (
        (rule.kind, words.KINDS, "투표 방식"),
        (rule.counting, words.COUNTINGS, "세는 방법"),
        (rule.overflow, words.OVERFLOWS, "예산을 넘을 때의 규칙"),
        (rule.min_share_basis, words.BASES, "최소 득표율의 기준"),
        (rule.decision, words.DECISIONS, "통과 기준"),
        (rule.utility, words.UTILITIES, "만족의 기준"),
        (rule.start, words.STARTS, "첫 몫"),
        (rule.completion, words.COMPLETIONS, "몫을 늘리는 방법"),
        (rule.stop, words.STOPS, "몫을 그만 늘리는 때"),
        (rule.fill, words.FILLS, "남은 예산을 채우는 방법"),
        (rule.comparison, words.COMPARISONS, "견주는 방법"),
        (rule.rating_by, words.RATING_BYS, "평점의 기준"),
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
        (rule.min_score, 0, "최소 득표"),
        (rule.points, 1, "나누어 줄 점수"),
        (rule.max_per_option, 1, "하나에 줄 수 있는 점수"),
        (rule.max_length, 1, "적을 수 있는 순위의 수"),
        (rule.step, 1, "한 번에 늘리는 몫"),
        (rule.borda_last, 0, "마지막 순위의 점수"),
        (rule.min_ratings, 1, "최소 평가 수"),
    ):
        if value is not None and (type(value) is not int or value < least):
            raise ValueError(f"{what}: {least} 이상의 정수여야 합니다: {value!r}")
    if rule.borda_last > 1:
        raise ValueError(f"마지막 순위의 점수는 0이나 1이어야 합니다: {rule.borda_last!r}")
    if type(rule.strict) is not bool or type(rule.exact) is not bool:
        raise ValueError("strict와 exact는 참이나 거짓이어야 합니다.")


def _check_share(rule: Rule) -> None:
    if not _is_percent(rule.min_share_pct):
        raise ValueError(f"최소 득표율은 '12.5'처럼 0부터 100까지 글자로 적습니다: {rule.min_share_pct!r}")


def _is_percent(text: object) -> bool:
    return isinstance(text, str) and bool(words.PERCENT.fullmatch(text)) and Fraction(text) <= 100


def _check_fit(rule: Rule) -> None:
    if rule.kind not in words.COUNTED_FROM[rule.counting]:
        raise ValueError(f"{rule.kind} 투표를 {rule.counting} 방법으로 세는 규칙은 없습니다.")
    if rule.kind in words.KINDS_WITH_K and rule.k is None:
        raise ValueError(f"{rule.kind} 투표에는 고를 수 있는 수(k)가 있어야 합니다.")
    if rule.kind == "points" and rule.points is None:
        raise ValueError("점수 투표에는 나누어 줄 점수(points)가 있어야 합니다.")
    if rule.counting == "choose" and rule.seats is None:
        raise ValueError("뽑는 수(seats)가 있어야 합니다.")
    if rule.kind == "knapsack" and rule.ceiling is None:
        raise ValueError("예산 안에서 고르는 투표에는 쓸 수 있는 예산(ceiling)이 있어야 합니다.")
    if rule.counting in words.NEED_CEILING and rule.ceiling is None:
        raise ValueError(f"{rule.counting} 방법에는 쓸 수 있는 예산(ceiling)이 있어야 합니다.")


def _check_ties(rule: Rule) -> None:
    ties = rule.ties
    if not isinstance(ties, tuple) or not set(ties) <= set(words.CRITERIA) or len(set(ties)) != len(ties):
        raise ValueError(f"알 수 없는 동점 규칙입니다: {ties!r}")
    if not ties or ties[-1] not in (words.LOT, words.ALL) or {words.LOT, words.ALL} & set(ties[:-1]):
        raise ValueError("동점 규칙은 추첨(lot)이나 모두 선정(all)으로 끝나야 합니다.")
    if ties[-1] == words.ALL and rule.counting in words.NEED_LOT:
        raise ValueError("이 방법의 동점 규칙은 추첨(lot)으로 끝나야 합니다.")
    if ties[-1] == words.LOT and not rule.seed and rule.counting != "approve_reject":
        raise ValueError("추첨에 쓸 씨앗값(seed)을 투표 전에 공개해야 합니다.")


def _check_options(rule: Rule) -> None:
    """Groups of options that exclude each other, and options that were withdrawn."""
    groups = (*rule.exclusive, rule.withdrawn)
    for group in groups:
        if not isinstance(group, tuple) or not all(type(number) is int for number in group):
            raise ValueError(f"선택지 번호를 적어야 합니다: {group!r}")
        if len(set(group)) != len(group):
            raise ValueError(f"같은 선택지가 두 번 있습니다: {group!r}")
    if rule.exclusive and rule.counting != "greedy":
        raise ValueError("함께 뽑을 수 없는 선택지 묶음은 득표순(greedy)에만 쓸 수 있습니다.")
    if rule.withdrawn and rule.counting == "approve_reject":
        raise ValueError("찬성과 반대를 묻는 투표에서는 선택지를 뺄 수 없습니다.")


def _check_channels(rule: Rule) -> None:
    """Weights are percents that sum to 100 (PB-31), and only a budget by votes is counted by them."""
    if rule.counting != "greedy":
        raise ValueError("경로별 반영 비율은 득표순(greedy)에만 쓸 수 있습니다.")
    if not all(_is_channel(pair) for pair in rule.channels):
        raise ValueError(f"경로는 이름과 '50' 같은 반영 비율로 적습니다: {rule.channels!r}")
    names = [name for name, _ in rule.channels]
    if len(set(names)) != len(names):
        raise ValueError(f"같은 경로가 두 번 있습니다: {names!r}")
    total = sum((Fraction(weight) for _, weight in rule.channels), Fraction(0))
    if total != 100:
        raise ValueError(f"반영 비율을 모두 더하면 100이어야 하는데 {total}입니다.")


def _is_channel(pair: Sequence[object]) -> bool:
    if len(pair) != 2 or not isinstance(pair[0], str) or not pair[0]:
        return False
    return _is_percent(pair[1]) and Fraction(str(pair[1])) > 0
