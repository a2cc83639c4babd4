"""Beginning the review of many proposals at once."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refused
from ...web.doors import actor, officials
from .. import actions
from ..forms import TakeUpForm
from ..queries import proposal_received
from .filters import queue_words

room = Blueprint("bulk_take_ups", __name__, url_prefix="/office/proposals/take-ups")


@room.post("")
@officials
def create() -> ResponseReturnValue:
    form, numbers = TakeUpForm(), request.form.getlist("proposals", type=int)
    back = redirect(url_for("office_proposals.index", **queue_words()), 303)
    if not numbers or not form.validate():
        flash("검토를 시작할 제안을 고르고 담당 부서를 적어 주세요.", "warning")
        return back
    told = [no for number in numbers if (no := _why_not(number, form.department.data))]
    flash(f"{len(numbers) - len(told)}건의 검토를 시작했습니다.", "success")
    for sentence in dict.fromkeys(told):
        flash(f"시작하지 못한 제안이 있습니다. {sentence}", "warning")
    return back


def _why_not(number: int, department: str) -> str:
    """Takes one up; the sentence that stood in the way, if any did."""
    proposal = proposal_received(number)
    if proposal is None:
        return "찾을 수 없는 제안입니다."
    try:
        actions.take_up(actor(), proposal, department)
    except Refused as no:
        return no.message
    return ""
