"""Handing in once more what fell short of support."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, residents
from .. import actions
from ..queries import proposal_seen_by

room = Blueprint("revivals", __name__, url_prefix="/proposals/<int:proposal_id>/revival")


@room.post("")
@residents
def create(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_seen_by(actor(), proposal_id))
    actions.revive(actor(), proposal)
    flash(proposal.steps[-1].text, "success")
    return redirect(url_for("proposals.show", proposal_id=proposal_id), 303)
