"""The way to a ballot for somebody who is not known yet: with an account, or without any."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from ...identities.queries import faces_offered
from ...web.doors import anyone, elector, found
from .. import queries
from ..roll import who_may_vote
from .votes import place_of

room = Blueprint("entrances", __name__, url_prefix="/votes")


@room.get("/<int:vote_id>/entrance")
@anyone
def show(vote_id: int) -> ResponseReturnValue:
    vote = found(queries.vote_seen_by(elector(), vote_id))
    if elector() is not None:
        return redirect(url_for("ballots.new", vote_id=vote_id), 303)
    who, needed = who_may_vote(vote.roll_rule, place_of(vote)), vote.roll_rule["level"]
    return render_template("votes/entrance.html", vote=vote, who=who, faces=faces_offered(), needed=needed)
