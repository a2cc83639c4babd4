"""The sentences of the proportional rules: who paid, whose money was gone, and how little more was missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final

from ganggu_participation.korean import with_particle
from ganggu_participation.money import Won

Numbers = Mapping[str, Any]
TENTHS: Final = 10
MOST_NAMED: Final = 3


def in_won(amount: int | Fraction) -> str:
    """Whole won, a fraction rounded down."""
    return str(Won(int(amount)))


def money(facts: Numbers, amount: int | Fraction, pair: str = "") -> str:
    """An amount in the words of the sheet's currency, with a particle where asked."""
    said = str(facts["money"](amount))
    return with_particle(said, pair) if pair else said


def tenths(text: str) -> str:
    """An exact fraction as a decimal with one place, rounded down: 97.3; nobody reads 9,730/100."""
    value = Fraction(text)
    whole, part = divmod(value.numerator * TENTHS // value.denominator, TENTHS)
    return f"{whole:,}.{part}" if part else f"{whole:,}"


def _bought(facts: Numbers) -> str:
    paid = f"지지한 {facts['supporters']:,}명이 자기 몫에서 사업비 {money(facts, facts['cost'], '을/를')} 냈습니다"
    price = f"한 사람이 많아야 {money(facts, Fraction(facts['price']))}"
    return f"{facts['round']}번째로, {paid}({price}, 실효 {facts['per']} {tenths(facts['effective'])}{facts['per']})."


def _free(_: Numbers) -> str:
    return "사업비가 들지 않고 지지한 사람이 있습니다."


def _filled(facts: Numbers) -> str:
    return f"몫으로 정한 뒤 남은 예산 {money(facts, facts['left_before'])}으로 득표순에 따라 채웠습니다."


def _shares_short(facts: Numbers) -> str:
    held = money(facts, Fraction(facts["held"]))
    cost = money(facts, facts["cost"])
    parts = [f"지지한 {facts['supporters']:,}명에게 남은 몫 {held}이 사업비 {cost}에 미치지 못했습니다."]
    parts.append(f"필요한 지지의 {tenths(facts['effective_support_pct'])}%까지 이르렀습니다.")
    if facts["spent_on"]:
        parts.append(_spent(facts))
    return " ".join(parts)


def _spent(facts: Numbers) -> str:
    """The projects that took most of the supporters' money."""
    most = sorted(facts["spent_on"], key=lambda row: (-row["won"], row["option"]))
    named = ", ".join(f"{facts['name'](row['option'])}에 {money(facts, row['won'])}" for row in most[:MOST_NAMED])
    others = len(most) - MOST_NAMED
    rest = f", 다른 {others:,}개에 {money(facts, sum(row['won'] for row in most[MOST_NAMED:]))}" if others > 0 else ""
    return f"이들의 몫은 {named}{rest} 쓰였습니다."


def _carried(facts: Numbers) -> str:
    return f"지지한 사람마다 {money(facts, Fraction(facts['load']))}까지 부담이 쌓였을 때 사업비가 모였습니다."


def _over_what_is_left(facts: Numbers) -> str:
    return f"차례가 왔을 때 사업비 {money(facts, facts['cost'], '이/가')} 남은 예산 {money(facts, facts['left'])}보다 컸습니다."


def _race_over(facts: Numbers) -> str:
    blocked = f"{facts['name'](facts['by'])}의 사업비 {money(facts, facts['by_cost'], '이/가')} 남은 예산 {money(facts, facts['left'])}보다 커서"
    return f"{blocked} 그 앞까지만 선정했습니다."


def _packed(facts: Numbers) -> str:
    return (
        f"예산 안에서 받은 {facts['per']}의 합이 가장 큰 묶음에 들었고, {facts['votes']:,}{facts['per']}를 받았습니다."
    )


def _left_out(facts: Numbers) -> str:
    best = f"{facts['votes_of_the_set']:,}{facts['per']}"
    return f"{best}로 합이 가장 큰 묶음에 들지 않았습니다(사업비 {money(facts, facts['cost'])}, 남은 예산 {money(facts, facts['left'])})."


REASONS: Final[Mapping[str, tuple[bool, Callable[[Numbers], str]]]] = {
    "bought": (True, _bought),
    "free": (True, _free),
    "filled": (True, _filled),
    "shares_short": (False, _shares_short),
    "carried": (True, _carried),
    "over_what_is_left": (False, _over_what_is_left),
    "race_over": (False, _race_over),
    "packed": (True, _packed),
    "left_out": (False, _left_out),
}
"""Code -> (selected, sentence)."""
