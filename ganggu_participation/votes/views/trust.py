"""이 투표를 믿을 수 있는 까닭: what is protected and what is not, from this vote's own settings."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...web.doors import actor, anyone, found
from .. import queries

room = Blueprint("trust", __name__, url_prefix="/votes")


@room.get("/<int:vote_id>/trust")
@anyone
def show(vote_id: int) -> ResponseReturnValue:
    vote = found(queries.vote_seen_by(actor(), vote_id))
    return render_template("votes/trust.html", vote=vote, rules=queries.rules_of(vote) if vote.digest else None)
