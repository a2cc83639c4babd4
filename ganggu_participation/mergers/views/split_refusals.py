"""No to splitting, with the reason."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, residents
from .. import actions
from ..forms import ReasonForm
from ..queries import split_seen_by
from .splits import split_page

room = Blueprint("split_refusals", __name__, url_prefix="/splits/<int:split_id>/refusal")


@room.post("")
@residents
def create(split_id: int) -> ResponseReturnValue:
    asked, form = found(split_seen_by(actor(), split_id)), ReasonForm(prefix="no-")
    if not form.validate():
        return split_page(split_id, refusal=form), 422
    actions.refuse_to_split(actor(), asked, form.reason.data)
    flash("나누지 않기로 했습니다. 제안은 그대로 검토합니다.", "success")
    return redirect(url_for("splits.show", split_id=split_id), 303)
