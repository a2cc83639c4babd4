"""What waits for her answer about her own proposals."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...web.doors import actor, residents
from ..queries import waiting_for

room = Blueprint("my_requests", __name__, url_prefix="/me/mergers")


@room.get("")
@residents
def index() -> ResponseReturnValue:
    mergers, splits = waiting_for(actor())
    return render_template("mergers/my_requests_index.html", mergers=mergers, splits=splits)
