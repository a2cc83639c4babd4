"""A department begins its review."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, officials
from .. import actions
from ..forms import TakeUpForm
from ..queries import proposal_received
from .filters import queue_words
from .office import desk_page

room = Blueprint("take_ups", __name__, url_prefix="/office/proposals/<int:proposal_id>/take-up")


@room.post("")
@officials
def create(proposal_id: int) -> ResponseReturnValue:
    proposal, form = found(proposal_received(proposal_id)), TakeUpForm()
    if not form.validate():
        return desk_page(proposal_id, take_up=form), 422
    actions.take_up(actor(), proposal, form.department.data)
    flash("검토를 시작했습니다. 제안한 사람도 이 화면에서 볼 수 있습니다.", "success")
    return redirect(url_for("office_proposals.show", proposal_id=proposal_id, **queue_words()), 303)
