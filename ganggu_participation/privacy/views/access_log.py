"""접속기록: by month, with the reasons to look through."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, officials
from ..forms import ReasonForm, ReviewForm
from ..queries import Month, accesses_in, log_for, months, reasons_in

room = Blueprint("access_log", __name__, url_prefix="/office/access-log")


@room.get("")
@officials
def index() -> ResponseReturnValue:
    month = month_asked()
    return log_page(month, ReviewForm(month=month.key), ReasonForm())


def month_asked() -> Month:
    """The month that was asked for, or this one; of the last thirteen."""
    found(log_for(actor()))
    offered = {month.key: month for month in months()}
    asked = request.values.get("month") or next(iter(offered))
    return found(offered.get(asked))


def log_page(month: Month, form: ReviewForm, reason: ReasonForm) -> str:
    page = accesses_in(month.key, request.args.get("page", 1, type=int))
    words = {"form": form, "reason": reason, "reasons": reasons_in(month.key), "page": page}
    return render_template("privacy/access_log_index.html", month=month, months=months(), **words)
