"""What is kept about me."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...web.doors import actor, residents
from ..states import Level

room = Blueprint("me", __name__, url_prefix="/me")


@room.get("")
@residents
def show() -> ResponseReturnValue:
    me = actor()
    return render_template("accounts/me_show.html", me=me, level=Level(me.level))
