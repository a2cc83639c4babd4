"""Objecting to an answer."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refusal, Refused
from ...web.doors import actor, found, residents
from .. import actions
from ..forms.desk import AppealForm
from ..queries import proposal_seen_by
from ..queries.desk import may_appeal

room = Blueprint("appeals", __name__, url_prefix="/proposals/<int:proposal_id>/appeal")


@room.get("")
@residents
def new(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_seen_by(actor(), proposal_id))
    if not may_appeal(proposal):
        raise Refused(Refusal.APPEAL_TOO_LATE)
    return render_template("proposals/appeals_new.html", proposal=proposal, form=AppealForm())


@room.post("")
@residents
def create(proposal_id: int) -> ResponseReturnValue:
    proposal, form = found(proposal_seen_by(actor(), proposal_id)), AppealForm()
    if not form.validate():
        return render_template("proposals/appeals_new.html", proposal=proposal, form=form), 422
    actions.lodge(actor(), proposal, form.text.data)
    flash("이의를 냈습니다. 다른 담당자가 다시 살펴보고 이 화면에 답합니다.", "success")
    return redirect(url_for("proposals.show", proposal_id=proposal_id), 303)
