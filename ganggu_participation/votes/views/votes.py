"""All votes, and one: what is asked, who may vote, until when."""

from flask import Blueprint, current_app, render_template, request
from flask.typing import ResponseReturnValue

from ...web.doors import actor, anyone, found
from .. import queries
from ..models import Vote
from ..roll import who_may_vote

room = Blueprint("votes", __name__, url_prefix="/votes")


def place_of(vote: Vote) -> str:
    """Where somebody must belong: the dong, or the whole district."""
    name: str = vote.dong.name if vote.dong else current_app.config["DISTRICT_NAME"]
    return name


@room.get("")
@anyone
def index() -> ResponseReturnValue:
    past = queries.votes_past(request.args.get("page", 1, type=int))
    return render_template(
        "votes/index.html", open_now=queries.votes_open_now(), coming=queries.votes_coming(), past=past
    )


@room.get("/<int:vote_id>")
@anyone
def show(vote_id: int) -> ResponseReturnValue:
    vote = found(queries.vote_seen_by(actor(), vote_id))
    return render_template(
        "votes/show.html",
        vote=vote,
        contests=queries.contests_of(vote),
        who=who_may_vote(vote.roll_rule, place_of(vote)),
        turnout=queries.live_turnout(vote_id),
        mark=queries.mark_of(getattr(actor(), "person_key", None), vote),
    )
