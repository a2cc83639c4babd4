"""Handing a proposal in."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ...permissions import why_not
from ...verbs import Verb
from ...web.doors import actor, found, residents
from .. import actions
from ..flags import numbers_in
from ..queries import proposal_seen_by

room = Blueprint("submissions", __name__, url_prefix="/proposals/<int:proposal_id>/submission")


@room.post("")
@residents
def create(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_seen_by(actor(), proposal_id))
    numbers = numbers_in(proposal)
    if numbers and request.form.get("as_it_is") != "yes" and why_not(actor(), Verb.PROPOSAL_SUBMIT, proposal) is None:
        return render_template("proposals/submissions_new.html", proposal=proposal, numbers=numbers), 422
    actions.submit(actor(), proposal, review_days=current_app.config["REVIEW_DAYS"])
    flash(proposal.steps[-1].text, "success")
    return redirect(url_for("proposals.show", proposal_id=proposal_id), 303)
