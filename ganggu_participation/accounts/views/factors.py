"""로그인 지키기: her second factors and recovery codes."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...web.doors import actor, residents
from ..queries import factors_of

room = Blueprint("factors", __name__, url_prefix="/me/factors")


@room.get("")
@residents
def index() -> ResponseReturnValue:
    return render_template("accounts/factors_index.html", factors=factors_of(actor().id), me=actor())
