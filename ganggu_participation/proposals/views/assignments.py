"""Who answers, and until when."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import found, officials
from ..forms.desk import AssignmentForm
from ..queries import proposal_received
from ..queries.desk import reviewers_for
from .bulk_assignments import assign
from .filters import queue_words
from .office import desk_page

room = Blueprint("assignments", __name__, url_prefix="/office/proposals/<int:proposal_id>/assignment")


@room.post("")
@officials
def create(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_received(proposal_id))
    form = AssignmentForm().offer(reviewers_for(proposal))
    if not form.validate():
        return desk_page(proposal_id, assignment=form), 422
    assign(proposal, form)
    flash("검토 담당을 정했습니다.", "success")
    return redirect(url_for("office_proposals.show", proposal_id=proposal_id, **queue_words()), 303)
