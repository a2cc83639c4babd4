"""Coming back from another house that checked who she is."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from ...refusals import Refused
from ...web.doors import anyone
from .. import checks
from . import entry

room = Blueprint("identity_returns", __name__, url_prefix="/identity-checks/return")


@room.get("")
@anyone
def show() -> ResponseReturnValue:
    """What went wrong is told on the page where she can choose another way."""
    token, who = request.args.get("state", ""), entry.asker()
    place = checks.where_of(token, who)
    try:
        identity, place = checks.end(token, who, request.args)
        return entry.finish(identity, place)
    except Refused as no:
        flash(no.message, "error")
        return redirect(url_for("identity_checks.new", vote=place["vote"], next=place["next"] or None), 303)
