"""Certifying a count by other hands."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, freshly, officials
from .. import actions, queries

room = Blueprint("certifications", __name__, url_prefix="/office/counts/<int:count_id>/certification")


@room.post("")
@officials
@freshly
def create(count_id: int) -> ResponseReturnValue:
    count = found(queries.count_seen_by(actor(), count_id))
    vote_id = count.vote_id
    actions.certify(actor(), count)
    flash("개표 결과를 확인하고 발표했습니다.", "success")
    return redirect(url_for("results.show", vote_id=vote_id), 303)
