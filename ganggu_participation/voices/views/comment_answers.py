"""The word of an office under a proposal or a comment."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from ...proposals.queries import proposal_received
from ...web.doors import actor, found, officials
from .. import actions
from ..forms import AnswerForm
from ..queries import comment_of
from .comments import comments_page

room = Blueprint("comment_answers", __name__, url_prefix="/office/proposals/<int:proposal_id>/answers")


@room.post("")
@officials
def create(proposal_id: int) -> ResponseReturnValue:
    proposal, form = found(proposal_received(proposal_id)), AnswerForm()
    if not form.validate():
        return comments_page(proposal_id, answer_form=form), 422
    parent = comment_of(proposal_id, request.form.get("parent", type=int))
    words = form.text.data, form.department.data, form.post.data
    comment = actions.answer(actor(), proposal, *words, parent=parent)
    flash("답을 올렸습니다.", "success")
    return redirect(url_for("comments.index", proposal_id=proposal_id, _anchor=f"comment-{comment.id}"), 303)
