"""Splitting is not asked for any more."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, residents
from .. import actions
from ..forms import ReasonForm
from ..queries import split_seen_by
from .splits import split_page

room = Blueprint("split_withdrawals", __name__, url_prefix="/splits/<int:split_id>/withdrawal")


@room.post("")
@residents
def create(split_id: int) -> ResponseReturnValue:
    asked, form = found(split_seen_by(actor(), split_id)), ReasonForm(prefix="no-")
    if not form.validate():
        return split_page(split_id, refusal=form), 422
    actions.drop_split(actor(), asked, form.reason.data)
    flash("나누자는 말을 거두었습니다.", "success")
    return redirect(url_for("splits.show", split_id=split_id), 303)
