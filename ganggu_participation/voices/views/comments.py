"""What residents say about a proposal: as a page, and as a part of the proposal's own page."""

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from ...proposals.queries import last_signature, proposal_received
from ...web.doors import actor, anyone, found, residents
from ...web.htmx import page_or_part
from .. import actions
from ..forms import AnswerForm, CommentForm, ReplyForm, SortForm
from ..models import Comment
from ..queries import comment_of, supports, threads_of
from ..states import Stance

room = Blueprint("comments", __name__, url_prefix="/proposals/<int:proposal_id>/comments")
NEWEST = "new"


def comments_page(proposal_id: int, **forms: Any) -> str:
    """With the forms as they were filled in, where they were."""
    proposal = found(proposal_received(proposal_id))
    sort_form = SortForm(request.args)
    newest_first = sort_form.sort.data == NEWEST
    page, threads = threads_of(proposal_id, newest_first, request.args.get("page", 1, type=int))
    shown = {"form": CommentForm(stance=Stance.NONE.value), "answer_form": None, "reply_form": None, "parent": None} | forms
    if shown["answer_form"] is None and actor() is not None and actor().is_official:
        department, post = last_signature(actor())
        shown["answer_form"] = AnswerForm(formdata=None, department=department, post=post)
    return page_or_part(
        "voices/comments.html",
        "voices/_voices.html",
        proposal=proposal,
        comments=page,
        threads=threads,
        sort_form=sort_form,
        supported=supports(actor(), proposal_id),
        **shown,
    )


@room.get("")
@anyone
def index(proposal_id: int) -> ResponseReturnValue:
    return comments_page(proposal_id)


@room.post("")
@residents
def create(proposal_id: int) -> ResponseReturnValue:
    proposal, form = found(proposal_received(proposal_id)), CommentForm()
    if not form.validate():
        return comments_page(proposal_id, form=form), 422
    return _there(proposal_id, actions.write(actor(), proposal, form.text.data, form.chosen_stance))


@room.get("/<int:parent_id>/replies/new")
@residents
def new(proposal_id: int, parent_id: int) -> ResponseReturnValue:
    parent = found(comment_of(proposal_id, parent_id))
    return comments_page(proposal_id, reply_form=ReplyForm(), parent=parent)


@room.post("/<int:parent_id>/replies")
@residents
def edit(proposal_id: int, parent_id: int) -> ResponseReturnValue:
    proposal, form = found(proposal_received(proposal_id)), ReplyForm()
    parent = found(comment_of(proposal_id, parent_id))
    if not form.validate():
        return comments_page(proposal_id, reply_form=form, parent=parent), 422
    return _there(proposal_id, actions.write(actor(), proposal, form.text.data, parent=parent))


def _there(proposal_id: int, comment: Comment) -> ResponseReturnValue:
    flash("의견을 올렸습니다.", "success")
    return redirect(url_for("comments.index", proposal_id=proposal_id, _anchor=f"comment-{comment.id}"), 303)
