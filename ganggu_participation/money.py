"""Won: whole, exact, never negative; the only way the house holds money."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

MAN: Final = 10_000
LARGE_UNITS: Final = (("조", 10**12), ("억", 10**8), ("만", MAN))
SMALL_UNITS: Final = (("천", 1000), ("백", 100), ("십", 10))
LONGEST_TEXT: Final = 60
UNREADABLE: Final = "금액을 읽지 못했습니다. 3,000만 원이나 30000000처럼 적어 주세요."
NOT_WHOLE: Final = "1원보다 작은 금액은 적을 수 없습니다. 원 단위로 적어 주세요."

_DIGITS: Final = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SMALL: Final = "".join(rf"(?:(?P<n{unit}>{_DIGITS})?(?P<u{unit}>{unit}))?" for unit, _ in SMALL_UNITS)
_GROUP: Final = re.compile(rf"{_SMALL}(?P<ones>{_DIGITS})?", re.ASCII)


@dataclass(frozen=True, order=True, slots=True)
class Won:
    """An amount of money in whole won (원).

    Raises TypeError for anything but an int (a bool or a float is refused) and ValueError below zero.
    """

    amount: int

    def __post_init__(self) -> None:
        _whole(self.amount)
        if self.amount < 0:
            raise ValueError("금액은 0원보다 작을 수 없습니다.")

    def __add__(self, other: Won) -> Won:
        return Won(self.amount + other.amount) if isinstance(other, Won) else NotImplemented

    def __sub__(self, other: Won) -> Won:
        """The difference; raises ValueError when more is taken than is there."""
        return Won(self.amount - other.amount) if isinstance(other, Won) else NotImplemented

    def __mul__(self, times: int) -> Won:
        return Won(self.amount * _whole(times))

    __rmul__ = __mul__

    def __int__(self) -> int:
        return self.amount

    def __bool__(self) -> bool:
        return self.amount != 0

    def __str__(self) -> str:
        """The short form of the screens: 3,000만 원, 1억 2,345만 원; 33,333,333원 when not whole in 만."""
        if not self.amount or self.amount % MAN:
            return self.exact
        return " ".join(_in_large_units(self.amount)) + " 원"

    @property
    def exact(self) -> str:
        """Every digit: 30,000,000원."""
        return f"{self.amount:,}원"

    @classmethod
    def parse(cls, text: str) -> Won:
        """Read what a person types: 3,000만 원, 30000000, 1억 2천만, 1.5억.

        Raises ValueError with a Korean sentence when the text is no amount of whole won.
        """
        plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).removesuffix("원")
        if not plain or len(plain) > LONGEST_TEXT:
            raise ValueError(UNREADABLE)
        amount = _read_large(plain)
        if amount.denominator != 1:
            raise ValueError(NOT_WHOLE)
        return cls(int(amount))


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError(f"whole won only, not {type(value).__name__}")
    return value


def _in_large_units(amount: int) -> list[str]:
    parts = []
    for unit, size in LARGE_UNITS:
        count, amount = divmod(amount, size)
        if count:
            parts.append(f"{count:,}{unit}")
    return parts


def _read_large(text: str) -> Fraction:
    """The sum of groups like 1억 2천만 in falling units; every unit at most once."""
    total, rest = Fraction(0), text
    for unit, size in LARGE_UNITS:
        group, found, after = rest.partition(unit)
        if found:
            total, rest = total + _read_group(group) * size, after
    return total + (_read_group(rest) if rest or rest == text else 0)


def _read_group(text: str) -> Fraction:
    """A number below the large units: 3,000 or 2천5백 or 천 (a unit alone stands for one of it)."""
    match = _GROUP.fullmatch(text)
    if not text or match is None:
        raise ValueError(UNREADABLE)
    total = _number(match["ones"] or "0")
    for unit, size in SMALL_UNITS:
        if match[f"u{unit}"]:
            total += _number(match[f"n{unit}"] or "1") * size
    return total


def _number(digits: str) -> Fraction:
    return Fraction(digits.replace(",", ""))
