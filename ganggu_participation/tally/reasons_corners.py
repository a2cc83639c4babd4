"""The sentences of the corners: nobody came, only blanks, no money, dearer than all the money there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from ganggu_participation.tally.reasons_shares import money

Numbers = Mapping[str, Any]


def _dearer_than_all(facts: Numbers) -> str:
    cost, ceiling = money(facts, facts["cost"], "이/가"), money(facts, facts["ceiling"])
    return f"사업비 {cost} 전체 예산 {ceiling}보다 커서, 지지하는 사람이 늘어도 선정될 수 없습니다."


CORNERS: Final[Mapping[str, Callable[[Numbers], str]]] = {
    "nobody_came": lambda _: "투표한 사람이 없습니다.",
    "only_blanks": lambda _: "낸 표가 모두 기권이거나 무효표입니다.",
    "no_money": lambda _: "나눌 예산이 없었습니다(0원).",
    "dearer_than_all": _dearer_than_all,
}
"""Code (results.plainest) -> why an option was not selected."""
