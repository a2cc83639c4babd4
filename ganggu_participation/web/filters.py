"""How times, money and numbers read on a screen."""

from datetime import date, datetime
from typing import Any

from flask import Flask

from .. import clock
from ..dates import day, days_left, kst, until
from ..korean import with_particle
from ..masking import masked, masked_email, masked_phone
from ..money import Won


def number(value: int) -> str:
    return f"{value:,}"


def percent(value: float | int, of: float | int) -> str:
    """`12.3%`; `-` where there is nothing to take a share of."""
    return f"{value * 100 / of:.1f}%" if of else "-"


def won(value: Won | int | None) -> str:
    return "-" if value is None else str(value if isinstance(value, Won) else Won(value))


def won_exact(value: Won | int | None) -> str:
    return "-" if value is None else (value if isinstance(value, Won) else Won(value)).exact


def iso(value: datetime | date) -> str:
    return (value.astimezone(clock.KST) if isinstance(value, datetime) else value).isoformat()


def hang(app: Flask) -> None:
    named: dict[str, Any] = {
        "day": day,
        "kst": kst,
        "until": until,
        "days_left": days_left,
        "number": number,
        "percent": percent,
        "won": won,
        "won_exact": won_exact,
        "iso": iso,
        "masked": masked,
        "masked_email": masked_email,
        "masked_phone": masked_phone,
        "particle": with_particle,
    }
    app.jinja_env.filters.update(named)
