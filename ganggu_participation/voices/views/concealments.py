"""Hiding a comment, with a reason that its author is told."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...permissions import permit
from ...verbs import Verb
from ...web.doors import actor, found, officials
from .. import actions
from ..forms import HideForm
from ..queries import comment_in

room = Blueprint("concealments", __name__, url_prefix="/office/comments/<int:comment_id>/concealment")


@room.get("")
@officials
def new(comment_id: int) -> ResponseReturnValue:
    comment = found(comment_in(comment_id))
    permit(actor(), Verb.COMMENT_HIDE, comment)
    return render_template("voices/hide.html", comment=comment, form=HideForm())


@room.post("")
@officials
def create(comment_id: int) -> ResponseReturnValue:
    comment, form = found(comment_in(comment_id)), HideForm()
    if not form.validate():
        return render_template("voices/hide.html", comment=comment, form=form), 422
    actions.hide(actor(), comment, form.reason.data)
    flash("의견을 가리고 글쓴이에게 알렸습니다.", "success")
    return redirect(url_for("office_comments.index"), 303)
