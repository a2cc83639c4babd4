"""Showing a hidden comment again."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, officials
from .. import actions
from ..queries import comment_in

room = Blueprint("restorations", __name__, url_prefix="/office/comments/<int:comment_id>/restoration")


@room.post("")
@officials
def create(comment_id: int) -> ResponseReturnValue:
    actions.restore(actor(), found(comment_in(comment_id)))
    flash("의견을 다시 보이고 글쓴이에게 알렸습니다.", "success")
    return redirect(url_for("office_comments.index"), 303)
