"""개인정보 처리방침: the newest at once, every older one under its version."""

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue

from ... import clock
from ...web.doors import anyone, found
from ..notices import BY_VERSION, NOTICES, Notice
from ..queries import terms_in_order
from ..retention import RULES

room = Blueprint("privacy", __name__, url_prefix="/privacy")


@room.get("", defaults={"version": NOTICES[-1].version})
@room.get("/<version>")
@anyone
def show(version: str) -> ResponseReturnValue:
    notice: Notice = found(BY_VERSION.get(version))
    hours, today = current_app.config["SIGN_IN_HOURS"], f"{clock.today():%Y-%m-%d}"
    words = {"terms": terms_in_order(), "hours": hours, "rules": RULES, "today": today}
    return render_template(notice.template, notice=notice, notices=NOTICES, version=version, **words)
