"""The author takes back an invitation that nobody has answered."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, residents
from .. import actions
from ..queries import invitation_in, proposal_seen_by

room = Blueprint(
    "invitation_recalls", __name__, url_prefix="/proposals/<int:proposal_id>/invitations/<int:invitation_id>/recall"
)


@room.post("")
@residents
def create(proposal_id: int, invitation_id: int) -> ResponseReturnValue:
    invitation = found(invitation_in(found(proposal_seen_by(actor(), proposal_id)), invitation_id))
    actions.recall(actor(), invitation)
    flash("초대를 거두었습니다. 보낸 주소로는 이제 들어올 수 없습니다.", "success")
    return redirect(url_for("invitations.index", proposal_id=proposal_id), 303)
