"""Taking one's own words away."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, residents
from .. import actions
from ..queries import comment_in

room = Blueprint("comment_withdrawals", __name__, url_prefix="/comments/<int:comment_id>/withdrawal")


@room.post("")
@residents
def create(comment_id: int) -> ResponseReturnValue:
    comment = found(comment_in(comment_id))
    actions.withdraw(actor(), comment)
    flash("내 의견을 지웠습니다.", "success")
    return redirect(url_for("comments.index", proposal_id=comment.proposal_id), 303)
