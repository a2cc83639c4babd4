"""파기 대장: what was destroyed, how many, when, by which rule."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ...web.doors import observers
from ..queries import ledger
from ..retention import BY_KEY, RULES

room = Blueprint("destructions", __name__, url_prefix="/office/destructions")


@room.get("")
@observers
def index() -> ResponseReturnValue:
    page = ledger(request.args.get("page", 1, type=int))
    return render_template("privacy/destructions_index.html", page=page, rules=RULES, by_key=BY_KEY)
