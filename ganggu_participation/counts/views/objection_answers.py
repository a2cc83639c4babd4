"""Answering an objection: a page that says what follows from either answer, then the act."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refusal, Refused
from ...web.doors import actor, found, officials
from .. import actions, queries
from ..forms import AnswerForm

FIELDS = {Refusal.REASON_TOO_SHORT: "answer", Refusal.ANSWER_UNSIGNED: "answered_as"}
room = Blueprint("objection_answers", __name__, url_prefix="/office/objections/<int:objection_id>")


@room.get("")
@officials
def new(objection_id: int) -> ResponseReturnValue:
    objection = found(queries.objection_kept_by(actor(), objection_id))
    return render_template("counts/objection_answers_new.html", objection=objection, form=AnswerForm())


@room.post("")
@officials
def create(objection_id: int) -> ResponseReturnValue:
    objection, form = found(queries.objection_kept_by(actor(), objection_id)), AnswerForm()
    if not form.validate() or not _answered(actions.uphold if form.is_upheld else actions.dismiss, objection, form):
        return render_template("counts/objection_answers_new.html", objection=objection, form=form), 422
    flash("답을 공개했습니다." + (" 이제 다시 세고 확인해 주세요." if form.is_upheld else ""), "success")
    return redirect(url_for("counts.new", vote_id=objection.vote_id), 303)


def _answered(action: Callable[[Any, Any, str, str], None], objection: Any, form: AnswerForm) -> bool:
    """False when the words were refused; the sentence then stands beside its field."""
    try:
        action(actor(), objection, form.answer.data, form.answered_as.data)
    except Refused as no:
        if no.refusal not in FIELDS:
            raise
        form.refuse(FIELDS[no.refusal], no.message)
        return False
    return True
