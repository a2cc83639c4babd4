"""Supporting a proposal."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...proposals.queries import proposal_received
from ...web.doors import actor, found, residents
from .. import actions

room = Blueprint("supports", __name__, url_prefix="/proposals/<int:proposal_id>/supports")


@room.post("")
@residents
def create(proposal_id: int) -> ResponseReturnValue:
    actions.give_support(actor(), found(proposal_received(proposal_id)))
    flash("공감했습니다. 공감은 투표가 아니며 언제든 거둘 수 있습니다.", "success")
    return redirect(url_for("comments.index", proposal_id=proposal_id), 303)
