"""What is kept about me, why and until when."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...web.doors import actor, residents
from ..kept import kept_about

room = Blueprint("kept", __name__, url_prefix="/me/kept")


@room.get("")
@residents
def show() -> ResponseReturnValue:
    return render_template("privacy/kept_show.html", kept=kept_about(actor()))
