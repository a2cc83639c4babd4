"""The form on paper, for handwriting: one sheet of A4, the same questions."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...web.doors import anyone

room = Blueprint("blank_proposals", __name__, url_prefix="/proposals/blank")


@room.get("")
@anyone
def show() -> ResponseReturnValue:
    return render_template("proposals/blank_proposals_show.html")
