"""The signature under a month of the access log."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refused
from ...web.doors import actor, officials
from ..actions import review
from ..forms import ReasonForm, ReviewForm
from .access_log import log_page, month_asked

room = Blueprint("access_reviews", __name__, url_prefix="/office/access-log/reviews")


@room.post("")
@officials
def create() -> ResponseReturnValue:
    month, form = month_asked(), ReviewForm()
    if not form.validate_on_submit():
        return log_page(month, form, ReasonForm()), 422
    try:
        review(actor(), month.key, form.reasons_checked.data, form.remark.data or "")
    except Refused as no:
        form.refuse("reasons_checked", no.message)
        return log_page(month, form, ReasonForm()), no.status
    flash(f"{month.label} 접속기록을 점검했습니다.", "success")
    return redirect(url_for("access_log.index", month=month.key), 303)
