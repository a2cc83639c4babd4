"""The moderators' table: what was reported, what an account wrote first, and what is hidden."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ...web.doors import actor, officials
from ..forms import HideForm
from ..queries import comments_to_moderate

room = Blueprint("office_comments", __name__, url_prefix="/office/comments")


@room.get("")
@officials
def index() -> ResponseReturnValue:
    which = next((name for name in ("hidden", "first") if request.args.get(name) == "1"), "reported")
    page = comments_to_moderate(actor(), which, request.args.get("page", 1, type=int))
    return render_template("voices/office_index.html", page=page, which=which, form=HideForm())
