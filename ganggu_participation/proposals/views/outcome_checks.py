"""No proposal of a year that is over stays without a public outcome: those that do, by name."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...cycles.queries import cycle_of
from ...web.doors import found, officials
from ..queries.desk import without_outcome

room = Blueprint("outcome_checks", __name__, url_prefix="/office/outcome-checks")


@room.get("/<int:cycle_id>")
@officials
def show(cycle_id: int) -> ResponseReturnValue:
    cycle = found(cycle_of(cycle_id))
    return render_template("proposals/outcome_checks_show.html", cycle=cycle, missing=without_outcome(cycle))
