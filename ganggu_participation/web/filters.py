"""How times, money and numbers read on a screen."""

from datetime import date, datetime
from typing import Any

from flask import Flask

from .. import clock
from ..korean import with_particle
from ..money import Won

WEEKDAYS = "월화수목금토일"


def day(value: date | datetime) -> str:
    """`2026. 8. 31.(월)`; moments are read in Korean time."""
    local = value.astimezone(clock.KST) if isinstance(value, datetime) else value
    return f"{local.year}. {local.month}. {local.day}.({WEEKDAYS[local.weekday()]})"


def kst(value: datetime) -> str:
    """`2026. 8. 31.(월) 18:00`."""
    return f"{day(value)} {value.astimezone(clock.KST):%H:%M}"


def until(value: datetime) -> str:
    """`2026. 8. 31.(월) 18시까지`: a closing time always with its hour."""
    local = value.astimezone(clock.KST)
    hour = f"{local.hour}시" + (f" {local.minute}분" if local.minute else "")
    return f"{day(value)} {hour}까지"


def days_left(value: datetime) -> str:
    """`3일 남았습니다`, or hours and minutes on the last day."""
    left = value - clock.now()
    if left.total_seconds() <= 0:
        return "끝났습니다"
    if left.days:
        return f"{left.days}일 남았습니다"
    hours, minutes = divmod(int(left.total_seconds()) // 60, 60)
    return f"{hours}시간 {minutes}분 남았습니다" if hours else f"{max(minutes, 1)}분 남았습니다"


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


def masked(name: str) -> str:
    """`홍*동`: KOREA ID-05."""
    return name[:1] + "*" * max(len(name) - 2, 1) + (name[-1] if len(name) > 2 else "")


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
        "particle": with_particle,
    }
    app.jinja_env.filters.update(named)
