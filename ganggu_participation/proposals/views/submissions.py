"""Handing a proposal in."""

from flask import Blueprint, current_app, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, residents
from .. import actions
from ..queries import proposal_seen_by

room = Blueprint("submissions", __name__, url_prefix="/proposals/<int:proposal_id>/submission")


@room.post("")
@residents
def create(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_seen_by(actor(), proposal_id))
    actions.submit(actor(), proposal, review_days=current_app.config["REVIEW_DAYS"])
    flash(proposal.steps[-1].text, "success")
    return redirect(url_for("proposals.show", proposal_id=proposal_id), 303)
