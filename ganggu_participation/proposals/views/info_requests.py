"""Asking the author for something more."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, officials
from .. import actions
from ..forms import InfoRequestForm
from ..queries import proposal_received
from .filters import queue_words
from .office import desk_page

room = Blueprint("info_requests", __name__, url_prefix="/office/proposals/<int:proposal_id>/info-request")


@room.post("")
@officials
def create(proposal_id: int) -> ResponseReturnValue:
    proposal, form = found(proposal_received(proposal_id)), InfoRequestForm()
    if not form.validate():
        return desk_page(proposal_id, request=form), 422
    actions.request_info(actor(), proposal, form.request.data)
    flash("보완을 요청했습니다. 답이 오면 이 목록에 다시 나타납니다.", "success")
    return redirect(url_for("office_proposals.show", proposal_id=proposal_id, **queue_words()), 303)
