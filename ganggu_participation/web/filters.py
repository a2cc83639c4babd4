"""How times, money and numbers read on a screen."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from flask import Flask
from markupsafe import Markup

from .. import clock
from ..dates import day, days_left, kst, until
from ..korean import with_particle
from ..masking import masked, masked_email, masked_phone
from ..money import Won
from ..states import State

BADGE_LOOKS = {"info": "information", "success": "success", "warning": "warning", "danger": "danger"}

DRAWN = 2048  # amounts and days that a list shows again and again are drawn once


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


def about(field: Any, hint: str = "", autocomplete: str = "") -> dict[str, str]:
    """What a control says of itself: which sentences are about it, whether it is wrong, what a browser may fill in."""
    texts = [f"{field.id}-hint" if hint or field.description else "", f"{field.id}-error" if field.errors else ""]
    wrong = "true" if field.errors else ""
    given = {"aria-describedby": " ".join(filter(None, texts)), "autocomplete": autocomplete, "aria-invalid": wrong}
    return {name: value for name, value in given.items() if value}


@lru_cache(maxsize=None, typed=True)  # states of two lives may have one value and two labels
def badge(state: State) -> Markup:
    """A state as components/states shows it; there are few, so each is drawn once."""
    look = BADGE_LOOKS.get(str(state.tone), "gray")
    mark = Markup('<span class="krds-badge bg-light-{} tone-{}">{}</span>')
    return mark.format(look, state.tone, state.label)


@lru_cache(maxsize=DRAWN)
def won_mark(value: Won | int | None) -> Markup:
    """An amount in the short form; the exact sum is in the value for machines and copying."""
    return Markup('<data class="money" value="{}">{}</data>').format(int(value), won(value)) if value is not None else Markup()


@lru_cache(maxsize=DRAWN)
def day_mark(value: datetime | date | None) -> Markup:
    """A day, readable and machine-readable."""
    return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), day(value)) if value else Markup()


def hang(app: Flask) -> None:
    named: dict[str, Any] = {
        "about": about,
        "badge": badge,
        "won_mark": won_mark,
        "day_mark": day_mark,
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
