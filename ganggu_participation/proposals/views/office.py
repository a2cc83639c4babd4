"""The desk of those who answer: what is due first stands first."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, officials
from ..flags import is_first, numbers_in
from ..forms import InfoRequestForm, TakeUpForm
from ..queries import around_in_queue, last_signature, proposal_received, proposals_for_office
from .filters import office_filter

room = Blueprint("office_proposals", __name__, url_prefix="/office/proposals")


@room.get("")
@officials
def index() -> ResponseReturnValue:
    form, wanted = office_filter()
    page = proposals_for_office(**wanted, page=request.args.get("page", 1, type=int))
    return render_template("proposals/office_proposals_index.html", page=page, form=form)


@room.get("/<int:proposal_id>")
@officials
def show(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_received(proposal_id))
    department, _ = last_signature(actor())
    forms = {"take_up": TakeUpForm(department=department), "request": InfoRequestForm()}
    words = {"forms": forms, "around": around_in_queue(proposal)}
    flags = {"numbers": numbers_in(proposal), "first": is_first(proposal)}
    return render_template("proposals/office_proposals_show.html", proposal=proposal, **words, **flags)
