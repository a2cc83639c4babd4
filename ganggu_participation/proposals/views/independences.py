"""Leaving a proposal that one's own was merged into."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...permissions import permit
from ...verbs import Verb
from ...web.doors import actor, found, residents
from .. import actions
from ..forms import IndependenceForm
from ..queries import proposal_received

room = Blueprint("independences", __name__, url_prefix="/proposals/<int:proposal_id>/independence")


@room.get("")
@residents
def new(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_received(proposal_id))
    permit(actor(), Verb.PROPOSAL_STAND_ALONE, proposal)
    return _page(proposal, IndependenceForm(formdata=None))


@room.post("")
@residents
def create(proposal_id: int) -> ResponseReturnValue:
    proposal, form = found(proposal_received(proposal_id)), IndependenceForm()
    if not form.validate():
        return _page(proposal, form), 422
    actions.stand_alone(actor(), proposal, form.reason.data)
    flash("합친 제안에서 나왔습니다. 이 제안은 따로 검토합니다.", "success")
    return redirect(url_for("proposals.show", proposal_id=proposal_id), 303)


def _page(proposal: Any, form: IndependenceForm) -> str:
    return render_template("proposals/independences_new.html", proposal=proposal, form=form)
