"""What a thing may cost: rows of unit price and number, copied as the prices stood on the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..money import Won
from .models import UnitPrice

NUMBER_MAX = 10_000


@dataclass(frozen=True)
class Row:
    """So many of one unit price."""

    price: UnitPrice
    number: int


def row_of(row: Row) -> dict[str, Any]:
    """The row as a proposal keeps it: plain values, money in 원."""
    price = row.price
    money = {"low": int(price.low), "high": int(price.high), "upkeep": int(price.upkeep)}
    return {"price": price.id, "name": price.name, "unit": price.unit, "number": row.number, **money}


def total(rows: Sequence[Row]) -> tuple[Won, Won, Won]:
    """The least, the most, and what it costs a year afterwards."""
    lows, highs, upkeeps = ([getattr(r.price, name) * r.number for r in rows] for name in ("low", "high", "upkeep"))
    return sum(lows, Won(0)), sum(highs, Won(0)), sum(upkeeps, Won(0))
