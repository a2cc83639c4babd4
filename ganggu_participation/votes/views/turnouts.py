"""How many took part so far: a part that pages ask for again and again. Never a result."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...web.doors import actor, anyone, found
from .. import queries

room = Blueprint("turnouts", __name__, url_prefix="/votes")


@room.get("/<int:vote_id>/turnout")
@anyone
def show(vote_id: int) -> ResponseReturnValue:
    vote = found(queries.vote_seen_by(actor(), vote_id))
    return render_template("votes/_turnout.html", vote=vote, turnout=queries.recent_turnout_of(vote))
