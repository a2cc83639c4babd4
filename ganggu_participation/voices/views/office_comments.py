"""The moderators' table: what was reported, and what is hidden."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ...web.doors import actor, officials
from ..forms import HideForm
from ..queries import comments_to_moderate

room = Blueprint("office_comments", __name__, url_prefix="/office/comments")


@room.get("")
@officials
def index() -> ResponseReturnValue:
    hidden = request.args.get("hidden") == "1"
    page = comments_to_moderate(actor(), hidden, request.args.get("page", 1, type=int))
    return render_template("voices/office_index.html", page=page, hidden=hidden, form=HideForm())
