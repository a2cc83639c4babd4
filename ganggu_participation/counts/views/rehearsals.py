"""연습 개표: an official sees what the rules of a vote would do, before they are frozen."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ...votes.queries import contests_of, vote_kept_by
from ...web.doors import actor, found, officials
from ..rehearsal import rehearse

room = Blueprint("rehearsals", __name__, url_prefix="/office/votes/<int:vote_id>/rehearsal")
BALLOTS, MOST_BALLOTS, LONGEST_SEED = 300, 3000, 40


@room.get("")
@officials
def show(vote_id: int) -> ResponseReturnValue:
    """Made-up ballots: how many and from which seed stand in the address, so that a rehearsal can be shown again."""
    vote = found(vote_kept_by(actor(), vote_id))
    ballots = min(max(request.args.get("ballots", BALLOTS, type=int), 1), MOST_BALLOTS)
    seed = request.args.get("seed", "1")[:LONGEST_SEED]
    done = rehearse(contests_of(vote), ballots, seed)
    return render_template("counts/rehearsal.html", vote=vote, ballots=ballots, seed=seed, most=MOST_BALLOTS, done=done)
