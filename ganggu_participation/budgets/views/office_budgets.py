"""The desk of the money: what waits to be shared out, and every envelope."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...cycles.queries import current_cycle, tracks_of
from ...web.doors import officials
from .. import queries

room = Blueprint("office_budgets", __name__, url_prefix="/office/budgets")


@room.get("")
@officials
def index() -> ResponseReturnValue:
    cycle = current_cycle()
    tracks = [track for track in tracks_of(cycle) if track.dong_ceiling is not None] if cycle else []
    return render_template(
        "budgets/office_index.html",
        cycle=cycle,
        tracks=tracks,
        envelopes=queries.envelopes_of(cycle),
        waiting=queries.waiting_allocations(cycle),
    )
