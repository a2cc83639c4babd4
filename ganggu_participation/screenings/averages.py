"""Averages of points to two decimals, half up, worked out with Decimal: KOREA PB-28."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

CENT: Final = Decimal("0.01")
LEAST_TO_TRIM: Final = 3


def average_of(totals: Sequence[int], trim: bool) -> Decimal | None:
    """Nothing where nobody gave points. With `trim` the highest and the lowest are left out, of three or more."""
    kept = sorted(totals)[1:-1] if trim and len(totals) >= LEAST_TO_TRIM else list(totals)
    return (Decimal(sum(kept)) / len(kept)).quantize(CENT, rounding=ROUND_HALF_UP) if kept else None
