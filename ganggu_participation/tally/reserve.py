"""The reserve list: who comes next when a winner drops out, by the same rule.

For every winner the vote is counted once more with her withdrawn (her papers stay, her money goes back): what is
selected then and was not before comes next. Under equal shares or the best knapsack several may come, and others
may fall out; the list says so and hides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from ganggu_participation.tally.recount import Sheet, recount, selected_in

NOT_FOR: Final = ("approve_reject",)
"""Questions are decided one by one; nobody comes next."""


@dataclass(frozen=True)
class Reserve:
    """What happens when `dropped` drops: `next` are the options selected instead, in the order of selection;
    `lost` are other winners that the rule would then no longer select; `leftover` is won (None without a ceiling).
    """

    dropped: int
    next: tuple[int, ...]
    lost: tuple[int, ...]
    leftover: int | None

    def as_dict(self) -> dict[str, Any]:
        return {**asdict(self), "next": list(self.next), "lost": list(self.lost)}


def reserve_for(sheet: Sheet, number: int) -> Reserve:
    """Who comes next when the winner `number` drops out. Raises ValueError when it is no winner of this sheet."""
    winners = selected_in(sheet)
    if number not in winners or sheet["inputs"]["rule"]["counting"] in NOT_FOR:
        raise ValueError(f"{number}번은 이 개표에서 선정된 것이 아니어서 다음 순위가 없습니다.")
    gone = sorted({*sheet["inputs"]["rule"].get("withdrawn", ()), number})
    if len(gone) == len(sheet["inputs"]["items"]):
        return Reserve(number, (), (), sheet["inputs"]["rule"]["ceiling"])
    again = recount(sheet, withdrawn=gone)
    then = selected_in(again)
    come = tuple(n for n in then if n not in winners)
    lost = tuple(n for n in winners if n not in then and n != number)
    return Reserve(number, come, lost, again["leftover"])


def reserves(sheet: Sheet) -> list[Reserve]:
    """One line for every winner, in the order of selection; empty for votes for and against.

    Counts once per winner: with equal shares and many thousand papers this is work for the background.
    """
    if sheet["inputs"]["rule"]["counting"] in NOT_FOR:
        return []
    return [reserve_for(sheet, number) for number in selected_in(sheet)]


def reserve_sentence(reserve: Reserve, language: str = "ko") -> str:
    """One line in words; `language` is "ko" or "en"."""
    return _SAID[language](reserve)


def _korean(reserve: Reserve) -> str:
    if not reserve.next:
        said = f"{reserve.dropped}번이 빠져도 새로 선정되는 것은 없습니다."
    else:
        said = f"{reserve.dropped}번이 빠지면 {_numbers(reserve.next, '번')}이 선정됩니다."
    return f"{said} 이때 {_numbers(reserve.lost, '번')}은 선정에서 빠집니다." if reserve.lost else said


def _english(reserve: Reserve) -> str:
    if not reserve.next:
        said = f"If no. {reserve.dropped} drops out, nothing is selected in its place."
    else:
        verb = "is" if len(reserve.next) == 1 else "are"
        said = f"If no. {reserve.dropped} drops out, no. {_numbers(reserve.next)} {verb} selected."
    return f"{said} No. {_numbers(reserve.lost)} would then no longer be selected." if reserve.lost else said


def _numbers(numbers: Sequence[int], unit: str = "") -> str:
    return ", ".join(f"{number}{unit}" for number in numbers)


_SAID: Final[Mapping[str, Callable[[Reserve], str]]] = {"ko": _korean, "en": _english}
