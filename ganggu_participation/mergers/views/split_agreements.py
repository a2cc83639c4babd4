"""Yes to splitting."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refusal, Refused
from ...web.doors import actor, found, residents
from .. import actions
from ..forms import AnswerForm
from ..queries import split_seen_by
from .splits import split_page

room = Blueprint("split_agreements", __name__, url_prefix="/splits/<int:split_id>/agreement")


@room.post("")
@residents
def create(split_id: int) -> ResponseReturnValue:
    asked, form = found(split_seen_by(actor(), split_id)), AnswerForm()
    if not form.validate():
        return split_page(split_id, answer=form), 422
    try:
        actions.agree_to_split(actor(), asked, form.note.data or "")
    except Refused as no:
        if no.refusal is not Refusal.PAPER_ANSWER_UNEXPLAINED:
            raise
        form.refuse("note", no.message)
        return split_page(split_id, answer=form), 422
    flash("제안을 둘로 나누었습니다.", "success")
    return redirect(url_for("proposals.show", proposal_id=asked.part_id), 303)
