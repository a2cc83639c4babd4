"""Not asked for any more."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, residents
from .. import actions
from ..forms import ReasonForm
from ..queries import merger_seen_by
from .mergers import merger_page

room = Blueprint("merger_withdrawals", __name__, url_prefix="/mergers/<int:merger_id>/withdrawal")


@room.post("")
@residents
def create(merger_id: int) -> ResponseReturnValue:
    asked, form = found(merger_seen_by(actor(), merger_id)), ReasonForm(prefix="no-")
    if not form.validate():
        return merger_page(merger_id, refusal=form), 422
    actions.drop(actor(), asked, form.reason.data)
    flash("합치자는 말을 거두었습니다.", "success")
    return redirect(url_for("mergers.show", merger_id=merger_id), 303)
