"""The paper balances of a vote for whoever watches it: numbers of papers, no person and no choice."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...votes.queries import vote_seen_by
from ...web.doors import actor, found, observers
from .. import queries

room = Blueprint("place_balances", __name__, url_prefix="/office/votes/<int:vote_id>/balances")


@room.get("")
@observers
def index(vote_id: int) -> ResponseReturnValue:
    vote = found(vote_seen_by(actor(), vote_id))
    found(queries.watches(actor(), vote) or None)
    return render_template("polling/place_balances_index.html", vote=vote, balances=queries.balances_of(vote_id))
