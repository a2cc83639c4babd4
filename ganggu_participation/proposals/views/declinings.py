"""Saying no to an invitation, or no longer yes."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, residents
from .. import actions
from ..models import Invitation
from ..queries import invitation_by_token, invitation_for

room = Blueprint("declinings", __name__)


@room.post("/invitations/<token>/refusal")
@residents
def create(token: str) -> ResponseReturnValue:
    return _decline(found(invitation_by_token(token)))


@room.post("/me/invitations/<int:invitation_id>/refusal")
@residents
def update(invitation_id: int) -> ResponseReturnValue:
    return _decline(found(invitation_for(actor(), invitation_id)))


def _decline(invitation: Invitation) -> ResponseReturnValue:
    actions.decline(actor(), invitation)
    flash("함께 쓰지 않겠다고 알렸습니다.", "success")
    return redirect(url_for("my_proposals.index"), 303)
