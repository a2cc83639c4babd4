"""What the address bar asks of the officials' list, for the page, for the table to take along, and for the way on."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from flask import request

from ... import clock
from ...cycles.queries import track_kinds
from ...dongs.queries import dong_names
from ...web.doors import actor
from ..forms import DUE, OFFICE_STATES, PUBLIC_STATES, DeskFilterForm
from ..queries import OPEN, Queue
from ..states import STATES

DAYS = {key: days for key, _, days in DUE}
ASKED = ("words", "dong", "track", "state", "desk", "due")


def office_filter() -> tuple[DeskFilterForm, Queue]:
    """The form, and what it asks for."""
    form = _form(track_kinds())
    return form, _queue_of(form)


def _form(kinds: Iterable[tuple[str, str]]) -> DeskFilterForm:
    form = DeskFilterForm(request.args)
    form.offer(dong_names(), OFFICE_STATES)
    form.offer_kinds(kinds)
    return form


def _queue_of(form: DeskFilterForm) -> Queue:
    chosen = form.chosen
    groups = {"": OPEN, "all": PUBLIC_STATES} | {value: [state] for value, state in STATES.items()}
    return Queue(
        dong_id=chosen["dong"],
        track_key=chosen["track"] or None,
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
    """The same where no form is shown: the kind that was chosen stands for itself."""
    kind = request.args.get("track", "")
    return _queue_of(_form([(kind, kind)])) if queue_words() else Queue()


def _before(key: str | None) -> datetime | None:
    if not key:
        return None
    days = DAYS[key]
    return clock.now() if days is None else clock.moment(clock.today() + timedelta(days=days), 0)
