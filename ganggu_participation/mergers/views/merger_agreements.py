"""Yes to merging, for her own proposal or for one on paper."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refusal, Refused
from ...web.doors import actor, found, residents
from .. import actions
from ..forms import AnswerForm
from ..queries import merger_seen_by
from ..states import MergerState
from .mergers import merger_page

room = Blueprint("merger_agreements", __name__, url_prefix="/mergers/<int:merger_id>/agreement")


@room.post("")
@residents
def create(merger_id: int) -> ResponseReturnValue:
    asked, form = found(merger_seen_by(actor(), merger_id)), AnswerForm()
    if not form.validate():
        return merger_page(merger_id, answer=form), 422
    try:
        actions.agree(actor(), asked, form.note.data or "")
    except Refused as no:
        if no.refusal is not Refusal.PAPER_ANSWER_UNEXPLAINED:
            raise
        form.refuse("note", no.message)
        return merger_page(merger_id, answer=form), 422
    done = asked.state is MergerState.DONE
    flash("모두 동의하여 제안을 합쳤습니다." if done else "동의했습니다. 다른 사람의 답을 기다립니다.", "success")
    return redirect(url_for("mergers.show", merger_id=merger_id), 303)
