"""No to merging, with the reason."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, residents
from .. import actions
from ..forms import ReasonForm
from ..queries import merger_seen_by
from .mergers import merger_page

room = Blueprint("merger_refusals", __name__, url_prefix="/mergers/<int:merger_id>/refusal")


@room.post("")
@residents
def create(merger_id: int) -> ResponseReturnValue:
    asked, form = found(merger_seen_by(actor(), merger_id)), ReasonForm(prefix="no-")
    if not form.validate():
        return merger_page(merger_id, refusal=form), 422
    actions.refuse(actor(), asked, form.reason.data)
    flash("합치지 않기로 했습니다. 제안들은 따로 검토합니다.", "success")
    return redirect(url_for("mergers.show", merger_id=merger_id), 303)
