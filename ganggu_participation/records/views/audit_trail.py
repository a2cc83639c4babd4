"""The trail of acts, for observers and officials: append-only, chained, checked on the page."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ...verbs import Verb
from ...web.doors import observers
from .. import queries

LABELS = {verb.value: verb.label for verb in Verb}
room = Blueprint("audit_trail", __name__, url_prefix="/office/audit")


@room.get("")
@observers
def index() -> ResponseReturnValue:
    page = request.args.get("page", 1, type=int)
    return render_template("records/audit_trail.html", page=queries.audit_trail(page), labels=LABELS)
