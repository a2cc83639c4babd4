"""What the address bar asks of the officials' list, for the page and for the table to take along."""

from typing import Any

from flask import request

from ...dongs.queries import dong_names
from ..forms import OFFICE_STATES, PUBLIC_STATES, FilterForm
from ..queries import OPEN
from ..states import STATES


def office_filter() -> tuple[FilterForm, dict[str, Any]]:
    """The form, and what it asks the query for."""
    form = FilterForm(request.args).offer(dong_names(), OFFICE_STATES)
    chosen = form.chosen
    groups = {"": OPEN, "all": PUBLIC_STATES} | {value: [state] for value, state in STATES.items()}
    states = groups[chosen["state"] or ""]
    return form, {"dong_id": chosen["dong"], "states": states, "words": chosen["words"] or ""}
