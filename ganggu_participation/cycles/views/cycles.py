"""올해 이렇게 진행합니다: the plan of a year, and the years so far."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...web.doors import actor, anyone, found
from .. import queries

cycles = Blueprint("cycles", __name__, url_prefix="/cycles")


@cycles.get("")
@anyone
def index() -> ResponseReturnValue:
    return render_template("cycles/index.html", cycles=queries.cycles_seen_by(actor()))


@cycles.get("/<int:cycle_id>")
@anyone
def show(cycle_id: int) -> ResponseReturnValue:
    return render_template("cycles/show.html", cycle=found(queries.cycle_seen_by(actor(), cycle_id)))
