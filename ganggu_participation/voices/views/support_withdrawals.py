"""Taking support back."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...proposals.queries import proposal_received
from ...web.doors import actor, found, residents
from .. import actions

room = Blueprint("support_withdrawals", __name__, url_prefix="/proposals/<int:proposal_id>/supports/withdrawal")


@room.post("")
@residents
def create(proposal_id: int) -> ResponseReturnValue:
    actions.take_support_back(actor(), found(proposal_received(proposal_id)))
    flash("공감을 거두었습니다.", "success")
    return redirect(url_for("comments.index", proposal_id=proposal_id), 303)
