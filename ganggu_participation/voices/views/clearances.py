"""Settling reports without hiding the comment."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, officials
from .. import actions
from ..queries import comment_in

room = Blueprint("clearances", __name__, url_prefix="/office/comments/<int:comment_id>/clearance")


@room.post("")
@officials
def create(comment_id: int) -> ResponseReturnValue:
    actions.clear(actor(), found(comment_in(comment_id)))
    flash("그대로 두고, 신고한 사람에게 알렸습니다.", "success")
    return redirect(url_for("office_comments.index"), 303)
