"""Taking one's own request back."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, officials
from .. import actions, queries

room = Blueprint("approval_withdrawals", __name__, url_prefix="/office/approvals/<int:approval_id>/withdrawal")


@room.post("")
@officials
def create(approval_id: int) -> ResponseReturnValue:
    actions.withdraw(actor(), found(queries.approval_seen_by(actor(), approval_id)))
    flash("요청을 거두었습니다.", "success")
    return redirect(url_for("approvals.show", approval_id=approval_id), 303)
