"""What waits for an answer, for officials."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...web.doors import officials
from ..queries import open_requests

room = Blueprint("requests", __name__, url_prefix="/office/mergers")


@room.get("")
@officials
def index() -> ResponseReturnValue:
    mergers, splits = open_requests()
    return render_template("mergers/requests_index.html", mergers=mergers, splits=splits)
