"""Giving many proposals to one department and person at once."""

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from ... import clock
from ...refusals import Refused
from ...web.doors import actor, officials
from ...web.forms import offered
from .. import actions
from ..forms.desk import AssignmentForm, BulkAssignmentForm
from ..queries import proposal_received
from ..queries.desk import person_of, reviewers_everywhere
from .filters import queue_words

OFFICE_CLOSES = 18

room = Blueprint("bulk_assignments", __name__, url_prefix="/office/proposals/assignments")


@room.post("")
@officials
def create() -> ResponseReturnValue:
    form = BulkAssignmentForm().offer(reviewers_everywhere())
    numbers = request.form.getlist("proposals", type=int)
    form.proposals.choices = offered((number, "") for number in numbers)
    if not form.validate():
        flash(" ".join(sentence for sentences in form.errors.values() for sentence in sentences), "warning")
        return redirect(url_for("office_proposals.index", **queue_words()), 303)
    told = [no for number in numbers if (no := _why_not(number, form))]
    flash(f"{len(numbers) - len(told)}건의 검토 담당을 정했습니다.", "success")
    for sentence in dict.fromkeys(told):
        flash(f"정하지 못한 제안이 있습니다. {sentence}", "warning")
    return redirect(url_for("office_proposals.index", **queue_words()), 303)


def _why_not(number: int, form: AssignmentForm) -> str:
    """Assigns one; the sentence that stood in the way, if any did."""
    proposal = proposal_received(number)
    if proposal is None:
        return "찾을 수 없는 제안입니다."
    try:
        assign(proposal, form)
    except Refused as no:
        return no.message
    return ""


def assign(proposal: Any, form: AssignmentForm) -> None:
    due = clock.moment(form.due.data, OFFICE_CLOSES) if form.due.data else None
    person = person_of(form.person.data) if form.person.data else None
    actions.assign(actor(), proposal, form.department.data, person, due)
