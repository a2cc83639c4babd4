"""Objections that wait for a second reviewer."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...permissions import permit
from ...refusals import Refusal, Refused
from ...verbs import Verb
from ...web.doors import actor, found, officials
from .. import actions
from ..forms.desk import AppealAnswerForm
from ..queries import last_signature
from ..queries.desk import appeal_with, appeals_waiting

BESIDE = {Refusal.REASON_TOO_SHORT: "text", Refusal.ANSWER_EMPTY: "text", Refusal.ANSWER_UNSIGNED: "department"}

room = Blueprint("office_appeals", __name__, url_prefix="/office/appeals")


@room.get("")
@officials
def index() -> ResponseReturnValue:
    return render_template("proposals/office_appeals_index.html", appeals=appeals_waiting())


@room.get("/<int:appeal_id>")
@officials
def new(appeal_id: int) -> ResponseReturnValue:
    appeal = found(appeal_with(appeal_id))
    permit(actor(), Verb.APPEAL_DISMISS, appeal)
    department, post = last_signature(actor())
    return _page(appeal, AppealAnswerForm(department=department, post=post))


@room.post("/<int:appeal_id>")
@officials
def create(appeal_id: int) -> ResponseReturnValue:
    appeal, form = found(appeal_with(appeal_id)), AppealAnswerForm()
    if not form.validate():
        return _page(appeal, form), 422
    act = actions.uphold if form.outcome.data == "uphold" else actions.dismiss
    try:
        act(actor(), appeal, form.text.data, form.department.data, form.post.data)
    except Refused as no:
        if no.refusal not in BESIDE:
            raise
        form.refuse(BESIDE[no.refusal], no.message)
        return _page(appeal, form), 422
    flash("이의에 답했습니다. 제안 화면에서 누구나 볼 수 있습니다.", "success")
    return redirect(url_for("office_appeals.index"), 303)


def _page(appeal: Any, form: AppealAnswerForm) -> str:
    return render_template("proposals/office_appeals_new.html", appeal=appeal, form=form)
