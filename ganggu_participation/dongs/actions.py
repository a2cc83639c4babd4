"""Adding and closing dongs. A split or a merger is a few of both; old records keep the closed dong."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import inspect

from ..deeds import deed
from ..refusals import Refusal, Refused
from ..verbs import Verb
from .models import Dong
from .queries import is_known
from .states import LIFE


def add(actor: Any, dong: Dong) -> None:
    """Stores a new dong and makes it the neighbour of its neighbours, as far as these are stored.

    Raises Refused(DONG_KNOWN) when its code, or its name on its first day, is taken."""
    beside, dong.neighbours = list(dong.neighbours), []
    with deed(actor, Verb.DONG_ADD, dong) as facts:
        if is_known(dong.code, dong.name, dong.active_from):
            raise Refused(Refusal.DONG_KNOWN)
        LIFE.move(dong, Verb.DONG_ADD)
        _join(dong, beside)
        facts.update(code=dong.code, name=dong.name, active_from=dong.active_from)


def _join(dong: Dong, beside: Iterable[Dong]) -> None:
    for other in beside:
        if inspect(other).persistent:
            dong.neighbours.append(other)
            other.neighbours.append(dong)


def close(actor: Any, dong: Dong, on: date) -> None:
    """From the day `on` the dong is no longer there; nothing that belongs to it is touched.

    Raises Refused(DATES_OUT_OF_ORDER) when that is not after its first day."""
    with deed(actor, Verb.DONG_CLOSE, dong) as facts:
        if on <= dong.active_from:
            raise Refused(Refusal.DATES_OUT_OF_ORDER)
        LIFE.move(dong, Verb.DONG_CLOSE)
        dong.active_to = on
        facts.update(on=on)
