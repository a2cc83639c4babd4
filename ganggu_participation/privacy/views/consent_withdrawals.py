"""Taking a consent back."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from ...web.doors import actor, found, residents
from .. import actions
from ..queries import term

room = Blueprint("consent_withdrawals", __name__, url_prefix="/me/consents/<kind>/withdrawal")


@room.post("")
@residents
def create(kind: str) -> ResponseReturnValue:
    actions.withdraw(actor(), actor(), found(term(kind)).kind)
    flash("동의를 거두었습니다.", "success")
    return redirect(url_for("consents.index"), 303)
