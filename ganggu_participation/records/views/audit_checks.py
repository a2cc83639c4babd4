"""The whole chain followed from its start: does every act still follow from the one before?"""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...web.doors import observers
from .. import queries

room = Blueprint("audit_checks", __name__, url_prefix="/office/audit/check")


@room.get("")
@observers
def show() -> ResponseReturnValue:
    return render_template("records/audit_check.html", check=queries.audit_check())
