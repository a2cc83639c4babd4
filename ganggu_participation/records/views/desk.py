"""The officials' desk: today's tasks first."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...web.doors import actor, observers
from .. import queries

room = Blueprint("office", __name__, url_prefix="/office")


@room.get("")
@observers
def show() -> ResponseReturnValue:
    return render_template("records/desk.html", desk=queries.desk_of(actor()))
