"""A member steps back from one proposal."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, residents
from .. import actions
from ..forms import RecusalForm
from ..queries import proposals_of, screening_seen_by
from .sheets import sheet_page

room = Blueprint("screening_recusals", __name__, url_prefix="/screenings/<int:screening_id>/recusals")


@room.post("")
@residents
def create(screening_id: int) -> ResponseReturnValue:
    screening = found(screening_seen_by(actor(), screening_id))
    proposals = {proposal.id: proposal for proposal in proposals_of(screening)}
    form = RecusalForm().offer(proposals.values())
    if not form.validate():
        return sheet_page(screening, recusal=form), 422
    actions.recuse(actor(), screening, proposals[form.proposal.data], form.reason.data)
    flash("이 제안의 심사에서 빠졌습니다. 평균은 다른 위원의 점수로 냅니다.", "success")
    return redirect(url_for("score_sheets.edit", screening_id=screening_id), 303)
