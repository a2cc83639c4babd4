"""Acts that need two people: the list, one of them, and asking for one."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...permissions import TWO_PEOPLE, Act
from ...refusals import Refused
from ...web.doors import actor, found, observers, officials
from .. import actions, queries
from ..forms import ProposalOfActForm, RejectionForm

room = Blueprint("approvals", __name__, url_prefix="/office/approvals")
WHERE = {
    Act.OPEN_COUNT: ("counts.new", "vote_id"),
    Act.CERTIFY: ("counts.show", "count_id"),
    Act.CHANGE_ROLL: ("roll_changes.show", "change_id"),
    Act.UNSEAL: ("list_letters.new", "list_id"),
    Act.RESET_FACTORS: ("factor_resets.new", "account_id"),
}
WATCHED = (Act.CERTIFY,)
"""Acts whose screen observers read too."""


@room.get("")
@observers
def index() -> ResponseReturnValue:
    page = queries.approvals_seen_by(actor(), request.args.get("page", 1, type=int))
    return render_template("approvals/approvals_index.html", page=page, acts=list(TWO_PEOPLE), roles=TWO_PEOPLE)


@room.get("/<int:approval_id>")
@observers
def show(approval_id: int) -> ResponseReturnValue:
    approval = found(queries.approval_seen_by(actor(), approval_id))
    return _page(approval, RejectionForm())


@room.post("")
@officials
def create() -> ResponseReturnValue:
    form = ProposalOfActForm()
    act = found(next((each for each in Act if each.value == form.act.data), None))
    subject = found(
        queries.subject_of(act, int(form.subject_id.data)) if (form.subject_id.data or "").isdigit() else None
    )
    if not form.validate_on_submit():
        return render_template("approvals/approvals_new.html", form=form, act_of_two=act, subject=subject), 422
    try:
        asked = actions.propose(actor(), act, subject, form.reason.data)
    except Refused as no:
        form.refuse("reason", no.message)
        return render_template("approvals/approvals_new.html", form=form, act_of_two=act, subject=subject), no.status
    flash("승인을 요청했습니다. 다른 담당자가 승인하면 할 수 있습니다.", "success")
    return redirect(url_for("approvals.show", approval_id=asked.id), 303)


def _page(approval: Any, form: RejectionForm) -> str:
    where = WHERE.get(approval.act)
    address = (
        url_for(where[0], **{where[1]: approval.subject_id})
        if where and (approval.act in WATCHED or actor().is_official or actor().is_admin)
        else ""
    )
    return render_template("approvals/approvals_show.html", approval=approval, form=form, where=address)
