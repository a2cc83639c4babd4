"""The sentences of orders and ratings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final

from ganggu_participation.korean import with_particle

Numbers = Mapping[str, Any]
HUNDREDTHS: Final = 100
BY: Final = {"mean": "평균", "median": "중앙값"}


def hundredths(text: str) -> str:
    """An exact fraction with two places, half up, for reading only."""
    value = Fraction(text) * HUNDREDTHS
    whole = (2 * value.numerator + value.denominator) // (2 * value.denominator)
    return f"{whole // HUNDREDTHS:,}.{whole % HUNDREDTHS:02}"


def _run_off_won(facts: Numbers) -> str:
    return f"아직 남은 선택지 가운데 하나를 적은 {facts['total']:,}표 가운데 {facts['votes']:,}표를 얻었습니다."


def _run_off_out(facts: Numbers) -> str:
    return f"{facts['round']}번째 차례에 {facts['votes']:,}표로 가장 적어 빠졌습니다."


def _run_off_lost(facts: Numbers) -> str:
    return f"마지막까지 남아 {facts['total']:,}표 가운데 {facts['votes']:,}표를 얻었고, {with_particle(facts['name'](facts['by']), '이/가')} 앞섰습니다."


def _borda(facts: Numbers) -> str:
    points = f"1순위 {facts['top']:,}점부터 마지막 순위 {facts['last']}점까지 더해"
    return f"{facts['standing']}였고, {points} {with_particle(str(facts['votes']) + '점', '을/를')} 받았습니다."


def _paths(facts: Numbers) -> str:
    return f"{facts['standing']}였고, 둘씩 견주어 다른 {facts['others']:,}개 가운데 {facts['beats']:,}개를 이겼습니다."


def _rated(facts: Numbers) -> str:
    figures = f"평균 {hundredths(facts['mean'])}점, 중앙값 {hundredths(facts['median'])}점"
    return f"{BY[facts['by']]}으로 {facts['standing']}였고, {facts['votes']:,}명이 평가했습니다({figures})."


def _too_few_ratings(facts: Numbers) -> str:
    return f"평가가 적어도 {facts['needed']:,}개 필요한데 {facts['votes']:,}개를 받았습니다."


REASONS: Final[Mapping[str, Callable[[Numbers], str]]] = {
    "run_off_won": _run_off_won,
    "run_off_out": _run_off_out,
    "run_off_lost": _run_off_lost,
    "borda": _borda,
    "paths": _paths,
    "rated": _rated,
    "too_few_ratings": _too_few_ratings,
}
"""Whether the option was selected is not in the code: it depends on the seats."""
