"""이 투표를 믿을 수 있는 까닭: what is protected and what is not, from this vote's own settings."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from ...web.doors import actor, anyone, found
from .. import queries
from ..trust_words import settings_of, weak_points_of

room = Blueprint("trust", __name__, url_prefix="/votes")


@room.get("/<int:vote_id>/trust")
@anyone
def show(vote_id: int) -> ResponseReturnValue:
    """A draft has no settings yet that anybody could rely on."""
    vote = found(queries.vote_seen_by(actor(), vote_id))
    rules = queries.rules_of(vote) if vote.digest else None
    channels = tuple(channel for channel, _ in queries.turnout_of(vote).by_channel)
    return render_template(
        "votes/trust.html",
        vote=vote,
        rules=rules,
        settings_told=settings_of(rules, channels) if rules else [],
        weak_points=weak_points_of(rules) if rules else [],
    )
