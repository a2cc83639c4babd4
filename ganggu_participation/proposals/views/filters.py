"""What the address bar asks of the officials' list, for the page, for the table to take along, and for the way on."""

from datetime import datetime, timedelta
from typing import Any

from flask import request

from ... import clock
from ...dongs.queries import dong_names
from ...web.doors import actor
from ..forms import DUE, OFFICE_STATES, PUBLIC_STATES, DeskFilterForm
from ..queries import OPEN, Queue
from ..states import STATES

DAYS = {key: days for key, _, days in DUE}
ASKED = ("words", "dong", "state", "desk", "due")


def office_filter() -> tuple[DeskFilterForm, Queue]:
    """The form, and what it asks for."""
    form = DeskFilterForm(request.args).offer(dong_names(), OFFICE_STATES)
    chosen = form.chosen
    groups = {"": OPEN, "all": PUBLIC_STATES} | {value: [state] for value, state in STATES.items()}
    return form, Queue(
        dong_id=chosen["dong"],
        states=groups[chosen["state"] or ""],
        words=chosen["words"] or "",
        given_to=actor().id if chosen["desk"] == "mine" else None,
        is_free=chosen["desk"] == "nobody",
        due_before=_before(chosen["due"]),
    )


def queue_words() -> dict[str, Any]:
    """What was chosen in the list, to be carried on to the next page: whoever goes on stays among them."""
    return {name: request.args[name] for name in ASKED if request.args.get(name)}


def queue_now() -> Queue:
    return office_filter()[1] if queue_words() else Queue()


def _before(key: str | None) -> datetime | None:
    if not key:
        return None
    days = DAYS[key]
    return clock.now() if days is None else clock.moment(clock.today() + timedelta(days=days), 0)
