"""Sending a request back, with the reason."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, officials
from .. import actions, queries
from ..forms import RejectionForm

room = Blueprint("approval_rejections", __name__, url_prefix="/office/approvals/<int:approval_id>/rejection")


@room.post("")
@officials
def create(approval_id: int) -> ResponseReturnValue:
    approval, form = found(queries.approval_seen_by(actor(), approval_id)), RejectionForm()
    if not form.validate_on_submit():
        return render_template("approvals/approvals_show.html", approval=approval, form=form, where=""), 422
    actions.reject(actor(), approval, form.answer.data)
    flash("까닭과 함께 돌려보냈습니다.", "success")
    return redirect(url_for("approvals.show", approval_id=approval_id), 303)
