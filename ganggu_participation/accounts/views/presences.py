"""One press says that she is still here: nothing else changes."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from ...web.doors import actor, residents
from ..second_factor import seen
from . import entry

room = Blueprint("presences", __name__, url_prefix="/me/presence")


@room.post("")
@residents
def create() -> ResponseReturnValue:
    seen(actor())
    return entry.back("office.show")
