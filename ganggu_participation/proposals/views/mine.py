"""What I have proposed, drafts too."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ...web.doors import actor, residents
from ..queries import invitations_for, proposals_of

room = Blueprint("my_proposals", __name__, url_prefix="/me/proposals")


@room.get("")
@residents
def index() -> ResponseReturnValue:
    page = proposals_of(actor(), request.args.get("page", 1, type=int))
    invitations = invitations_for(actor())
    return render_template("proposals/my_proposals_index.html", page=page, invitations=invitations)
