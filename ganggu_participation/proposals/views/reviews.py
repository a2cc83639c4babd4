"""The answer of a department: on a page of its own, because it is public at once and stays."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...permissions import permit
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ...web.doors import actor, found, officials
from .. import actions
from ..forms import CONDITIONAL, ELIGIBLE, INELIGIBLE, ReviewForm
from ..queries import around_in_queue, last_signature, proposal_received
from .filters import queue_now, queue_words

room = Blueprint("reviews", __name__, url_prefix="/office/proposals/<int:proposal_id>/review")
SAID = "답을 공개했습니다. 제안 화면에서 누구나 볼 수 있습니다."
BESIDE = {
    Refusal.COST_MISSING: "reviewed_cost",
    Refusal.OVER_PROJECT_LIMIT: "reviewed_cost",
    Refusal.CONDITION_MISSING: "condition",
    Refusal.NO_REASON_CODE: "reason_codes",
    Refusal.REASON_TOO_SHORT: "text",
    Refusal.ANSWER_EMPTY: "text",
    Refusal.ANSWER_UNSIGNED: "department",
}


@room.get("")
@officials
def new(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_received(proposal_id))
    permit(actor(), Verb.PROPOSAL_FIND_ELIGIBLE, proposal)
    department, post = last_signature(actor())
    form = ReviewForm(department=proposal.department or department, post=post, reviewed_cost=proposal.cost)
    return _page(proposal, form)


@room.post("")
@officials
def create(proposal_id: int) -> ResponseReturnValue:
    proposal, form = found(proposal_received(proposal_id)), ReviewForm()
    if not form.validate():
        return _page(proposal, form), 422
    holding = "hold" in request.form
    try:
        _hold(proposal, form) if holding else _answer(proposal, form)
    except Refused as no:
        if no.refusal not in BESIDE:
            raise
        form.refuse(BESIDE[no.refusal], no.message)
        return _page(proposal, form), 422
    said = "답을 써 두었습니다. 공개하기 전에는 담당자만 볼 수 있습니다." if holding else SAID
    flash(said, "success")
    return redirect(url_for("office_proposals.show", proposal_id=proposal_id, **queue_words()), 303)


def _answer(proposal: Any, form: ReviewForm) -> None:
    words = _words(form)
    if form.outcome.data == INELIGIBLE:
        actions.find_ineligible(actor(), proposal, **words)
    else:
        actions.find_eligible(actor(), proposal, **words)


def _hold(proposal: Any, form: ReviewForm) -> None:
    outcome = INELIGIBLE if form.outcome.data == INELIGIBLE else ELIGIBLE
    actions.hold_answer(actor(), proposal, outcome, _words(form))


def _words(form: ReviewForm) -> dict[str, Any]:
    """What the action of the chosen outcome asks for."""
    words = {name: form[name].data for name in ("text", "department", "post")}
    if form.outcome.data == INELIGIBLE:
        return words | {"reason_codes": form.reason_codes.data}
    condition = (form.condition.data or "") if form.outcome.data == CONDITIONAL else None
    return words | {"reviewed_cost": form.reviewed_cost.data, "condition": condition}


def _page(proposal: Any, form: ReviewForm) -> str:
    way = {"around": around_in_queue(proposal, queue_now()), "queue": queue_words()}
    return render_template("proposals/reviews_new.html", proposal=proposal, form=form, **way)
