"""Taking a proposal back: a page of its own, which says what will happen."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...permissions import permit
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ...web.doors import actor, found, residents
from .. import actions
from ..forms import WithdrawalForm
from ..queries import proposal_seen_by

room = Blueprint("withdrawals", __name__, url_prefix="/proposals/<int:proposal_id>/withdrawal")


@room.get("")
@residents
def new(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_seen_by(actor(), proposal_id))
    permit(actor(), Verb.PROPOSAL_WITHDRAW, proposal)
    return render_template("proposals/withdrawals_new.html", proposal=proposal, form=WithdrawalForm())


@room.post("")
@residents
def create(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_seen_by(actor(), proposal_id))
    form = WithdrawalForm()
    if not form.validate():
        return render_template("proposals/withdrawals_new.html", proposal=proposal, form=form), 422
    try:
        actions.withdraw(actor(), proposal, form.reason.data or "")
    except Refused as no:
        if no.refusal is not Refusal.PAPER_ANSWER_UNEXPLAINED:
            raise
        form.refuse("reason", no.message)
        return render_template("proposals/withdrawals_new.html", proposal=proposal, form=form), 422
    flash("제안을 거두었습니다.", "success")
    return redirect(url_for("proposals.show", proposal_id=proposal_id), 303)
