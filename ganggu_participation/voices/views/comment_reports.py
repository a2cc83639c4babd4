"""Saying that a comment should not stand there."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, residents
from .. import actions
from ..forms import ReportForm
from ..queries import comment_in

room = Blueprint("comment_reports", __name__, url_prefix="/comments/<int:comment_id>/reports")


@room.get("/new")
@residents
def new(comment_id: int) -> ResponseReturnValue:
    return render_template("voices/report.html", comment=found(comment_in(comment_id)), form=ReportForm())


@room.post("")
@residents
def create(comment_id: int) -> ResponseReturnValue:
    comment, form = found(comment_in(comment_id)), ReportForm()
    if not form.validate():
        return render_template("voices/report.html", comment=comment, form=form), 422
    actions.report(actor(), comment, form.chosen, form.text.data or "")
    flash("신고했습니다. 담당자가 살펴보고 알려 드립니다.", "success")
    return redirect(url_for("comments.index", proposal_id=comment.proposal_id), 303)
