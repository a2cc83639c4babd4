"""Ten recovery codes, shown once."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...web.doors import actor, freshly, residents
from ...web.handover import hand_over, handed_over
from ..actions import renew_codes
from . import entry

room = Blueprint("recovery_codes", __name__, url_prefix="/me/recovery-codes")


@room.get("")
@residents
def show() -> ResponseReturnValue:
    codes = handed_over("recovery-codes")
    if not codes:
        return entry.back("factors.index")
    return render_template("accounts/recovery_codes_show.html", codes=codes, wanted=entry.wanted())


@room.post("")
@residents
@freshly
def create() -> ResponseReturnValue:
    hand_over("recovery-codes", renew_codes(actor(), actor()))
    return entry.onward("recovery_codes.show")
