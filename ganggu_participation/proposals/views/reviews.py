"""The answer of a department: on a page of its own, because it is public at once and stays."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...permissions import permit
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ...web.doors import actor, found, officials
from .. import actions
from ..forms import ELIGIBLE, ReviewForm
from ..queries import around_in_queue, last_signature, proposal_received

room = Blueprint("reviews", __name__, url_prefix="/office/proposals/<int:proposal_id>/review")
BESIDE = {
    Refusal.COST_MISSING: "reviewed_cost",
    Refusal.OVER_PROJECT_LIMIT: "reviewed_cost",
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
    try:
        _answer(proposal, form)
    except Refused as no:
        if no.refusal not in BESIDE:
            raise
        form.refuse(BESIDE[no.refusal], no.message)
        return _page(proposal, form), 422
    flash("답을 공개했습니다. 제안 화면에서 누구나 볼 수 있습니다.", "success")
    return redirect(url_for("office_proposals.show", proposal_id=proposal_id), 303)


def _answer(proposal: Any, form: ReviewForm) -> None:
    words = {name: form[name].data for name in ("text", "department", "post")}
    if form.outcome.data == ELIGIBLE:
        actions.find_eligible(actor(), proposal, reviewed_cost=form.reviewed_cost.data, **words)
    else:
        actions.find_ineligible(actor(), proposal, reason_codes=form.reason_codes.data, **words)


def _page(proposal: Any, form: ReviewForm) -> str:
    return render_template("proposals/reviews_new.html", proposal=proposal, form=form, around=around_in_queue(proposal))
