"""Saying yes to an invitation: by the token of its link, or by its number for whom it was sent to."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, residents
from .. import actions
from ..models import Invitation
from ..queries import invitation_by_token, invitation_for

room = Blueprint("joinings", __name__)


@room.post("/invitations/<token>/acceptance")
@residents
def create(token: str) -> ResponseReturnValue:
    return _join(found(invitation_by_token(token)))


@room.post("/me/invitations/<int:invitation_id>/acceptance")
@residents
def update(invitation_id: int) -> ResponseReturnValue:
    return _join(found(invitation_for(actor(), invitation_id)))


def _join(invitation: Invitation) -> ResponseReturnValue:
    proposal_id = invitation.proposal_id
    actions.accept(actor(), invitation)
    flash("이제 이 제안을 함께 쓸 수 있습니다.", "success")
    return redirect(url_for("proposals.show", proposal_id=proposal_id), 303)
