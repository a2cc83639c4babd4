"""One person's data: masked, and open once a reason is written."""

from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ... import access_log
from ...access_log import Access
from ...refusals import Refused
from ...web.doors import actor, found, officials
from ..actions import unmask
from ..forms import ReasonForm
from ..queries import person_for

room = Blueprint("unmaskings", __name__, url_prefix="/office/people/<int:account_id>")


@room.get("")
@officials
def new(account_id: int) -> ResponseReturnValue:
    person = found(person_for(actor(), account_id))
    access_log.note(actor(), Access.READ, [person.id], "가린 이름, 가린 연락처, 동")
    return _page(person, ReasonForm())


@room.post("")
@officials
def create(account_id: int) -> ResponseReturnValue:
    """Shown once, in this answer; the next look needs its own reason."""
    person, form = found(person_for(actor(), account_id)), ReasonForm()
    if not form.validate_on_submit():
        return _page(person, form), 422
    try:
        shown = unmask(actor(), person, form.reason.data)
    except Refused as no:
        form.refuse("reason", no.message)
        return _page(person, form), no.status
    return _page(person, form, shown)


def _page(person: Any, form: ReasonForm, shown: dict[str, Any] | None = None) -> str:
    return render_template("privacy/unmaskings_new.html", person=person, form=form, shown=shown)
