"""Two proposals side by side."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ...web.doors import anyone
from ..queries import two_compared

room = Blueprint("pairs", __name__, url_prefix="/proposals/comparison")


@room.get("")
@anyone
def show() -> ResponseReturnValue:
    chosen = list(dict.fromkeys(request.args.getlist("proposal", type=int)))
    return render_template("proposals/pairs_show.html", pair=two_compared(chosen), chosen=len(chosen))
