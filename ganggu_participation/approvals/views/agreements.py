"""Agreeing to what somebody else proposed."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, freshly, officials
from .. import actions, queries

room = Blueprint("approval_agreements", __name__, url_prefix="/office/approvals/<int:approval_id>/approval")


@room.post("")
@officials
@freshly
def create(approval_id: int) -> ResponseReturnValue:
    actions.approve(actor(), found(queries.approval_seen_by(actor(), approval_id)))
    flash("승인했습니다. 이제 요청한 일을 할 수 있습니다.", "success")
    return redirect(url_for("approvals.show", approval_id=approval_id), 303)
