"""Stepping back from a review because of an interest."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, officials
from .. import actions
from ..forms.desk import RecusalForm
from ..queries import proposal_received
from .office import desk_page

room = Blueprint("recusals", __name__, url_prefix="/office/proposals/<int:proposal_id>/recusal")


@room.post("")
@officials
def create(proposal_id: int) -> ResponseReturnValue:
    proposal, form = found(proposal_received(proposal_id)), RecusalForm()
    if not form.validate():
        return desk_page(proposal_id, recusal=form), 422
    actions.recuse(actor(), proposal, form.reason.data)
    flash("검토에서 빠졌습니다. 예산 담당이 다른 담당자를 정합니다.", "success")
    return redirect(url_for("office_proposals.show", proposal_id=proposal_id), 303)
