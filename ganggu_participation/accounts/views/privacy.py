"""개인정보 처리방침, in a version."""

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue

from ...web.doors import anyone
from ..consents import AT_SIGN_UP, IDENTITY, VERSION

room = Blueprint("privacy", __name__, url_prefix="/privacy")


@room.get("")
@anyone
def show() -> ResponseReturnValue:
    hours = current_app.config["SIGN_IN_HOURS"]
    return render_template("accounts/privacy_show.html", terms=[*AT_SIGN_UP, IDENTITY], version=VERSION, hours=hours)
