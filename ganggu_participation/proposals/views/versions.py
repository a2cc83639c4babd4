"""Every version of a proposal since it was first handed in."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...web.doors import actor, anyone, found
from ..queries import proposal_seen_by

room = Blueprint("versions", __name__, url_prefix="/proposals/<int:proposal_id>/versions")


@room.get("")
@anyone
def index(proposal_id: int) -> ResponseReturnValue:
    proposal = found(proposal_seen_by(actor(), proposal_id))
    return render_template("proposals/versions_index.html", proposal=proposal)
